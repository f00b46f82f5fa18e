import Briefs
import Foundation

/// The state and how much of each journal is in it, so that a start reads only what is newer.
///
/// A cache for the machine that made it: losing it costs the time to read all journals.
package struct Checkpoint: Codable, Hashable, Sendable {
  /// How much of one journal is in the state.
  struct Source: Codable, Hashable, Sendable {
    var name: [UInt8]
    var consumed: Int64
    var trail: UInt64
    var damaged: Int
  }

  static let version = 1

  var version = Self.version
  var folder: String
  var sources: [Source]
  var latest: [UInt64]
  private var read: Data
  private var starred: Data
  private var places: Data

  init(_ state: ReadingState, sources: [Source]) {
    folder = state.folder
    self.sources = sources
    latest = [state.latest.time, state.latest.device]
    read = Self.pack(state.read)
    starred = Self.pack(state.starred)
    places = Self.pack(state.places)
  }

  /// The state as it was; nil for another version, another folder or bytes that do not fit.
  func state(folder: String) -> ReadingState? {
    guard version == Self.version, folder == self.folder, latest.count == 2,
      latest[0] <= Stamp.lastTime,
      let read: DenseTable<ReadingState.Mark> = Self.unpack(read),
      let starred: DenseTable<ReadingState.Mark> = Self.unpack(starred),
      let places: DenseTable<ReadingState.Place> = Self.unpack(places)
    else { return nil }
    var state = ReadingState(folder: folder)
    state.read = read
    state.starred = starred
    state.places = places
    state.latest = Stamp(time: latest[0], device: latest[1])
    return state
  }

  private static func pack<Row: PackedRow>(_ table: DenseTable<Row>) -> Data {
    var words: [UInt64] = []
    words.reserveCapacity(table.rows.count * Row.wordCount)
    for row in table.rows { row.pack(into: &words) }
    return words.withUnsafeBytes { Data($0) }
  }

  private static func unpack<Row: PackedRow>(_ data: Data) -> DenseTable<Row>? {
    let stride = Row.wordCount * MemoryLayout<UInt64>.size
    guard data.count.isMultiple(of: stride) else { return nil }
    var words = [UInt64](repeating: 0, count: data.count / MemoryLayout<UInt64>.size)
    _ = words.withUnsafeMutableBytes { data.copyBytes(to: $0) }
    var rows: [Row] = []
    rows.reserveCapacity(data.count / stride)
    for start in Swift.stride(from: 0, to: words.count, by: Row.wordCount) {
      rows.append(Row(packed: words[start..<start + Row.wordCount]))
    }
    return DenseTable(rows: rows)
  }
}

/// A row that a checkpoint keeps as a fixed number of words.
private protocol PackedRow: DenseRow {
  static var wordCount: Int { get }
  func pack(into words: inout [UInt64])
  /// `packed` has exactly `wordCount` words.
  init(packed: ArraySlice<UInt64>)
}

extension ReadingState.Mark: PackedRow {
  fileprivate static var wordCount: Int { 5 }

  fileprivate func pack(into words: inout [UInt64]) {
    let bits: UInt64 = (value ? 1 : 0) | (fingerprint == nil ? 0 : 2)
    words += [id.value, stamp.time, stamp.device, fingerprint ?? 0, bits]
  }

  fileprivate init(packed: ArraySlice<UInt64>) {
    let at = packed.startIndex
    self.init(
      id: BriefID(packed[at]), stamp: Stamp(time: packed[at + 1], device: packed[at + 2]),
      fingerprint: packed[at + 4] & 2 == 0 ? nil : packed[at + 3], value: packed[at + 4] & 1 == 1)
  }
}

extension ReadingState.Place: PackedRow {
  fileprivate static var wordCount: Int { 7 }

  fileprivate func pack(into words: inout [UInt64]) {
    words += [
      key, id.value, fingerprint.headline, fingerprint.sentence, fingerprint.content,
      stamp.time, stamp.device,
    ]
  }

  fileprivate init(packed: ArraySlice<UInt64>) {
    let at = packed.startIndex
    self.init(
      key: packed[at], id: BriefID(packed[at + 1]),
      fingerprint: Fingerprint(
        headline: packed[at + 2], sentence: packed[at + 3], content: packed[at + 4]),
      stamp: Stamp(time: packed[at + 5], device: packed[at + 6]))
  }
}
