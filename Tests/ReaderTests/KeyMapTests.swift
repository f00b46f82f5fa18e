import Briefs
import Screen
import Testing
import Text

@testable import Reader

/// Keys, sequences of keys and counts, in every layer of the screen.
@Suite struct KeyMapTests {
  private func sentences(_ config: String) throws -> [String] {
    var model = try Walk().model
    return model.configure(config, name: "config").map(\.sentence.string)
  }

  private func status(_ walk: Walk) -> String { walk.screen.text(row: 39) }

  @Test(arguments: [
    ("j", "j"), ("gg", "gg"), (",a", ",a"), ("<c-x>s", "Ctrl-X s"), ("<space>f", "Space f"),
    ("<esc><esc>", "Esc Esc"), ("<lt>x", "<x"),
  ])
  func sequencesHaveNames(_ name: String, _ label: String) throws {
    let sequence = try #require(KeySequence(name: name))
    #expect(sequence.name == name)
    #expect(sequence.label.string == label)
  }

  @Test(arguments: ["", "<nokey>x", "x<c-", "abcdefg", "g\u{7}"])
  func whatIsNoSequenceIsNone(_ name: String) { #expect(KeySequence(name: name) == nil) }

  @Test func aSequenceRunsWithItsLastKey() throws {
    var walk = try Walk(config: "unbind g\nbind gg bottom\nbind ,a all-entities")
    walk.press("g")
    #expect(walk.model.list.index == 0)
    #expect(status(walk).contains("g…"))
    #expect(status(walk).contains("g bottom"))
    walk.press("g")
    #expect(walk.model.list.index == 7)
    walk.press(", a")
    #expect(walk.screen.text.contains("10 entities by briefs"))
    // It goes up the entity screens as well.
    walk.press("g g")
    #expect(walk.model.entityBrowser?.selectedRow == 9)
  }

  @Test func escapeLeavesASequence() throws {
    var walk = try Walk(config: "unbind g\nbind gg bottom")
    walk.press("U g esc")
    #expect(!status(walk).contains("g…"))
    #expect(walk.model.view.layers == [.unread])
    walk.press("g x")
    #expect(status(walk).contains("gx does nothing here"))
    #expect(walk.model.list.index == 0)
  }

  @Test func aSequenceOfAnotherLayoutIsTheSame() throws {
    var walk = try Walk(config: "unbind g\nbind gg bottom")
    walk.press(.character("п"))
    walk.press(.character("п"))
    #expect(walk.model.list.index == 7)
  }

  @Test func aCountRepeatsAMotion() throws {
    var walk = try Walk(config: (0...9).map { "unbind \($0)" }.joined(separator: "\n"))
    walk.press("3 j")
    #expect(walk.model.list.index == 3)
    walk.press("2 K")
    #expect(walk.model.list.index == 1)
    walk.press("4")
    #expect(status(walk).contains("4…"))
    walk.press("esc j")
    #expect(walk.model.list.index == 2)
    walk.press("1 0 0 0 0 k")
    #expect(walk.model.list.index == 0)
    walk.press("E 5 j")
    #expect(walk.model.entityBrowser?.selectedRow == 5)
  }

  /// Digits show saved searches and sections; where there is none, they count.
  @Test func aDigitWithoutAMeaningCounts() throws {
    var walk = try Walk()
    walk.press("5 j")
    #expect(walk.model.list.index == 5)
    walk.press("j")
    #expect(walk.model.list.index == 6)
  }

  @Test func aBoundKeyWorksInEveryLayer() throws {
    let config = "bind x line-down\nbind j line-up"
    var walk = try Walk(config: config)
    walk.press("E x x j")
    #expect(walk.model.entityBrowser?.selectedRow == 1)
    walk = try Walk(config: config)
    walk.press("S x enter")
    #expect(walk.model.sort == .oldest)
    walk = try Walk(config: config)
    walk.library.problems = ["one", "two", "three"].map {
      Problem(path: "a.txt", line: nil, severity: .error, reason: $0)
    }
    walk.press("P x x j")
    #expect(walk.model.pagerRow == 1)
    walk = try Walk(config: config)
    walk.press("? x x j")
    #expect(walk.model.pagerRow == 1)
    // Once something is typed, every letter is.
    walk.press("s x")
    #expect(walk.screen.text(row: 1).contains("/sx"))
  }

  @Test func aContextHasKeysOfItsOwn() throws {
    var walk = try Walk(config: "bind browser x bottom\nbind text,entities x all-entities")
    walk.press("x")
    #expect(status(walk).contains("x does nothing here"))
    walk.press("enter x")
    #expect(walk.model.entityBrowser != nil)
    walk.press("x")
    #expect(walk.model.entityBrowser?.selectedRow == 9)
  }

  @Test func promptsAreEditedByTheKeyMap() throws {
    var walk = try Walk(config: "bind prompt <c-x> delete-to-start")
    walk.press(": set")
    walk.press(.alt(.character("b")))
    walk.press("x")
    #expect(walk.model.prompt?.string == "xset")
    walk.press("<c-x>")
    #expect(walk.model.prompt?.string == "set")
    walk.press("<c-c>")
    #expect(walk.model.prompt == nil)
  }

  @Test func helpOpensOverTheEntityScreens() throws {
    var walk = try Walk()
    walk.press("E j ? esc")
    #expect(walk.model.entityBrowser?.selectedRow == 1)
    walk.press("s")
    #expect(status(walk).contains("toggle-star does nothing here"))
    #expect(walk.library.states.isEmpty)
  }

  @Test func aSequenceMustNotBeginWithAKey() throws {
    #expect(
      try sentences("bind gg bottom\nbind ,a top\nbind , bottom\nbind list jj top") == [
        "config:1: gg begins with g, which runs top; unbind that first",
        "config:3: , begins ,a, which runs top; unbind that first",
        "config:4: jj begins with j, which runs line-down; unbind that first",
      ])
  }

