import Briefs
import Dispatch
import Foundation
import Glibc
import Synchronization
import Testing

@testable import BriefStore

/// A folder of a test's own with a watcher on it, and the reports so far.
final class WatchFixture: Sendable {
  let path: String
  private let reports = Mutex<[WatchReport]>([])
  private let begun = Atomic(0)
  /// Rung at every report; who waits looks again at each ring, and now and then without one.
  private let bell = DispatchSemaphore(value: 0)
  private let watcher: Mutex<FolderWatcher?> = Mutex(nil)

  init() throws {
    path = NSTemporaryDirectory() + "rapidread-watch-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { _ = try? FileManager.default.removeItem(atPath: path) }

  static var fast: WatchTimes {
    var times = WatchTimes()
    times.quiet = 10
    times.longest = 50
    times.gone = 10
    times.polling = 10
    return times
  }

  /// - Parameter probes: whether files are written until it tells of one.
  func start(_ folders: [String] = [], calls: WatchCalls = .system, probes: Bool = true) {
    let made = FolderWatcher(
      root: Array(path.utf8), times: Self.fast, calls: calls
    ) { [weak self] report in
      self?.begun.add(1, ordering: .releasing)
      self?.bell.signal()
      self?.reports.withLock { $0.append(report) }
    }
    watcher.withLock { $0 = made }
    made.start(folders: Set(folders.map { Array($0.utf8) }))
    guard probes else { return made.waitUntilBegun() }
    wait("the watcher's first word") { self.isAwake }
  }

  var isAwaited: Bool { watcher.withLock { $0 }?.isAwaited == true }

  /// A watcher sets its watches in its own time: it is up when it tells of a file.
  private var isAwake: Bool {
    let probe = "awake-\(UInt32.random(in: 0 ... .max))"
    _ = try? write(probe)
    defer { _ = try? remove(probe) }
    return !reports.withLock { $0.isEmpty }
  }

  func update(_ folders: [String]) {
    watcher.withLock { $0 }?.update(folders: Set(folders.map { Array($0.utf8) }))
  }

  func stop() { watcher.withLock { $0 }?.stop() }

  func write(_ name: String, _ text: String = "x") throws {
    try Data(text.utf8).write(to: URL(filePath: "\(path)/\(name)"))
  }

  func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: at(name)) }

  func move(_ old: String, _ new: String) throws {
    try FileManager.default.moveItem(atPath: at(old), toPath: at(new))
  }

  func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(atPath: at(name), withIntermediateDirectories: true)
  }

  func at(_ name: String) -> String { name.hasPrefix("/") ? name : "\(path)/\(name)" }

  /// Does something while the watcher's thread waits to get a report rid.
  func whileBlocked(_ body: () -> Void) {
    reports.withLock { _ in
      let before = begun.load(ordering: .acquiring)
      wait("a report") {
        _ = try? write("blocks")
        return begun.load(ordering: .acquiring) > before
      }
      body()
    }
  }

  /// All single files and folders reported so far.
  var paths: Set<String> {
    reports.withLock { reports in
      Set(
        reports.flatMap { report in
          guard case .changed(let paths, _) = report else { return [String]() }
          return paths.map { String(decoding: $0, as: UTF8.self) }
        })
    }
  }

  var folders: Set<String> {
    reports.withLock { reports in
      Set(
        reports.flatMap { report in
          guard case .changed(_, let folders) = report else { return [String]() }
          return folders.map { String(decoding: $0, as: UTF8.self) }
        })
    }
  }

  func count(_ report: WatchReport) -> Int {
    reports.withLock { $0.count { $0 == report } }
  }

  /// Writes a file until its path is reported: its folder may have to be watched first.
  func waitUntilWatched(_ name: String, location: SourceLocation = #_sourceLocation) {
    wait(name, location: location) {
      _ = try? write(name)
      return paths.contains(name)
    }
  }

  /// Looks until it is so, for ten seconds at most.
  func wait(
    _ what: String, location: SourceLocation = #_sourceLocation, _ isSo: () -> Bool
  ) {
    let end = ContinuousClock.now + .seconds(10)
    while !isSo() {
      if ContinuousClock.now > end {
        Issue.record("never came: \(what)", sourceLocation: location)
        return
      }
      _ = bell.wait(timeout: .now() + .milliseconds(5))
    }
  }
}

@Suite struct FolderWatcherTests {
  let fixture: WatchFixture

  init() throws { fixture = try WatchFixture() }

  @Test func filesThatComeChangeAndGoAreReported() throws {
    fixture.start()
    try fixture.write("a.md")
    fixture.wait("a.md") { fixture.paths.contains("a.md") }
    try fixture.move("a.md", "b.md")
    fixture.wait("b.md") { fixture.paths.contains("b.md") }
    try fixture.write("c.md.part")
    try fixture.write(".hidden.md")
    try fixture.remove("b.md")
    try fixture.write("last.md")
    fixture.wait("last.md") { fixture.paths.contains("last.md") }
    #expect(!fixture.paths.contains("c.md.part") && !fixture.paths.contains(".hidden.md"))
    fixture.stop()
  }

  @Test func whatChangesOnceItHasBegunIsReported() throws {
    var late = WatchCalls.system
    late.begin = { [fixture] () throws(JournalError) in
      while !fixture.isAwaited { sched_yield() }
      return try WatchCalls.system.begin()
    }
    fixture.start(calls: late, probes: false)
    try fixture.write("a.md")
    fixture.wait("a.md") { fixture.paths.contains("a.md") }
  }

