import Glibc
import Testing

@testable import BriefStore

@Suite struct WatchPartsTests {
  private func event(_ watch: Int32, _ mask: Int32, _ name: String, padding: Int) -> [UInt8] {
    let name = Array(name.utf8) + [UInt8](repeating: 0, count: padding)
    let words = [UInt32(bitPattern: watch), UInt32(bitPattern: mask), 7, UInt32(name.count)]
    return words.flatMap { word in withUnsafeBytes(of: word.littleEndian) { Array($0) } } + name
  }

  @Test func eventsAreCutAsTheKernelWroteThem() {
    let buffer =
      event(1, Int32(IN_CREATE), "a.md", padding: 12)
      + event(-1, Int32(IN_Q_OVERFLOW), "", padding: 0)
      + event(3, Int32(IN_DELETE), "b", padding: 15)
    let events = InotifyEvent.decode(buffer[...])
    #expect(events.map(\.watch) == [1, -1, 3])
    #expect(events.map(\.name) == [Array("a.md".utf8), [], Array("b".utf8)])
    #expect(events[1].has(Int(IN_Q_OVERFLOW)) && !events[0].has(Int(IN_Q_OVERFLOW)))
    for count in 0..<buffer.count {
      #expect(InotifyEvent.decode(buffer[..<count]).count <= 2)
    }
  }

  @Test func changesWaitForQuietButNotForEver() {
    var changes = PendingChanges(quiet: 100, longest: 1_000)
    #expect(changes.due == nil)
    for time in stride(from: Int64(0), through: 950, by: 50) {
      changes.add(path: [UInt8(time / 50)], at: time)
      #expect(changes.take(at: time) == nil)
    }
    #expect(changes.due == 1_000)
    guard case .changed(let paths, let folders)? = changes.take(at: 1_000) else {
      Issue.record("nothing was due")
      return
    }
    #expect(paths.count == 20 && folders.isEmpty)
    #expect(changes.due == nil)
  }

  @Test func aLookAtEverythingSwallowsTheRest() {
    var changes = PendingChanges(quiet: 100, longest: 1_000)
    changes.add(path: [1], at: 0)
    changes.add(.overflow, at: 10)
    changes.add(folder: [2], at: 20)
    #expect(changes.take(at: 119) == nil)
    #expect(changes.take(at: 120) == .rescan(.overflow))
  }

  @Test func aWatchThatComesAgainBelongsToTheNewPath() {
    var folders = WatchedFolders()
    folders.set(1, [1])
    folders.set(2, [1, 0x2f, 2])
    folders.set(3, [1, 2])
    folders.set(1, [9])
    #expect(folders.path(of: 1) == [9] && !folders.contains([1]))
    #expect(folders.removeTree([1]) == [2])
    #expect(folders.contains([1, 2]))
  }

  @Test(
    arguments: [
      ".x.md", "x.md~", "x.swp", ".x.swp", "x.swx", "x.tmp", "x.part", "x.bak", "#x#", "",
    ])
  func leftoversAreIgnored(_ name: String) {
    #expect(FileNames.isIgnored(Array(name.utf8)))
  }

  @Test(arguments: ["x.md", "tmp", "x.TMPL.md", "x.part.md", "~x", "#x", "-", " "])
  func briefsAreNot(_ name: String) { #expect(!FileNames.isIgnored(Array(name.utf8))) }
}
