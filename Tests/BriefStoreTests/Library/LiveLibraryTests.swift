import Briefs
import Foundation
import Glibc
import Synchronization
import Testing
import Text

@testable import BriefStore

/// An open library notices what happens around it, and says so.
struct LiveLibraryTests {
  let box: Sandbox
  let events = Monitor([LibraryEvent]())

  init() throws {
    box = try Sandbox()
    box.now.withLock { $0 = Int64(Date().timeIntervalSince1970) }
  }

  /// A library that runs, after its first look.
  private func running() throws -> Library {
    let library = try box.open()
    start(library)
    try expect { Self.isScanned($0) }
    return library
  }

  private func start(_ library: Library) {
    let events = events
    library.start { event in events.with { $0.append(event) } }
  }

  private static func isScanned(_ events: [LibraryEvent]) -> Bool {
    events.contains { if case .scanned = $0 { true } else { false } }
  }

  /// Waits until the events so far are as they should be, longer than any busy machine takes.
  private func expect(
    _ sourceLocation: SourceLocation = #_sourceLocation, _ isMet: ([LibraryEvent]) -> Bool
  ) throws {
    let met = events.wait(until: Date(timeIntervalSinceNow: 60)) { isMet($0) ? true : nil }
    try #require(met == true, sourceLocation: sourceLocation)
  }

  private func changes(_ events: [LibraryEvent]) -> LibraryChange {
    var all = LibraryChange()
    for case .changed(let change) in events { all.add(change, isListed: true) }
    return all
  }

  @Test func theFirstLookTellsWhatItFinds() throws {
    for number in 0..<30 { try box.write("\(number).md", brief("Story \(number)")) }
    let library = try running()
    defer { library.close() }
    try expect { changes($0).counts.briefs == 30 && changes($0).added.count == 30 }
  }

  @Test func aNewFileAnEditAndADeletionAreNoticed() throws {
    try box.write("a.md", brief("Alpha"))
    let library = try running()
    defer { library.close() }
    try box.write("b.md", brief("Beta", text: "A zeppelin."))
    try expect { changes($0).added.count == 2 }
    try box.write("b.md", brief("Beta", text: "A dirigible."))
    try expect { changes($0).updated.count >= 1 }
    #expect(try library.search("dirigible") == ["Beta"])
    try box.delete("a.md")
    try expect { changes($0).removed.count == 1 }
    #expect(try library.titles() == ["Beta"])
  }

  @Test func nothingIsMissedBetweenTheFirstLookAndTheFirstWatch() throws {
    let isLookedFor = Monitor(false)
    let calls = WatchCalls(
      begin: WatchCalls.system.begin,
      add: { [box] (inotify, path) throws(JournalError) in
        _ = isLookedFor.wait { $0 ? true : nil }
        try? box.write("late.md", brief("Late"))
        return try WatchCalls.system.add(inotify, path)
      })
    let library = try box.open(watchCalls: calls)
    start(library)
    // The first watch is as late as can be: a look waits for it, or is over before it.
    while library.scan.watcher.withLock({ $0 })?.isAwaited != true,
      !events.with({ Self.isScanned($0) })
    {
      sched_yield()
    }
    isLookedFor.with { $0 = true }
    defer { library.close() }
    try expect { changes($0).added.count == 1 }
  }

  /// As on a network or in a container, where others write and no event comes.
  @Test func whatChangesWithoutAnEventIsNoticedByPolling() throws {
    mkdir("\(box.base)/elsewhere", 0o700)
    let elsewhere = Array("\(box.base)/elsewhere".utf8)
    var calls = WatchCalls(
      begin: WatchCalls.system.begin,
      add: { (inotify, _) throws(JournalError) in try WatchCalls.system.add(inotify, elsewhere) })
    calls.changesSilently = { _ in true }
    calls.pause = (withEvents: 3_600, withoutEvents: 0.05)
    try box.write("a.md", brief("Alpha"))
    let library = try box.open(watchCalls: calls)
    start(library)
    defer { library.close() }
    try expect { changes($0).added.count == 1 && Self.isScanned($0) }
    try box.write("b.md", brief("Beta"))
    try expect { changes($0).added.count == 2 }
    let file = try #require(fopen("\(box.folder)/a.md", "a"))
    fputs("A zeppelin.", file)
    fclose(file)
    try expect { changes($0).updated.count >= 1 }
    #expect(try library.search("zeppelin") == ["Alpha"])
  }

  @Test func fileSystemsThatChangeWithoutEventsAreKnown() {
    // overlayfs, FUSE, NFS, CIFS, 9p; then ext4, tmpfs, btrfs, xfs.
    for type in [0x794c_7630, 0x6573_5546, 0x6969, 0xff53_4d42, 0x0102_1997] as [UInt32] {
      #expect(FileSystem.isSilent(type: type))
    }
    for type in [0xef53, 0x0102_1994, 0x9123_683e, 0x5846_5342, 0] as [UInt32] {
      #expect(!FileSystem.isSilent(type: type))
    }
  }

