import Briefs
import Screen
import Testing
import Text

@testable import Reader

/// The one command language: config, prompt, keys and help agree.
@Suite struct CommandTests {
  @Test(arguments: [
    ("set list-rows 1", ["set", "list-rows", "1"]),
    ("  bind  j   line-down ", ["bind", "j", "line-down"]),
    ("set folder '~/My Briefs'", ["set", "folder", "~/My Briefs"]), ("# a comment", []),
    (#"set folder "a\"b""#, ["set", "folder", "a\"b"]),
    (#"set folder a\ b"#, ["set", "folder", "a b"]),
    ("theme dark # at night", ["theme", "dark"]), ("set folder ''", ["set", "folder", ""]),
    ("bind = narrow-to-this", ["bind", "=", "narrow-to-this"]), ("theme 'dark", ["theme", "dark"]),
    (#"query  "of the" # -meta"#, ["query", #""of the" # -meta"#]), ("query", ["query"]),
    (#"bind x query "of the""#, ["bind", "x", "query", #""of the""#]),
    (#"save 'The bank' org:"the bank""#, ["save", "The bank", #"org:"the bank""#]),
  ])
  func linesAreTakenApart(_ line: String, _ words: [String]) {
    #expect(CommandLineParser.words(of: line) == words)
  }

  @Test func aConfigErrorNamesItsLine() throws {
    var model = try Walk().model
    let text =
      "set list-rows 1\n\nset colour blue\nbind j dance\r\nset theme loud\nbind <nokey> top\n"
    #expect(
      model.configure(text, name: "config").map(\.sentence) == [
        "config:3: no setting \"colour\"", "config:4: no command \"dance\"; help lists them",
        "config:5: theme is auto | dark | light | mono | contrast-dark | contrast-light",
        "config:6: no key \"<nokey>\"",
      ])
    #expect(model.settings.listRows == 1)
  }

  @Test func aConfigCannotRunTheReader() throws {
    var model = try Walk().model
    #expect(
      model.configure("mark-all-read", name: "config").map(\.sentence) == [
        "config:1: mark-all-read runs only while reading"
      ])
  }

  @Test func keysCanBeBound() throws {
    var walk = try Walk(config: "bind x line-down\nbind j line-up\nunbind k")
    walk.press("x x j")
    #expect(walk.model.list.selectedRow?.title == "Max arrives on every new phone")
    walk.press("k")
    #expect(walk.screen.text.contains("k does nothing here"))
  }

  @Test func thePromptRunsCommands() throws {
    var walk = try Walk()
    walk.press(": theme")
    walk.press(.character(" "))
    walk.press("light enter")
    #expect(walk.model.settings.themeName == "light")
    walk.press(": nonsense enter")
    #expect(walk.screen.text.contains("no command"))
  }

  @Test func theCompletionOffersCommands() throws {
    var walk = try Walk()
    walk.press(": mark-a")
    #expect(walk.screen.text.contains("mark the whole list read, as filtered and shown"))
    walk.press("tab")
    #expect(walk.screen.text.contains(":mark-all-read"))
    walk.press("enter")
    #expect(walk.isRead(8))
  }

  @Test func everyStandardKeyHasANameAndRunsACommand() {
    for row in StandardKeys.rows {
      for name in row.keys { #expect(Key(name: name) != nil, "\(name)") }
      #expect(CommandRegistry.named(row.line[0]) != nil, "\(row.line[0])")
    }
    let names = StandardKeys.rows.flatMap(\.keys)
    #expect(Set(names).count == names.count)
  }

  @Test func commandNamesAreUnique() {
    let names = CommandRegistry.all.map(\.name)
    #expect(Set(names).count == names.count)
  }

  @Test func helpShowsKeysAsTheyAreBoundAndRunsThem() throws {
    var walk = try Walk(config: "bind x mark-all-read\nunbind A")
    walk.press("? / whole")
    #expect(walk.screen.text.contains("x   "))
    #expect(walk.screen.text.contains("mark the whole list read"))
    walk.press("enter")
    #expect(walk.isRead(8))
  }

  @Test func aPasteOutsideAPromptDoesNothing() throws {
    var walk = try Walk()
    walk.press(.paste(Array("A\nQ\n".utf8)))
    #expect(walk.screen.text.contains("paste ignored"))
    #expect(walk.library.states.isEmpty)
  }

  @Test func aPasteIntoAPromptIsCleanedAndCut() throws {
    var walk = try Walk()
    walk.press("/")
    walk.press(.paste(Array("me\u{1b}ta\n".utf8) + Array(repeating: 0x78, count: 9000)))
    #expect((walk.model.prompt?.string.utf8.count ?? 0) <= 1024)
    #expect(walk.model.prompt?.string.hasPrefix("me\u{241b}ta ") == true)
  }
}
