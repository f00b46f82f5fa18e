import Foundation
import Glibc
import PseudoTerminal
import Testing

/// The built program on a terminal, used as a person uses it.
@Suite(.serialized) struct ReaderEndToEndTests {
  @Test func opensTheSamplesWithThreePanes() throws {
    let desk = try Desk()
    let reader = try desk.open(folder: Desk.samples)
    try reader.expect("Entities")
    try reader.expect("More stories")
    try reader.expect("of 26")
    try reader.expect("1 What")
    try reader.expectGone("indexing")
    #expect(reader.screen.violations.isEmpty)
    reader.press("Q")
    #expect(try reader.expectExit() == .code(0))
  }

  @Test func searchingNarrowsAndEntitiesLeadOn() throws {
    let desk = try Desk()
    let reader = try desk.open(folder: Desk.samples)
    try reader.expect("of 26")
    reader.press("/")
    reader.type("teleg")
    try reader.expect("found")
    try reader.expect { screen in !screen.text.contains("Spain Calls") }
    reader.press("<enter>", "<esc>", "<esc>")
    try reader.expect("of 26")
  }

  @Test func followsTheFolder() throws {
    let desk = try Desk()
    try desk.writeBrief("one.txt", title: "Alpha rises", text: "Alpha went up in Paris.")
    try desk.writeBrief("two.txt", title: "Beta falls", text: "Beta went down.", day: "2025-08-12")
    let reader = try desk.open()
    try reader.expect("1 of 2")
    reader.press("j", "r")
    try reader.expect("1 unread")
    try desk.writeBrief("new.txt", title: "Gamma appears", text: "Gamma.", day: "2025-08-14")
    try reader.expect("Gamma appears")
    try reader.expect("3 of 3")
    try desk.writeBrief("two.txt", title: "Beta falls", text: "Beta fell far.", day: "2025-08-12")
    try reader.expect("Beta fell far")
    // The text is read from the file; that the index has seen the edit is another matter, and a file
    // that is replaced and renamed before that is another brief.
    try reader.expect("~1m updated")
    try desk.rename("two.txt", "renamed.txt")
    try desk.remove("one.txt")
    try reader.expectGone("Alpha rises")
    try reader.expect("2 of 2")
    try reader.expect("1 unread")
    try reader.expect("Beta fell far")
  }

  @Test func resizingNeverLeavesAHole() throws {
    let desk = try Desk()
    let reader = try desk.open(folder: Desk.samples)
    try reader.expect("of 26")
    reader.press("<enter>")
    for (columns, rows) in [(80, 24), (60, 20), (30, 8), (200, 50), (20, 5), (120, 40)] {
      reader.resize(columns: columns, rows: rows)
      try reader.expect { screen in
        let lines = screen.text.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.count == rows && lines.last?.isEmpty == false
      }
    }
    #expect(reader.screen.violations.isEmpty)
    try reader.expect("Entities")
  }

  @Test func escapeSequencesInAHeadlineShowAsText() throws {
    let desk = try Desk()
    try desk.writeBrief(
      "bad.txt", title: "Red \u{1b}[31m alert \u{1b}]0;pwned\u{7} here", text: "Text \u{9b}31m.")
    let reader = try desk.open()
    try reader.expect("␛[31m alert")
    let sent = String(decoding: reader.output, as: UTF8.self)
    #expect(!sent.contains("\u{1b}]0;"))
    #expect(!sent.contains("\u{9b}"))
  }

  @Test func anEmptyFolderSaysSo() throws {
    let desk = try Desk()
    let reader = try desk.open()
    try reader.expect("no briefs in this folder")
    try desk.writeBrief("first.txt", title: "The first one", text: "It came.")
    try reader.expect("The first one")
  }

  @Test func theConfigAndTheCommandLineAreRead() throws {
    let desk = try Desk()
    try desk.writeBrief("a.txt", title: "Alpha", text: "Text.")
    let config = desk.home + "/config"
    try Data("set list-rows 1\nbind x quit\ndance\n".utf8).write(to: URL(fileURLWithPath: config))
    let reader = try desk.open(["--config", config])
    try reader.expect("config:3: no command")
    reader.press("x")
    #expect(try reader.expectExit() == .code(0))
  }

  @Test func aHostileFolderIsReadAsFarAsItGoes() throws {
    let desk = try Desk()
    var state: UInt64 = 88_172_645_463_325_252
    for number in 0..<2000 {
      var bytes: [UInt8] = []
      for _ in 0..<60 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        withUnsafeBytes(of: state) { bytes += $0 }
      }
      try Data(bytes).write(to: URL(fileURLWithPath: "\(desk.folder)/noise\(number).txt"))
    }
    mkfifo(desk.folder + "/pipe.txt", 0o600)
    let big = Glibc.open(desk.folder + "/big.txt", O_CREAT | O_WRONLY, 0o600)
    #expect(ftruncate(big, 1 << 30) == 0)
    close(big)
    try desk.writeBrief("good.txt", title: "The only good one", text: "All is well in Oslo.")
    let reader = try desk.open()
    reader.press("/", "o", "<esc>")
    try reader.expect("The only good one", within: .seconds(20))
    try reader.expect("problems", within: .seconds(20))
    reader.press("P")
    try reader.expect("2002 problems ─", within: .seconds(60))
    reader.press("/")
    reader.type("regular")
    try reader.expect("/regular ─")
    try reader.expect("pipe.txt: not a regular file")
    try reader.expectGone("binary file")
    reader.press("<esc>")
    try reader.expectGone("/regular")
    reader.press("q", "?")
    try reader.expect("Help")
  }
}
