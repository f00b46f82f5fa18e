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
    var newer: Int
  }

  static let version = 2

  var version = Self.version
  var folder: String
  var sources: [Source]
  var latest: [UInt64]
  private var read: Data
  private var starred: Data
  private var places: Data
  private var texts: Data
  private var names: Data

  init(_ state: JournalState, sources: [Source]) {
    folder = state.folder
    self.sources = sources
    latest = [state.latest.time, state.latest.device]
    read = Self.pack(state.read)
    starred = Self.pack(state.starred)
    places = Self.pack(state.places)
    texts = Self.pack(state.texts)
    names = Self.pack(state.names.rows)
  }

  /// The state as it was; nil for another version, another folder or bytes that do not fit.
  func state(folder: String) -> JournalState? {
    guard version == Self.version, folder == self.folder, latest.count == 2,
      latest[0] <= Stamp.lastTime,
      let read: DenseTable<JournalState.Mark> = Self.unpack(read),
      let starred: DenseTable<JournalState.Mark> = Self.unpack(starred),
      let places: DenseTable<JournalState.Place> = Self.unpack(places),
      let texts: DenseTable<JournalState.Text> = Self.unpack(texts),
      let rows: DenseTable<NameTable.Name> = Self.unpack(names), let names = NameTable(rows)
    else { return nil }
    var state = JournalState(folder: folder)
    state.read = read
    state.starred = starred
    state.places = places
    state.texts = texts
    state.names = names
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

extension JournalState.Mark: PackedRow {
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

extension JournalState.Place: PackedRow {
  fileprivate static var wordCount: Int { 8 }

  fileprivate func pack(into words: inout [UInt64]) {
    words += [
      key, id.value, fingerprint.headline, fingerprint.sentence, fingerprint.content,
      stamp.time, stamp.device, text,
    ]
  }

  fileprivate init(packed: ArraySlice<UInt64>) {
    let at = packed.startIndex
    self.init(
      key: packed[at], id: BriefID(packed[at + 1]),
      fingerprint: Fingerprint(
        headline: packed[at + 2], sentence: packed[at + 3], content: packed[at + 4]),
      stamp: Stamp(time: packed[at + 5], device: packed[at + 6]), text: packed[at + 7])
  }
}

extension JournalState.Text: PackedRow {
  fileprivate static var wordCount: Int { 14 }

  fileprivate func pack(into words: inout [UInt64]) {
    words += [
      key, id.value, stamp.time, stamp.device,
      (trace.seconds == nil ? 0 : 1 << 16) | UInt64(trace.numbers),
      UInt64(bitPattern: trace.seconds ?? 0),
    ]
    for place in 0..<8 { words.append(trace.sketch.words[place]) }
  }

  fileprivate init(packed: ArraySlice<UInt64>) {
    let at = packed.startIndex
    var sketch = SIMD8<UInt64>(repeating: 0)
    for place in 0..<8 { sketch[place] = packed[at + 6 + place] }
    self.init(
      key: packed[at], id: BriefID(packed[at + 1]),
      trace: TextTrace(
        hash: nil, seconds: packed[at + 4] >> 16 == 0 ? nil : Int64(bitPattern: packed[at + 5]),
        numbers: UInt16(truncatingIfNeeded: packed[at + 4]), sketch: TextSketch(words: sketch)),
      stamp: Stamp(time: packed[at + 2], device: packed[at + 3]))
  }
}

extension NameTable.Name: PackedRow {
  fileprivate static var wordCount: Int { 7 }

  fileprivate func pack(into words: inout [UInt64]) {
    words += [
      id.value, parent.value, next.value, size, first.time, first.device, called.value,
    ]
  }

  fileprivate init(packed: ArraySlice<UInt64>) {
    let at = packed.startIndex
    self.init(
      id: BriefID(packed[at]), parent: BriefID(packed[at + 1]), next: BriefID(packed[at + 2]),
      size: packed[at + 3], first: Stamp(time: packed[at + 4], device: packed[at + 5]),
      called: BriefID(packed[at + 6]))
  }
}
