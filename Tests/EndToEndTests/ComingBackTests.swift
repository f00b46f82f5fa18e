import Foundation
import Glibc
import PseudoTerminal
import Testing

/// What is there again at the next start, and what is not.
@Suite(.serialized) struct ComingBackTests {
  /// Two long briefs and a short one.
  private func desk() throws -> Desk {
    let desk = try Desk()
    for (day, name) in [(19, "Alpha"), (18, "Beta")] {
      let paragraphs = (1...30).map { "\(name) paragraph \($0) speaks of tea and of ink." }
      let text = paragraphs.joined(separator: "\n\n")
      try desk.write(
        "\(name).txt",
        "\(name) story\n\n2025-08-\(day)\n\nWhat's Happening?\n\n\(text)\n\nWhat's Next?\n\n\(text)\n"
      )
    }
    try desk.writeBrief("gamma.txt", title: "Gamma story", text: "Short.", day: "2025-08-17")
    return desk
  }

  /// The session is written in the background once a brief is left.
  private func waitForSavedPlace(of reader: TerminalSession, at desk: Desk) throws {
    let state = desk.home + "/.local/state/rapidread"
    let deadline = ContinuousClock.now + .seconds(30)
    while ContinuousClock.now < deadline {
      let names = try FileManager.default.contentsOfDirectory(atPath: state)
      let session = names.first { $0.hasPrefix("session-") && $0.hasSuffix(".json") }
      let text = try session.map { try String(contentsOfFile: "\(state)/\($0)", encoding: .utf8) }
      if text?.contains("\"places\":[\"") == true { return }
      try reader.settle(quietFor: .milliseconds(20))
    }
  }

  @Test func thePlaceSurvivesKillNine() throws {
    let desk = try desk()
    let reader = try desk.open()
    try reader.expect("1 of 3")
    reader.press("<enter>", "2", "<c-d>")
    try reader.expect("2/2 sections")
    reader.press("J")
    try reader.expect { $0.text.contains("Beta paragraph 1 ") }
    reader.press("K")
    try reader.expect("on at 2 What's Next · Home for the top")
    try waitForSavedPlace(of: reader, at: desk)
    reader.process.kill(SIGKILL)
    #expect(try reader.expectExit() == .signal(SIGKILL))
    let next = try desk.open(columns: 100, rows: 30)
    try next.expect("of 3")
    next.press("g", "<enter>")
    try next.expect("on at 2 What's Next · Home for the top")
    try next.expect("Alpha paragraph")
    next.press("<home>")
    try next.expect("1 What's Happening?")
  }

  @Test func aDamagedSessionCostsThePlacesOnly() throws {
    let desk = try desk()
    let reader = try desk.open()
    try reader.expect("1 of 3")
    reader.press("s", "<enter>", "2", "Q")
    #expect(try reader.expectExit() == .code(0))
    let state = desk.home + "/.local/state/rapidread"
    let names = try FileManager.default.contentsOfDirectory(atPath: state)
    let session = try #require(names.first { $0.hasPrefix("session-") })
    try Data("{\"places\": [5, ".utf8).write(to: URL(fileURLWithPath: "\(state)/\(session)"))
    let next = try desk.open()
    try next.expect("1 starred")
    next.press("g", "<enter>")
    try next.expect("1/2 sections")
    next.press("Q")
    #expect(try next.expectExit() == .code(0))
  }

  @Test func aBriefIsOpenedInAFolderThatWasNeverRead() throws {
    let desk = try desk()
    let found = try desk.run(
      "list", desk.folder, "--json", "--query", "gamma", "--cache", desk.home + "/other",
      "--state", desk.home + "/other-state")
    let id = try #require(try found.objects().first?["id"] as? String)
    for name in [id, String(id.prefix(8))] {
      try? FileManager.default.removeItem(atPath: desk.home + "/.cache/rapidread")
      let reader = try desk.open(["--open", name])
      try reader.expect("Short.")
      try reader.expect("1/1 sections")
      reader.press("q", "Q")
      #expect(try reader.expectExit() == .code(0))
    }
    #expect(try desk.open(["--open", "0123456789abcdef"]).expectExit() == .code(66))
  }

  @Test func aSearchThatWasOnlyTypedIsNotThereAgain() throws {
    let desk = try desk()
    let reader = try desk.open()
    try reader.expect("1 of 3")
    reader.press("/")
    reader.type("gamma")
    try reader.expect("1 found")
    reader.process.kill(SIGTERM)
    _ = try reader.expectExit()
    let next = try desk.open(["--query", "beta"])
    try next.expect("1 of 3 · 1 unread")
    next.press("Q")
    #expect(try next.expectExit() == .code(0))
    let last = try desk.open()
    try last.expect("3 briefs")
    try last.expect("of 3")
  }

  @Test func undoNamesWhatItTookBack() throws {
    let desk = try desk()
    let reader = try desk.open(["--set", "set mark-read open"])
    try reader.expect("3 unread")
    reader.press("s")
    try reader.expect("1 starred")
    reader.press("j", "<enter>")
    try reader.expect("2 unread")
    reader.press("z")
    try reader.expect("“Alpha story” is without a star again")
    reader.press("z")
    try reader.expect("“Beta story” is unread again")
    try reader.expect("3 unread")
  }
}
