import Briefs
import Foundation
import Glibc
import Testing
import Text

@testable import BriefStore

/// A folder into which anybody may put anything.
struct HostileFilesTests {
  let box: Sandbox

  init() throws {
    box = try Sandbox()
    try box.write("good.md", brief("Alpha", text: "A good brief."))
  }

  @Test func whatIsNoFileIsAProblemAndNeverWaitedFor() throws {
    mkfifo("\(box.folder)/fifo.md", 0o600)
    let socket = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(socket) }
    let library = try box.opened()
    #expect(try library.titles() == ["Alpha"])
    #expect(try library.reasons() == ["fifo.md: not a regular file"])
    try box.delete("fifo.md")
    try library.refresh()
    #expect(try library.reasons() == [])
  }

  @Test func aFileThatBecomesAFIFOIsGone() throws {
    let library = try box.opened()
    try box.delete("good.md")
    mkfifo("\(box.folder)/good.md", 0o600)
    try library.refresh()
    #expect(try library.titles() == [])
    #expect(try library.reasons() == ["good.md: not a regular file"])
  }

  @Test func linksAreNotFollowedButCounted() throws {
    try FileManager.default.createDirectory(
      atPath: "\(box.base)/outside", withIntermediateDirectories: true)
    for (target, name) in [
      ("good.md", "again.md"), ("/dev/zero", "zero.md"), ("nowhere", "lost.md"), (".", "loop"),
      ("..", "up"), ("\(box.base)/outside", "out"),
    ] {
      symlink(target, "\(box.folder)/\(name)")
    }
    let library = try box.opened()
    #expect(try library.titles() == ["Alpha"])
    #expect(try library.reasons() == [".: 6 symbolic links skipped"])
    #expect(try library.counts().problems == 0)
  }

  @Test func theFolderItselfMayBeALink() throws {
    let link = "\(box.base)/link"
    symlink(box.folder, link)
    let library = try Library(
      places: Library.Places(folder: link, cacheFolder: box.cache, stateFolder: box.state),
      clock: { 1_755_000_000 }, zone: .gmt, recognition: .capitals, log: { _ in })
    try library.refresh()
    #expect(try library.titles() == ["Alpha"])
    _ = try library.mark([library.row("Alpha")], .read, true, key: "r")
    #expect(try box.opened().state("Alpha").isRead)
  }

  @Test(arguments: [
    Array("bad\u{1b}[31m.md".utf8), Array("line\nbreak.md".utf8), [0x62, 0xff, 0x2e, 0x6d, 0x64],
    Array("-rf.md".utf8), Array("   ".utf8),
    Array(String(repeating: "x", count: 252).utf8) + [46, 109, 100],
  ])
  func anyNameCanBeOpened(name: [UInt8]) throws {
    let text = brief("Beta", text: "Odd name.")
    let path = Array(box.folder.utf8) + [47] + name
    let descriptor = path.withCString { open($0, O_CREAT | O_WRONLY, 0o600) }
    try #require(descriptor >= 0)
    _ = Array(text.utf8).withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    Glibc.close(descriptor)
    let library = try box.opened()
    let row = try library.row("Beta")
    #expect(try library.find(path: name) == [row])
    #expect(try library.rawBytes(row) == Array(text.utf8))
    #expect(try library.open(row)?.brief.title == "Beta")
  }

  @Test func aSparseGiantIsReadNoFurtherThanItMustBe() throws {
    let path = "\(box.folder)/giant.md"
    try box.write("giant.md", "# Giant\n\nHello.\n")
    truncate(path, 1 << 30)
    let library = try box.opened()
    #expect(try library.titles().contains("Alpha"))
    #expect(try library.counts().problems > 0)
  }

  @Test func noiseIsAProblemEach() throws {
    let seed = UInt64.random(in: 0 ... .max)
    var noise = Noise(state: seed)
    for number in 0..<100 {
      try box.write("\(number).md", bytes: (0..<300).map { _ in noise.next() })
    }
    let library = try box.opened()
    #expect(try library.titles().contains("Alpha"), "seed \(seed)")
    #expect(try library.counts().problems >= 100, "seed \(seed)")
    #expect(try library.refresh().isEmpty, "seed \(seed)")
  }

  @Test func foldersEndAtADepth() throws {
    let chain = (0..<80).map { _ in "d" }.joined(separator: "/")
    try box.write("\(chain)/deep.md", brief("Deep"))
    let library = try box.opened()
    #expect(try library.titles() == ["Alpha"])
    let reasons = try library.reasons()
    #expect(reasons.count == 1)
    #expect(reasons.first?.hasSuffix("nested deeper than 64 folders") == true)
  }

  @Test func anEmptyFileBecomesABriefWhenItIsFilled() throws {
    try box.write("new.md", "")
    let library = try box.opened()
    try box.write("new.md", brief("Beta"))
    try library.refresh()
    #expect(try library.titles().contains("Beta"))
  }

  @Test func aFixedFileIsNoLongerAProblem() throws {
    try box.write("odd.json", "{ \"title\": ")
    let library = try box.opened()
    #expect(try library.counts().problems == 1)
    try box.write("odd.json", #"{ "title": "Beta", "text": "Fine." }"#)
    try library.refresh()
    #expect(try library.reasons() == [])
    #expect(try library.titles() == ["Alpha", "Beta"])
  }

  @Test(arguments: ["missing", "briefs/good.md"])
  func aFolderThatIsNoneIsSaidInOneSentence(name: String) throws {
    let folder = "\(box.base)/\(name)"
    let reason = name == "missing" ? "No such file or directory" : "Not a directory"
    let places = Library.Places(
      folder: folder, cacheFolder: box.cache, stateFolder: box.state)
    #expect(
      throws: LibraryError(
        .folder, "cannot read folder \"\(cleaning: folder)\": \(cleaning: reason)")
    ) {
      try Library(places: places, clock: { 0 }, zone: .gmt, log: { _ in })
    }
  }
}

/// Bytes without any meaning, the same for the same seed.
private struct Noise {
  var state: UInt64

  mutating func next() -> UInt8 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return UInt8(truncatingIfNeeded: state >> 56)
  }
}
