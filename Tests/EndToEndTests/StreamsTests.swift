import Foundation
import Testing

/// Standard streams as a shell may leave them: closed, full, or gone.
@Suite struct StreamsTests {
  private static let endings: [(String, Int32)] = [
    ("list \"$F/nowhere\" 2>&-", 66),
    ("list \"$F/nowhere\" 2>/dev/full", 66),
    ("check \"$F\" --verbose 2>&-", 0),
    ("\"$F\" 2>&- </dev/null", 69),
    ("list \"$F\" <&-", 0),
    ("list \"$F\" >&-", 73),
    ("list \"$F\" >/dev/full", 73),
    ("list \"$F\" <&- >&- 2>&-", 73),
    ("--help >/dev/full", 73),
    ("--version >&-", 73),
  ]

  @Test(arguments: endings)
  func theExitCodeIsWhatItWouldBe(_ words: String, _ status: Int32) throws {
    let desk = try Desk()
    try desk.writeBrief("a.txt", title: "Alpha", text: "Text.")
    #expect(try desk.shell("\"$P\" \(words)").status == status, "\(words)")
  }

  @Test func nothingPrintedLandsInTheJournal() throws {
    let desk = try Desk()
    try desk.writeBrief("a.txt", title: "Alpha", text: "Text.")
    _ = try desk.shell("\"$P\" mark read a.txt --folder \"$F\" <&- >&- 2>&-")
    let journal = try desk.shell("cat \"$HOME\"/.local/state/rapidread/journal-*.jsonl")
    #expect(try journal.objects().count == 1)
    #expect(try desk.run("list", desk.folder, "--query", "is:read").lines.count == 1)
  }

  @Test func aLogThatCannotBeWrittenIsSaid() throws {
    let desk = try Desk()
    let outcome = try desk.run("list", desk.folder, "--log", "/proc/nowhere/log")
    #expect(outcome.status == 73)
    #expect(outcome.errors == "rapidread: cannot write the log \"/proc/nowhere/log\"\n")
  }

  @Test func aMarkThatCannotBeSavedNamesThePlace() throws {
    let desk = try Desk()
    try desk.writeBrief("a.txt", title: "Alpha", text: "Text.")
    let outcome = try desk.run(
      "mark", "read", "a.txt", "--folder", desk.folder, "--state", "/proc/nowhere")
    #expect(outcome.status == 73)
    #expect(outcome.errors.contains("NOT SAVED"))
    #expect(outcome.errors.contains("/proc/nowhere"))
  }
}
