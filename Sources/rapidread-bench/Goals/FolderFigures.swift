import ArgumentParser
import Foundation
import Glibc
import PseudoTerminal

/// The folder and its index: a first start, a folder that has not changed, a file that has.
struct FolderFigures {
  let stage: ReaderStage
  let goals: Goals
  let survey: FolderSurvey

  /// A start without an index, which leaves the index behind for what is measured afterwards.
  func firstStart(limit: Double) throws -> [Figure] {
    let run = try stage.start()
    defer { run.quitReader() }
    guard run.wait(limit: limit, until: ReaderScreen.showsBriefs) != nil else {
      throw ValidationError("the first start shows no brief\n\(run.screen.text)")
    }
    let shown = Clock.now - run.begin
    let answered = run.press("j", quiet: 20).frames.first?.time ?? .infinity
    let usable = answered - run.begin
    var keys: [Double] = []
    var seen = Clock.now
    var readUntil = Clock.now
    // The work has ended when the screen has shown no progress for two seconds.
    while Clock.now - seen < 2000, Clock.now - run.begin < limit {
      let recording = run.press(keys.count % 2 == 0 ? "k" : "j", quiet: 30, limit: 2000)
      let list = ReaderScreen.Panes(recording.last).list
      if let first = recording.arrival(in: list) { keys.append(first) }
      if ReaderScreen.isIndexing(run.screen) { seen = Clock.now }
      _ = run.wait(limit: 300) { _ in false }
      if ReaderScreen.isIndexing(run.screen) { seen = Clock.now }
      if ReaderScreen.isReading(run.screen) { readUntil = Clock.now }
    }
    let busy = ProcessTime.seconds(pid: run.process.pid) ?? 0
    let isDone = !ReaderScreen.isIndexing(run.screen)
    let isRead = !ReaderScreen.isReading(run.screen)
    return [
      Figure(
        "first start", "first start: list usable", .milliseconds, [usable],
        goal: goals.listUsable, note: "first row after \(Int(shown)) ms, then `j` answers"),
      Figure(
        "first start", "first start: everything searchable", .seconds,
        [isRead ? (readUntil - run.begin) / 1000 : .infinity], goal: goals.everythingSearchable),
      Figure(
        "first start", "first start: all names found", .seconds,
        [isDone ? (seen - run.begin) / 1000 : .infinity],
        note: (isDone ? "" : "given up after \(Int(limit / 1000)) s; ")
          + "\(Int(busy.rounded())) s of one core"),
      Figure("first start", "a key while the folder is read", .milliseconds, keys),
    ]
  }

  /// An index that is up to date, looked at again, beside one of an empty folder.
  func unchanged() throws -> [Figure] {
    let empty = try stage.scratch.folder("empty")
    let cache = try stage.scratch.folder("empty-cache")
    _ = try stage.command(["index", empty], cache: cache)
    let base = try (0..<5).map { _ in try stage.command(["index", empty], cache: cache) }
    let whole = try (0..<5).map { _ in try stage.command(["index", stage.folder]) }
    let start = Figure("", "", .milliseconds, base).median ?? 0
    return [
      Figure(
        "folder", "unchanged folder noticed", .milliseconds, whole.map { max(0, $0 - start) },
        goal: goals.unchanged, note: "`index`, less \(Int(start)) ms for one of an empty folder")
    ]
  }

  /// A file put in place as an editor does, by renaming, until its headline is in the list.
  func change(times: Int) throws -> [Figure] {
    let run = try stage.startQuiet()
    defer { run.quitReader() }
    let path = "\(stage.folder)/rapidread-bench-\(getpid()).md"
    defer { unlink(path) }
    // The first one only brings the brief to the head of the list, where it stays.
    try put(path, headline: "Bench headline")
    _ = run.wait(limit: 2000) { _ in false }
    _ = run.press("g", quiet: 300, isBusy: ReaderScreen.isIndexing)
    var samples: [Double] = []
    for number in 0..<times {
      let begin = try put(path, headline: "Bench\(number) headline")
      let shown = run.wait(limit: 10_000) {
        ReaderScreen.Panes($0).list.text(of: $0).contains("Bench\(number) ")
      }
      samples.append(shown.map { $0 - begin } ?? .infinity)
      guard shown != nil else { break }
      // The next change is one of its own, not the tail of this one.
      _ = run.wait(limit: 400) { _ in false }
    }
    return [
      Figure(
        "folder", "one file changed to on screen", .milliseconds, samples,
        goal: goals.fileChanged, byP95: true)
    ]
  }

  /// Writes a brief under a hidden name and renames it; returns when it was in its place.
  @discardableResult
  private func put(_ path: String, headline: String) throws -> Double {
    let text = """
      ---
      title: \(headline)
      published: 2099-01-01
      ---

      ## What's happening?

      This is a brief that will be gone in a moment.

      """
    let hidden = "\(stage.folder)/.rapidread-bench-\(getpid())"
    try Data(text.utf8).write(to: URL(fileURLWithPath: hidden))
    rename(hidden, path)
    return Clock.now
  }

  /// The size of the cache folder beside that of the folder.
  func size() -> [Figure] {
    let cache = FolderSurvey(stage.cache, sampling: 0)
    return [
      Figure(
        "size", "index size to text", .ratio, [Double(cache.bytes) / Double(max(1, survey.bytes))],
        goal: goals.indexSize,
        note: "\(cache.bytes / 1_000_000) MB for \(survey.bytes / 1_000_000) MB")
    ]
  }
}