  /// As after the clock was set back, or from a machine whose clock is ahead.
  @Test func filesOfTheFutureAreNotWaitedFor() throws {
    box.now.withLock { $0 -= 1_000_000 }
    try box.write("a.md", brief("Alpha"))
    let library = try running()
    defer { library.close() }
    try box.write("empty.md", "")
    try box.write("broken.json", "{")
    try expect { changes($0).counts.briefs == 2 && changes($0).counts.problems == 1 }
  }

  @Test func aMarkFollowsARenameIntoANewFolder() throws {
    try box.write("a.md", brief("Alpha"))
    let library = try running()
    defer { library.close() }
    _ = try library.mark([library.row("Alpha")], .starred, true, key: "s")
    try box.move("a.md", "deep/er/b.md")
    try expect { changes($0).removed.count == 1 && changes($0).added.count == 2 }
    #expect(try library.state("Alpha").isStarred)
  }

  @Test func aFileInANewFolderIsNoticedWhenItIsEdited() throws {
    let library = try running()
    defer { library.close() }
    try box.write("new/er/a.md", brief("Alpha", text: "One."))
    try expect { changes($0).added.count == 1 }
    try box.write("new/er/a.md", brief("Alpha", text: "Two. And more."))
    try expect { changes($0).updated.count >= 1 }
    #expect(try library.search("two") == ["Alpha"])
  }

  @Test func aFileThatIsStillBeingWrittenIsNoProblemYet() throws {
    let library = try running()
    defer { library.close() }
    box.now.withLock { $0 = Int64(Date().timeIntervalSince1970) }
    try box.write("a.json", #"{"title": "Alpha", "#)
    try box.write("b.md", brief("Beta"))
    try expect { changes($0).added.count == 1 }
    #expect(try library.problems().isEmpty)
    try box.write("a.json", #"{"title": "Alpha", "text": "All of it."}"#)
    try expect { changes($0).added.count == 2 }
    #expect(try library.problems().isEmpty)
  }

  @Test func aFileThatIsStillEmptyIsNoBriefYet() throws {
    let library = try running()
    defer { library.close() }
    box.now.withLock { $0 = Int64(Date().timeIntervalSince1970) }
    try box.write("a.md", "")
    try box.write("b.md", brief("Beta"))
    try expect { changes($0).added.count == 1 }
    #expect(try library.titles() == ["Beta"])
    try box.write("a.md", brief("Alpha"))
    try expect { changes($0).added.count == 2 }
    #expect(try library.titles() == ["Alpha", "Beta"])
    #expect(events.with { changes($0).removed.isEmpty })
  }

  @Test func aFileThatStaysBrokenBecomesAProblem() throws {
    let library = try running()
    defer { library.close() }
    box.now.withLock { $0 = Int64(Date().timeIntervalSince1970) }
    try box.write("a.json", #"{"title": "Alpha", "#)
    // Far enough that the file is old by then on the slowest machine.
    box.now.withLock { $0 += 3600 }
    try expect { changes($0).counts.problems == 1 }
    #expect(try library.problems().count == 1)
  }

  @Test func marksOfAnotherDeviceArrive() throws {
    try box.write("a.md", brief("Alpha"))
    let library = try running()
    defer { library.close() }
    let other = try box.opened()
    let row = try other.row("Alpha")
    _ = try other.mark([row], .read, true, key: "r")
    other.close()
    try expect { events in
      events.contains { event in
        if case .states(let states) = event { states[row.id]?.isRead == true } else { false }
      }
    }
  }

  @Test func correctedEntitiesAreFoundAgainAtOnce() throws {
    try box.write("a.md", brief("Alpha", text: "Then Oslo met Bergen in Oslo."))
    let library = try running()
    defer { library.close() }
    let row = try library.row("Alpha")
    #expect(try library.open(row)?.row.entities.map(\.name.string) == ["Oslo", "Then", "Bergen"])
    try box.write("entities.yaml", "Then")
    try expect { events in
      events.contains {
        if case .changed(let change) = $0 { change.updated == [row] } else { false }
      }
    }
    #expect(try library.open(row)?.row.entities.map(\.name.string) == ["Oslo", "Bergen"])
    #expect(try library.open(row)?.entities.map(\.mentions) == [2, 1])
    #expect(try library.titles() == ["Alpha"])
  }

  @Test func closingEndsAllThreads() throws {
    for number in 0..<200 { try box.write("\(number).md", brief("Story \(number)")) }
    let library = try box.open()
    start(library)
    library.close()
    #expect(library.scan.wishes.with { $0.threads } == 0)
    try box.open().refresh()
    #expect(try box.open().counts().briefs == 200)
  }
}