  @Test func aKeyIsBoundOnce() throws {
    #expect(
      try sentences("bind x top\n\nbind x bottom\nunbind x\nbind x bottom\nbind list x top") == [
        "config:3: x is bound already, in line 1"
      ])
  }

  @Test func aKeyOfALayerIsNamed() throws {
    #expect(
      try sentences("bind n next-unread") == [
        "config:1: n no longer runs order-entities name in the entity screens"
      ])
    #expect(try sentences("bind n next-unread\nbind browser n order-entities name") == [])
    var walk = try Walk()
    walk.press(": bind space r space rescan enter E r")
    #expect(walk.asked.contains(.rescan))
  }

  @Test func aWrongBindIsOneSentence() throws {
    #expect(
      try sentences("bind top\nbind x top 3\nunbind list\nbind nowhere x top\nkeys pico") == [
        "config:1: bind wants a key and a command", "config:2: top takes nothing after it",
        "config:4: no key \"nowhere\"", "config:5: keys wants vim, newsboat, mutt",
      ])
  }

  @Test(arguments: KeyPreset.all.map(\.name))
  func aPresetBindsAllItsKeys(_ name: String) throws {
    let preset = try #require(KeyPreset.named(name))
    let walk = try Walk(config: "keys \(name)")
    for line in preset.lines where line.hasPrefix("bind ") {
      let words = CommandLineParser.words(of: line)
      let sequence = try #require(KeySequence(name: words[1]))
      let answer = walk.model.keyMap.answer(to: sequence.keys, in: [.global])
      #expect(answer == .run(Array(words.dropFirst(2))), "\(line)")
    }
  }

  @Test func vimMovesWithSequencesAndCounts() throws {
    var walk = try Walk(config: "keys vim")
    walk.press("5 j")
    #expect(walk.model.list.index == 5)
    walk.press("g g d d")
    #expect(walk.isRead(1))
    walk.press("u")
    #expect(!walk.isRead(1))
    walk.press("Z Z")
    #expect(walk.asked.contains(.quit))
  }

  @Test func newsboatMovesByUnread() throws {
    var walk = try Walk(config: "keys newsboat")
    walk.press("m n N p")
    #expect(walk.isRead(3))
  }
}

extension EntityBrowser {
  /// The chosen row of the list.
  fileprivate var selectedRow: Int? { if case .list(let list) = top { list.index } else { nil } }
}

extension AppModel {
  /// The chosen line of help or problems.
  fileprivate var pagerRow: Int? {
    switch front {
    case .help(let pager): pager.lines.index
    case .problems(let pager): pager.lines.index
    default: nil
    }
  }
}
