import Foundation
import Glibc
import PseudoTerminal
import Testing

/// Marks: what the screen has shown is on disk, whatever happens next.
@Suite(.serialized) struct JournalEndToEndTests {
  private func desk() throws -> Desk {
    let desk = try Desk()
    for (number, name) in ["Alpha", "Beta", "Gamma", "Delta"].enumerated() {
      try desk.writeBrief(
        "\(name).txt", title: "\(name) story",
        text: "\(name) and \(number % 2 == 0 ? "tea" : "ink").",
        day: "2025-08-1\(9 - number)")
    }
    return desk
  }

  @Test func aShownMarkSurvivesKillNine() throws {
    let desk = try desk()
    for round in 0..<4 {
      let reader = try desk.open()
      try reader.expect("of 4")
      try reader.expect("\(4 - round) unread")
      reader.press("g")
      for _ in 0..<round { reader.press("j") }
      reader.press("m")
      try reader.expect("\(3 - round) unread")
      reader.process.kill(SIGKILL)
      #expect(try reader.expectExit() == .signal(SIGKILL))
    }
    let reader = try desk.open()
    try reader.expect("of 4")
    try reader.expect("0 unread")
    reader.press("z")
    try reader.expect("1 unread")
  }

  @Test func markingAllIsUndoneAfterARestart() throws {
    let desk = try desk()
    let reader = try desk.open()
    try reader.expect("1 of 4")
    try reader.expect("4 unread")
    reader.press("/")
    reader.type("tea")
    try reader.expect("2 found")
    reader.press("<enter>", "A")
    try reader.expect("2 read, z to undo")
    try reader.expect("2 of 4 · 0 unread")
    reader.press("Q")
    #expect(try reader.expectExit() == .code(0))
    let next = try desk.open()
    try next.expect("2 of 4 · 0 unread")
    next.press("z")
    try next.expect("2 unread again")
    try next.expect("2 of 4 · 2 unread")
    next.press("Z")
    try next.expect("2 read again")
  }

  @Test func theIndexCanBeDeletedAtAnyTime() throws {
    let desk = try desk()
    #expect(try desk.run("mark", "read", "--query", "alpha", "--folder", desk.folder).status == 0)
    try FileManager.default.removeItem(atPath: desk.home + "/.cache/rapidread")
    let found = try desk.run("list", desk.folder, "--query", "is:read")
    #expect(found.lines.count == 1)
    #expect(found.output.contains("Alpha story"))
  }

  /// SQLite maps one of its files into memory, and what is gone from there is a signal and no error.
  @Test func theIndexCanBeCutShortUnderTheReader() throws {
    let desk = try desk()
    let cache = desk.home + "/.cache/rapidread"
    let reader = try desk.open()
    try reader.expect("1 of 4")
    reader.press("r")
    try reader.expect("3 unread")
    for _ in 0..<2 {
      let files = try FileManager.default.contentsOfDirectory(atPath: cache)
      let cut = files.filter { truncate("\(cache)/\($0)", 0) == 0 }
      #expect(cut.contains { $0.hasSuffix("-shm") })
      reader.press("/")
      reader.type("tea")
      try reader.expect("2 found")
      reader.press("<esc>")
      try reader.expect("1 of 4")
    }
    try reader.expect("3 unread")
    reader.press("Q")
    #expect(try reader.expectExit() == .code(0))
  }

  @Test func marksThatCannotBeSavedSaySo() throws {
    let desk = try desk()
    let state = desk.home + "/.local/state/rapidread"
    try FileManager.default.createDirectory(
      atPath: (state as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    // A file where the folder should be refuses even root.
    try Data().write(to: URL(fileURLWithPath: state))
    let reader = try desk.open()
    try reader.expect("1 of 4")
    try reader.expect("4 unread")
    reader.press("m")
    try reader.expect("NOT SAVED")
    #expect(reader.row("Alpha story")?.contains("●") == true)
    reader.press("Q")
    try reader.expect("quit again")
    try FileManager.default.removeItem(atPath: state)
    try reader.expect("3 unread", within: .seconds(12))
  }

  @Test func whatCannotBeSavedIsSaidBeforeTheFirstMark() throws {
    let desk = try desk()
    let reader = try desk.open(["--state", "/proc/nowhere"])
    try reader.expect("marks cannot be saved")
    try reader.expect("1 of 4")
  }

  @Test func aDamagedLineCostsOnlyItself() throws {
    let desk = try desk()
    #expect(try desk.run("mark", "read", "--query", "alpha", "--folder", desk.folder).status == 0)
    #expect(try desk.run("mark", "star", "--query", "beta", "--folder", desk.folder).status == 0)
    let state = desk.home + "/.local/state/rapidread"
    let names = try FileManager.default.contentsOfDirectory(atPath: state)
    let name = try #require(names.first { $0.hasPrefix("journal-") })
    let url = URL(fileURLWithPath: state + "/" + name)
    try Data((try Data(contentsOf: url)) + Data("{\"v\":1,\"clo".utf8)).write(to: url)
    #expect(try desk.run("mark", "read", "--query", "gamma", "--folder", desk.folder).status == 0)
    let read = try desk.run("list", desk.folder, "--query", "is:read")
    #expect(read.lines.count == 2)
  }

  @Test func placeAndFilterComeBack() throws {
    let desk = try desk()
    let reader = try desk.open()
    try reader.expect("1 of 4")
    reader.press("U", "j", "j", "Q")
    #expect(try reader.expectExit() == .code(0))
    let next = try desk.open()
    try next.expect("3 of 4")
    try next.expect("unread")
  }
}
