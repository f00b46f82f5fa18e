import Briefs
import Foundation
import Screen
import Testing
import Text

@testable import Reader

/// Esc takes off the last thing and nothing else; what comes back at the next start.
@Suite struct FilterWalkTests {
  private func status(_ walk: Walk) -> String { walk.screen.text(row: 39) }

  /// The session as it was last written.
  private func saved(_ walk: Walk) -> SessionState? {
    walk.asked.compactMap { if case .saveSession(let state) = $0 { state } else { nil } }.last
  }

  private func type(_ walk: inout Walk, _ line: String) {
    walk.press(":")
    for scalar in line.unicodeScalars { walk.press(.character(scalar)) }
    walk.press("enter")
  }

  @Test func aSearchGivesBackWhatItTookThePlaceOf() throws {
    var walk = try Walk()
    walk.press("U / meta enter")
    #expect(walk.model.view.layers == [.query("meta*")])
    walk.press("esc")
    #expect(status(walk).contains("highlights off"))
    #expect(walk.model.view.layers == [.query("meta*")])
    walk.press("esc")
    #expect(status(walk).contains("took off “meta*”; unread is still on"))
    #expect(walk.model.view.layers == [.unread])
    walk.press("esc")
    #expect(status(walk).contains("took off unread"))
    #expect(walk.model.view.isEmpty)
    walk.press("esc")
    #expect(status(walk).contains("nothing to take off"))
  }

  /// One search after another: Esc does not lead back through all of them.
  @Test func aSearchInThePlaceOfASearchIsOneStep() throws {
    var walk = try Walk()
    walk.press("U / meta enter / inflation enter esc esc")
    #expect(walk.model.view.layers == [.unread])
  }

  @Test func whatWasAddedLastComesOffFirst() throws {
    var walk = try Walk()
    walk.press("/ meta enter U esc")
    #expect(status(walk).contains("took off unread; “meta*” is still on"))
    #expect(walk.model.isLit)
    walk.press("esc")
    #expect(status(walk).contains("highlights off; “meta*” is still on"))
  }

  @Test func theListDoesNotJump() throws {
    var walk = try Walk(columns: 120, rows: 14)
    walk.press("j r j r g j j j U")
    let selected = walk.model.list.selection
    let above = walk.model.list.index - walk.model.list.top
    walk.press("esc")
    #expect(walk.model.list.selection == selected)
    #expect(walk.model.list.index - walk.model.list.top == above)
  }

  @Test func aSearchForNothingLeavesTheSelectionWhereItWas() throws {
    var walk = try Walk()
    walk.press("j j j / zzz enter esc")
    #expect(walk.model.list.rows.count == 8)
    #expect(walk.model.list.selectedRow?.id == BriefID(4))
  }

  @Test func aSearchThatWasNotAcceptedDoesNotComeBack() throws {
    var walk = try Walk()
    walk.press("U / meta")
    let next = try Walk(session: walk.model.session)
    #expect(next.model.view.layers == [.unread])
  }

  @Test func anAcceptedSearchComesBackWithWhatIsUnderIt() throws {
    var walk = try Walk()
    walk.press("U / meta enter Q")
    var next = try Walk(session: saved(walk))
    #expect(next.model.view.layers == [.query("meta*")])
    next.press("esc")
    #expect(next.model.view.layers == [.unread])
  }

  @Test func theQueryOfACommandLineIsMeantForOnce() throws {
    var walk = try Walk()
    walk.press("U Q")
    var model = walk.model
    model.restore(try #require(saved(walk)))
    _ = model.begin(query: "meta", open: nil)
    #expect(model.view.layers == [.query("meta")])
    #expect(model.session.filter.layers == [.unread])
    _ = model.update(.key(.named(.escape)))
    #expect(model.session.filter.layers.isEmpty)
  }

  @Test func aFilterThatFindsNothingAnyMoreIsTakenOff() throws {
    var walk = try Walk()
    walk.press("/ spain enter Q")
    let session = try #require(saved(walk))
    var library = FakeLibrary.standard
    library.stories.removeAll { $0.id == 7 }
    let next = try Walk(library, session: session)
    #expect(next.model.list.rows.count == 7)
    #expect(status(next).contains("“spain*” finds nothing now: taken off"))
  }

  /// What has not been read yet cannot be found yet.
  @Test func anEmptyIndexIsWaitedFor() throws {
    var session = SessionState()
    session.filter = ViewFilter(layers: [.query("spain")])
    var walk = try Walk(FakeLibrary([]), session: session)
    walk.send(.scanning(ScanProgress(done: 1, of: 8)))
    #expect(walk.model.view.layers == [.query("spain")])
    walk.library = .standard
    walk.send(.libraryChanged)
    walk.send(.scanned)
    #expect(walk.model.view.layers == [.query("spain")])
    #expect(walk.model.list.rows.map(\.id) == [BriefID(7)])
  }

  @Test func aSearchForNothingIsNotTakenOffByItself() throws {
    var walk = try Walk()
    walk.press("/ zzz enter")
    walk.send(.scanned)
    #expect(walk.model.view.layers == [.query("zzz*")])
  }
}

/// The command prompt: whole names, the beginnings of names, and values.
@Suite struct CommandPromptTests {
  private func run(_ line: String, on walk: inout Walk) -> String {
    walk.press(":")
    for scalar in line.unicodeScalars { walk.press(.character(scalar)) }
    walk.press("enter")
    return walk.screen.text(row: 39)
  }

