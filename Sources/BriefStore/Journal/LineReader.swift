import Glibc

/// Cuts a stretch of an open file into lines without ever holding more than one long line.
struct LineReader {
  /// What stands between two newlines.
  enum Piece {
    /// A line without its newline, as a slice of the buffer it stands in.
    case line(ArraySlice<UInt8>, in: [UInt8])
    /// A line longer than any journal writes.
    case tooLong

    var isEmpty: Bool {
      if case .line(let bytes, _) = self { bytes.isEmpty } else { false }
    }
  }

  /// The longest line that is looked at, in bytes.
  static let longest = 16 << 20
  private static let chunkCount = 1 << 20

  private let descriptor: Int32
  /// Where in the file the next read begins.
  private var position: Int64
  private let limit: Int64
  private var chunk: [UInt8]
  private var buffer: [UInt8] = []
  private var isSkipping = false
  /// Where the first byte after the last newline stands in the file.
  private(set) var lineStart: Int64

  init(descriptor: Int32, from start: Int64, to end: Int64) {
    self.descriptor = descriptor
    position = start
    lineStart = start
    limit = end
    chunk = [UInt8](repeating: 0, count: Int(min(Int64(Self.chunkCount), max(0, end - start))))
  }

  /// Hands over every line that ends in a newline; false when the file could not be read on.
  mutating func forEachLine(_ body: (Piece) -> Void) -> Bool {
    while position < limit {
      let searched = buffer.count
      guard readChunk() else { return false }
      cutLines(from: searched, body)
      if buffer.count > Self.longest {
        buffer.removeAll()
        isSkipping = true
      }
    }
    return true
  }

  /// What stands after the last newline, once all lines are handed over.
  var end: Piece { isSkipping ? .tooLong : .line(buffer[...], in: buffer) }

  private mutating func readChunk() -> Bool {
    let count = Int(min(Int64(chunk.count), limit - position))
    var got = 0
    repeat {
      got = chunk.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, count, Int(position)) }
    } while got < 0 && errno == EINTR
    guard got > 0 else { return false }
    buffer += chunk[..<got]
    position += Int64(got)
    return true
  }

  private mutating func cutLines(from searched: Int, _ body: (Piece) -> Void) {
    var start = 0
    var from = searched
    while let newline = newline(from: from) {
      body(isSkipping ? .tooLong : .line(buffer[start..<newline], in: buffer))
      isSkipping = false
      start = newline + 1
      from = start
    }
    if start > 0 {
      buffer.removeFirst(start)
      lineStart = position - Int64(buffer.count)
    }
  }

  private func newline(from start: Int) -> Int? {
    buffer.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress, start < bytes.count,
        let found = memchr(base + start, 10, bytes.count - start)
      else { return nil }
      return UnsafeRawPointer(found) - base
    }
  }
}

/// What a program makes of a line of a journal.
enum LineReading {
  case line(JournalLine)
  /// Of a kind, a flag or a version that this program does not know.
  case newer
  case damaged

  init(_ piece: LineReader.Piece) {
    guard case .line(let bytes, let buffer) = piece else {
      self = .damaged
      return
    }
    self = LineScanner.scan(bytes, in: buffer).map(LineReading.line) ?? LooseLine.read(bytes)
  }
}

extension JournalLine {
  /// Reads a piece of a journal; nil where this program does not understand it.
  init?(_ piece: LineReader.Piece) {
    guard case .line(let line) = LineReading(piece) else { return nil }
    self = line
  }

  /// Reads what follows damage that took a newline with it, such as a line overwritten by zeros.
  ///
  /// Inside a string every quotation mark has a backslash, so a line begins only where one begins.
  init?(behindDamage piece: LineReader.Piece) {
    guard case .line(let bytes, let buffer) = piece else { return nil }
    let start = Array(#"{"v":"#.utf8)
    guard let opening = bytes.lastIndex(of: start[0], where: { bytes[$0...].starts(with: start) }),
      opening > bytes.startIndex
    else { return nil }
    self.init(.line(bytes[opening...], in: buffer))
  }
}

extension ArraySlice<UInt8> {
  fileprivate func lastIndex(of byte: UInt8, where isWanted: (Int) -> Bool) -> Int? {
    var end = endIndex
    while let place = self[..<end].lastIndex(of: byte) {
      if isWanted(place) { return place }
      end = place
    }
    return nil
  }
}
