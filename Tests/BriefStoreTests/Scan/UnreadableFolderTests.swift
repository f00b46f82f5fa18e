import Briefs
import Foundation
import Glibc
import Testing
import Text

@testable import BriefStore

/// Folders that cannot be read for a while.
@Suite struct UnreadableFolderTests {
  private let box: Sandbox
  private let events = Monitor([LibraryEvent]())

  init() throws { box = try Sandbox() }

  /// Runs a body as a user for whom permissions count: the superuser can read everything.
  private func unprivileged(_ body: @escaping @Sendable () throws -> Void) throws {
    for path in [box.base, box.folder, box.cache, box.state] { chown(path, 65534, 65534) }
    let names = try FileManager.default.subpathsOfDirectory(atPath: box.folder)
    for name in names { chown("\(box.folder)/\(name)", 65534, 65534) }
    let result = Monitor<Result<Void, any Error>?>(nil)
    // A thread of its own, whose threads inherit the user; those of other tests do not.
    let thread = Thread {
      let outcome = Result {
        try becomeNobody()
        try body()
      }
      result.with { $0 = outcome }
    }
    thread.start()
    try #require(result.wait { $0 }).get()
  }

  private func expect(_ isMet: ([LibraryEvent]) -> Bool) throws {
    let met = events.wait(until: Date(timeIntervalSinceNow: 60)) { isMet($0) ? true : nil }
    try #require(met == true)
  }

  private func problems(_ events: [LibraryEvent]) -> Int? {
    events.reversed().lazy.compactMap {
      if case .changed(let change) = $0 { change.counts.problems } else { nil }
    }.first
  }

  private func notes(_ events: [LibraryEvent]) -> [String] {
    events.compactMap { if case .note(let note) = $0 { note.string } else { nil } }
  }

  /// A library that runs, with a star on its only brief.
  private func running() throws -> Library {
    let library = try box.open()
    library.start { event in events.with { $0.append(event) } }
    try expect { $0.contains { if case .scanned = $0 { true } else { false } } }
    _ = try library.mark([library.row("Alpha")], .starred, true, key: "s")
    return library
  }

  @Test func aFolderInsideKeepsItsBriefsAndIsAProblemMeanwhile() throws {
    try box.write("x/a.md", brief("Alpha"))
    try unprivileged {
      let library = try running()
      defer { library.close() }
      chmod("\(box.folder)/x", 0)
      defer { chmod("\(box.folder)/x", 0o700) }
      try expect { problems($0) == 1 }
      #expect(try library.reasons() == ["x: Permission denied"])
      #expect(try library.titles() == ["Alpha"])
      try library.refresh()
      #expect(try library.titles() == ["Alpha"])
      chmod("\(box.folder)/x", 0o700)
      try expect { problems($0) == 0 }
      #expect(try library.reasons() == [])
      #expect(try library.state("Alpha").isStarred)
    }
  }

  @Test func theFolderOfBriefsKeepsThemAndSaysSo() throws {
    try box.write("a.md", brief("Alpha"))
    try unprivileged {
      let library = try running()
      defer { library.close() }
      chmod(box.folder, 0)
      defer { chmod(box.folder, 0o700) }
      try expect {
        notes($0).contains { $0.contains("cannot read folder") && $0.contains("Permission denied") }
      }
      #expect(try library.titles() == ["Alpha"])
      #expect(throws: LibraryError.self) { try library.refresh() }
      #expect(try library.titles() == ["Alpha"])
      chmod(box.folder, 0o700)
      try box.write("b.md", brief("Beta"))
      try expect { _ in (try? library.titles()) == ["Alpha", "Beta"] }
      #expect(try library.state("Alpha").isStarred)
    }
  }
}

private struct NoSuchCall: Error {}

/// Gives the calling thread the rights of another user in the file system, where it is the superuser's.
private func becomeNobody() throws {
  if getuid() != 0 { return }
  guard let call = dlsym(nil, "setfsuid") else { throw NoSuchCall() }
  typealias SetUser = @convention(c) (uid_t) -> Int32
  _ = unsafeBitCast(call, to: SetUser.self)(65534)
}