  @Test func nothingIsReportedAfterTheEnd() throws {
    fixture.start()
    fixture.stop()
    let before = fixture.paths
    try fixture.write("late.md")
    #expect(fixture.paths == before)
  }

  @Test func aNewFolderIsWatchedWithAllBelowIt() throws {
    fixture.start()
    let outside = try WatchFixture()
    try outside.makeFolder("new/deep/er")
    try outside.makeFolder("new/.git/objects")
    try fixture.move(outside.at("new"), "new")
    fixture.wait("the folders") { fixture.folders.isSuperset(of: ["new", "new/deep/er"]) }
    fixture.waitUntilWatched("new/deep/er/x.md")
    #expect(!fixture.folders.contains { $0.contains(".git") })
    fixture.stop()
  }

  @Test func aRenamedFolderGoesByItsNewName() throws {
    try fixture.makeFolder("old/sub")
    fixture.start(["old", "old/sub"])
    try fixture.move("old", "now")
    fixture.wait("both names") { fixture.folders.isSuperset(of: ["old", "now", "now/sub"]) }
    fixture.waitUntilWatched("now/sub/x.md")
    #expect(!fixture.paths.contains("old/sub/x.md"))
    fixture.stop()
  }

  @Test func aFolderThatIsDeletedIsReported() throws {
    try fixture.makeFolder("old")
    fixture.start(["old"])
    try fixture.remove("old")
    fixture.wait("old") { fixture.folders.contains("old") }
    try fixture.makeFolder("old")
    fixture.waitUntilWatched("old/x.md")
    fixture.stop()
  }

  @Test func foldersHandedInLaterAreLookedAtAndWatched() throws {
    try fixture.makeFolder("known")
    fixture.start()
    fixture.update(["known"])
    fixture.wait("known") { fixture.folders.contains("known") }
    fixture.waitUntilWatched("known/x.md")
    fixture.stop()
  }

  @Test func linksAreNotFollowed() throws {
    let outside = try WatchFixture()
    fixture.start()
    try FileManager.default.createSymbolicLink(
      atPath: fixture.at("link"), withDestinationPath: outside.path)
    fixture.update(["link"])
    try outside.write("x.md")
    try fixture.write("last.md")
    fixture.wait("last.md") { fixture.paths.contains("last.md") }
    #expect(!fixture.paths.contains("link/x.md"))
    fixture.stop()
  }

  @Test func aFolderThatGoesAndComesBackIsWatchedAgain() throws {
    try fixture.makeFolder("sub")
    fixture.start(["sub"])
    try fixture.remove("")
    fixture.wait("gone") { fixture.count(.folderGone) == 1 }
    try fixture.makeFolder("sub")
    fixture.wait("back") { fixture.count(.folderBack) == 1 }
    fixture.update(["sub"])
    fixture.waitUntilWatched("sub/x.md")
    #expect(fixture.count(.folderGone) == 1)
    fixture.stop()
  }

  @Test func aFolderPutInPlaceOfTheOldOneWantsALook() throws {
    fixture.start()
    let moved = fixture.path + "-moved"
    defer { _ = try? FileManager.default.removeItem(atPath: moved) }
    #expect(rename(fixture.path, moved) == 0)
    try fixture.makeFolder("")
    fixture.wait("word of it") {
      fixture.count(.rescan(.folderMoved)) + fixture.count(.folderBack) == 1
    }
    fixture.waitUntilWatched("x.md")
    fixture.stop()
  }

  @Test func eventsThatAreLostAskForALookAtEverything() throws {
    let setting = try String(
      contentsOfFile: "/proc/sys/fs/inotify/max_queued_events", encoding: .utf8)
    let limit = try #require(Int(setting.split(separator: "\n").first ?? ""))
    try fixture.makeFolder("sub")
    try fixture.write("a.md")
    try fixture.write("b.md")
    fixture.start(["sub"])
    fixture.whileBlocked {
      let files = [fixture.at("a.md"), fixture.at("b.md")]
      for round in 0..<limit + 100 { chmod(files[round % 2], 0o600) }
    }
    fixture.wait("a look at everything") { fixture.count(.rescan(.overflow)) >= 1 }
    fixture.waitUntilWatched("sub/x.md")
    fixture.stop()
  }

  @Test func aLimitMakesItPollAndTheEndOfTheLimitEndsThat() throws {
    try fixture.makeFolder("sub")
    let isFull = Mutex(true)
    let allowed: @Sendable () -> Bool = { isFull.withLock { !$0 } }
    let system = WatchCalls.system
    let calls = WatchCalls(
      begin: system.begin,
      add: { (inotify, path) throws(JournalError) in
        if !allowed(), path.suffix(3).elementsEqual("sub".utf8) { throw JournalError(ENOSPC) }
        return try system.add(inotify, path)
      })
    fixture.start(["sub"], calls: calls)
    fixture.wait("three polls") { fixture.count(.polling(.watches)) >= 3 }
    isFull.withLock { $0 = false }
    fixture.wait("the last look") { fixture.count(.rescan(.watchLost)) == 1 }
    fixture.waitUntilWatched("sub/x.md")
    fixture.stop()
  }

  @Test func withoutADescriptorItPolls() {
    let calls = WatchCalls(
      begin: { () throws(JournalError) in throw JournalError(EMFILE) }, add: WatchCalls.system.add)
    fixture.start(calls: calls)
    fixture.wait("two polls") { fixture.count(.polling(.descriptors)) >= 2 }
    fixture.stop()
  }
}
