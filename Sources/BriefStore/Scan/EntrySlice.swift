import Briefs
internal import GRDB

/// Where one entry of a file with many is, and a hash that says whether it is still there.
struct EntrySlice: Hashable, Sendable {
  /// Bytes from the beginning of the file.
  var start: Int64
  var length: Int64
  var hash: UInt64

  /// Columns of the index; NULL for a brief that has its file for itself.
  static let columns = "slice_start, slice_length, slice_hash"

  /// The values of `columns`.
  static func stored(_ slice: EntrySlice?) -> StatementArguments {
    [slice?.start, slice?.length, slice.map { Int64(bitPattern: $0.hash) }]
  }

  /// Reads `columns`, which begin at a column of a row.
  init?(_ row: Row, from column: Int) {
    guard let start = row[column] as Int64?, let length = row[column + 1] as Int64?,
      let hash = row[column + 2] as Int64?
    else { return nil }
    self.init(start: start, length: length, hash: UInt64(bitPattern: hash))
  }

  init(_ range: Range<Int>, of bytes: [UInt8]) {
    start = Int64(range.lowerBound)
    length = Int64(range.count)
    hash = Self.hash(bytes[range])
  }

  init(start: Int64, length: Int64, hash: UInt64) {
    self.start = start
    self.length = length
    self.hash = hash
  }

  static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash = StableHash()
    hash.combine(bytes)
    return hash.value
  }
}

/// How to read one entry of a file alone.
struct EntryLocation: Sendable {
  var slice: EntrySlice
  /// What the file says of its entries, as `EntryContext.encoded` gave it.
  var context: String

  init?(_ slice: EntrySlice?, context: String?) {
    guard let slice, let context else { return nil }
    self.slice = slice
    self.context = context
  }

  /// Reads the entry's bytes; `nil` where the file holds others there now, or is none.
  func bytes(of name: [UInt8], in folder: FolderHandle) throws(FileError) -> [UInt8]? {
    guard slice.length <= Int64(BriefFormat.sizeLimit),
      let bytes = try folder.read(name, from: slice.start, count: Int(slice.length)),
      EntrySlice.hash(bytes) == slice.hash
    else { return nil }
    return bytes
  }

  func brief(in bytes: [UInt8], of file: FilePlace) -> Brief? {
    EntryContext(encoded: context).flatMap { context in
      BriefFormat.parseEntry(
        bytes, name: String(decoding: file.name, as: UTF8.self),
        in: String(decoding: file.folder, as: UTF8.self), context: context)
    }
  }
}
