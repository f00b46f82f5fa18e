/// The lines this process saved: when its journal is deleted or put back from a backup, they
/// are appended again.
struct SessionLines {
  private struct Saved {
    var stamp: Stamp
    var bytes: [UInt8]
    var isOnDisk: Bool
  }

  /// How many bytes are kept at most; the oldest lines go first.
  static let limit = 8 << 20

  private var lines: [Saved] = []
  private var count = 0

  mutating func add(_ stamp: Stamp, _ bytes: [UInt8]) {
    lines.append(Saved(stamp: stamp, bytes: bytes, isOnDisk: true))
    count += bytes.count
    while count > Self.limit, lines.count > 1 {
      count -= lines.removeFirst().bytes.count
    }
  }

  /// The file is gone or another one: until a line is found in it, it counts as lost.
  mutating func loseAll() {
    for index in lines.indices { lines[index].isOnDisk = false }
  }

  mutating func find(_ stamp: Stamp) {
    guard let first = lines.first, first.stamp <= stamp,
      let index = lines.lastIndex(where: { $0.stamp == stamp })
    else { return }
    lines[index].isOnDisk = true
  }

  mutating func findAll() {
    for index in lines.indices { lines[index].isOnDisk = true }
  }

  /// The bytes of the lines that are on disk no more.
  var lost: [UInt8] { lines.lazy.filter { !$0.isOnDisk }.flatMap(\.bytes) }

  var lostCount: Int { lines.count { !$0.isOnDisk } }

  var stamps: Set<Stamp> { Set(lines.map(\.stamp)) }

  var hasLost: Bool { lines.contains { !$0.isOnDisk } }

  var all: [[UInt8]] { lines.map(\.bytes) }
}
