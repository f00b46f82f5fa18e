import Briefs
import Glibc

/// How far one journal of the folder has been read, and whether it is still the same file.
struct JournalFile {
  /// Every byte before this one is in the state.
  private(set) var consumed: Int64 = 0
  /// Hash of the bytes just before `consumed`: a file that still has them was only appended to,
  /// even where a synchroniser put it in place anew.
  private(set) var trail: UInt64 = 0
  private(set) var damaged = 0
  /// Lines of a kind, a flag or a version that this program does not know.
  private(set) var newer = 0
  private var hasTornEnd = false
  private var seen: Look?

  private static let trailCount = 512

  /// What `fstat` says of a file, to see that nothing happened to it.
  private struct Look: Equatable {
    var device: UInt64
    var inode: UInt64
    var size: Int64
    var changed: Int64
    var modified: Int64

    init(_ status: stat) {
      device = UInt64(status.st_dev)
      inode = UInt64(status.st_ino)
      size = Int64(status.st_size)
      changed = Int64(status.st_ctim.tv_sec) &* 1_000_000_000 &+ Int64(status.st_ctim.tv_nsec)
      modified = Int64(status.st_mtim.tv_sec) &* 1_000_000_000 &+ Int64(status.st_mtim.tv_nsec)
    }
  }

  init() {}

  init(consumed: Int64, trail: UInt64, damaged: Int, newer: Int) {
    self.consumed = consumed
    self.trail = trail
    self.damaged = damaged
    self.newer = newer
  }

  /// Damaged lines, the torn last one among them.
  var damagedLines: Int { damaged + (hasTornEnd ? 1 : 0) }

  /// True where the open file begins with all that was read of it.
  func isContinued(by descriptor: Int32) -> Bool {
    guard let status = Self.regular(descriptor) else { return false }
    return status.st_size >= consumed && Self.trail(descriptor, before: consumed) == trail
  }

  /// Reads what is new; `restarted` is called first when the file has to be read from its start.
  mutating func catchUp(
    _ descriptor: Int32, restarted: () -> Void, line: (JournalLine) -> Void
  ) {
    guard let status = Self.regular(descriptor) else { return }
    let look = Look(status)
    guard look != seen else { return }
    if consumed > 0, !isContinued(by: descriptor) {
      self = JournalFile()
      restarted()
    }
    var reader = LineReader(descriptor: descriptor, from: consumed, to: look.size)
    let isWhole = reader.forEachLine { piece in take(piece, line) }
    consumed = reader.lineStart
    hasTornEnd = false
    if isWhole { takeEnd(reader.end, size: look.size, line) }
    trail = Self.trail(descriptor, before: consumed) ?? 0
    seen = isWhole ? look : nil
  }

  private mutating func take(_ piece: LineReader.Piece, _ line: (JournalLine) -> Void) {
    if piece.isEmpty { return }
    switch LineReading(piece) {
    case .line(let read): line(read)
    case .newer: newer += 1
    case .damaged:
      damaged += 1
      if let read = JournalLine(behindDamage: piece) { line(read) }
    }
  }

  /// A last line without newline counts when it is whole; else the rest of it may yet arrive.
  private mutating func takeEnd(
    _ piece: LineReader.Piece, size: Int64, _ line: (JournalLine) -> Void
  ) {
    guard consumed < size else { return }
    if let read = JournalLine(piece) {
      line(read)
      consumed = size
    } else {
      hasTornEnd = true
    }
  }

  private static func regular(_ descriptor: Int32) -> stat? {
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return status
  }

  private static func trail(_ descriptor: Int32, before end: Int64) -> UInt64? {
    let count = Int(min(Int64(trailCount), end))
    var bytes = [UInt8](repeating: 0, count: count)
    let got = bytes.withUnsafeMutableBytes {
      pread(descriptor, $0.baseAddress, count, Int(end) - count)
    }
    guard got == count else { return nil }
    var hash = StableHash()
    hash.combine(bytes)
    return hash.value
  }
}