  @Test func qQuits() throws {
    var walk = try Walk()
    _ = run("q", on: &walk)
    #expect(walk.asked.contains(.quit))
  }

  @Test func aPrefixRunsOnlyWhereOneCommandHasIt() throws {
    var walk = try Walk()
    #expect(run("qu", on: &walk).contains("\"qu\" could be query, quit"))
    #expect(!walk.asked.contains(.quit))
    #expect(run("s", on: &walk).contains("\"s\" could be "))
    _ = run("them light", on: &walk)
    #expect(walk.model.settings.themeName == "light")
    #expect(run("star", on: &walk).contains("no command \"star\""))
    #expect(walk.library.states.isEmpty)
    // A whole name wins over longer ones.
    _ = run("sort title", on: &walk)
    #expect(walk.model.sort == .title)
    _ = run("quer \"limits calls\"", on: &walk)
    #expect(walk.model.view.layers == [.query("\"limits calls\"")])
  }

  @Test(arguments: [
    ("watch", "watch is not set"), ("theme", "theme is auto"), ("mark-read", "mark-read is delay"),
    ("text-width", "text-width is 76"), ("list-rows", "list-rows is 2"),
    ("symbols", "symbols is auto"), ("folder", "folder is not set"),
  ])
  func aSettingAloneShowsItsValue(_ name: String, _ text: String) throws {
    var walk = try Walk()
    #expect(run("set \(name)", on: &walk).contains(text))
  }

  @Test func whatIsWatchedIsShownAndKept() throws {
    var walk = try Walk(config: "set watch Meta, Telegram")
    #expect(run("set watch", on: &walk).contains("watch is Meta, Telegram"))
    #expect(walk.model.settings.watched == ["Meta", "Telegram"])
    _ = run("set watch ''", on: &walk)
    #expect(walk.model.settings.watched.isEmpty)
  }

  @Test func everySettingCanBeShown() throws {
    var walk = try Walk()
    for setting in Setting.all {
      #expect(run("set \(setting.name)", on: &walk).contains("\(setting.name) is "))
    }
  }

  @Test func aConfigWithoutAValueIsComplainedAbout() throws {
    var model = try Walk().model
    #expect(
      model.configure("set theme\ntheme", name: "config").map(\.sentence)
        == ["config:1: set theme wants a value", "config:2: theme wants a value"])
  }
}

/// Help is searched by typing.
@Suite struct HelpWalkTests {
  @Test func lettersSearch() throws {
    var walk = try Walk()
    walk.press("?")
    for scalar in "star".unicodeScalars { walk.press(.character(scalar)) }
    #expect(walk.screen.text.contains("star or unstar"))
    #expect(!walk.screen.text.contains("next line of the pane"))
    walk.press("enter")
    #expect(walk.library.states[BriefID(1)]?.isStarred == true)
    #expect(walk.model.isBrowsing)
  }

  @Test func escapeTakesWhatWasTypedFirst() throws {
    var walk = try Walk()
    walk.press("? j k g x esc")
    #expect(!walk.model.isBrowsing)
    walk.press("esc")
    #expect(walk.model.isBrowsing)
    #expect(!walk.asked.contains(.quit))
  }

  @Test(arguments: ["q", "?", "left"])
  func helpIsLeft(_ key: String) throws {
    var walk = try Walk()
    walk.press("? down down \(key)")
    #expect(walk.model.isBrowsing)
    #expect(!walk.asked.contains(.quit))
  }

  @Test func aSlashLetsQBeTyped() throws {
    var walk = try Walk()
    walk.press("? /")
    for scalar in "quit".unicodeScalars { walk.press(.character(scalar)) }
    #expect(walk.screen.text.contains("Q :q"))
    #expect(!walk.model.isBrowsing)
  }

  @Test func helpSaysWhatToDoAfterKillNine() throws {
    var walk = try Walk()
    walk.press("?")
    for scalar in "kill".unicodeScalars { walk.press(.character(scalar)) }
    #expect(walk.screen.text.contains("reset"))
    #expect(walk.screen.text.contains("brings the terminal back after kill -9"))
    walk.press("enter")
    #expect(!walk.asked.contains(.quit))
  }
}
