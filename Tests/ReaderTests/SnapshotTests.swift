import Briefs
import Foundation
import Reader
import Screen
import Testing
import Text

/// Whole screens, text and then styles, against files that are recorded with `RECORD_SNAPSHOTS=1`.
@Suite struct SnapshotTests {
  @Test(
    arguments: [
      ("list", "j"), ("reading", "enter 2"), ("entities", "e j j enter"), ("search", "/ meta"),
      ("help", "?"), ("sort", "S j"), ("completion", "/ org: tab"),
      ("all-entities", "E j"), ("page", "E j enter"), ("pair", "E j enter tab j enter"),
    ], [(80, 24), (120, 40), (40, 10), (200, 50)])
  func looksAsRecorded(_ scene: (name: String, keys: String), _ size: (Int, Int)) throws {
    var walk = try Walk(columns: size.0, rows: size.1)
    walk.press(scene.keys)
    try compare(walk.screen, "\(scene.name)-\(size.0)x\(size.1)")
  }

  @Test(arguments: ["light", "mono"])
  func themesLookAsRecorded(_ theme: String) throws {
    var walk = try Walk(columns: 80, rows: 24, config: "theme \(theme)")
    walk.press("s e j")
    try compare(walk.screen, "theme-\(theme)")
  }

  @Test func asciiLooksAsRecorded() throws {
    var walk = try Walk(columns: 120, rows: 40, config: "set symbols ascii")
    walk.press("s e")
    let screen = walk.screen
    try compare(screen, "ascii-120x40")
    let isASCII = screen.text.unicodeScalars.allSatisfy { $0.isASCII }
    #expect(isASCII)
  }

  private func compare(_ screen: Canvas, _ name: String) throws {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Snapshots/\(name).txt")
    let found = screen.text + "\n\n" + styles(screen) + "\n"
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(found.utf8).write(to: url)
    }
    let expected = try String(decoding: Data(contentsOf: url), as: UTF8.self)
    #expect(found == expected, "\(name) differs from its snapshot; now it is\n\(found)")
  }

  /// Runs of cells with a style of their own: `row: column+length foreground/background attributes`.
  private func styles(_ screen: Canvas) -> String {
    (0..<screen.size.rows).compactMap { y in
      var runs: [String] = []
      var x = 0
      while x < screen.size.columns {
        let style = screen[x, y].style
        var end = x
        while end < screen.size.columns, screen[end, y].style == style { end += 1 }
        if style != .plain { runs.append("\(x)+\(end - x) \(describe(style))") }
        x = end
      }
      return runs.isEmpty ? nil : "\(y): \(runs.joined(separator: ", "))"
    }.joined(separator: "\n")
  }

  private func describe(_ style: Style) -> String {
    let names: [(Style.Attributes, String)] = [
      (.bold, "b"), (.dim, "d"), (.italic, "i"), (.underline, "u"), (.reverse, "r"),
    ]
    let attributes = names.filter { style.attributes.contains($0.0) }.map(\.1).joined()
    return "\(style.foreground.index)/\(style.background.index)\(attributes)"
  }
}
