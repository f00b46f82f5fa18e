import Briefs
import Foundation
internal import GRDB

/// The `trace` table: by what the text of each row can be found again.
enum TraceTable {
  static func write(_ trace: TextTrace, of id: BriefID, row: Int64, _ db: Database) throws {
    try db.cachedStatement(
      sql: """
        INSERT OR REPLACE INTO trace(brief, id, hash, seconds, numbers, sketch)
        VALUES(?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      row, Int64(bitPattern: id.value), trace.hash.map { Int64(bitPattern: $0.value) },
      trace.seconds, Int64(trace.numbers), trace.sketch.isEmpty ? nil : trace.sketch.data,
    ])
  }

  static func delete(row: Int64, _ db: Database) throws {
    try db.cachedStatement(sql: "DELETE FROM trace WHERE brief = ?").execute(arguments: [row])
  }

  static func trace(of row: Int64, _ db: Database) throws -> TextTrace? {
    try Row.fetchOne(
      db.cachedStatement(sql: "SELECT \(TextTrace.columns) FROM trace WHERE brief = ?"),
      arguments: [row]
    ).map { TextTrace($0, from: 0) }
  }
}

extension TextTrace {
  static let columns = "trace.hash, trace.seconds, trace.numbers, trace.sketch"

  /// Reads `columns`; all may be null.
  init(_ row: Row, from column: Int) {
    self.init(
      hash: (row[column] as Int64?).map { BriefID(UInt64(bitPattern: $0)) },
      seconds: row[column + 1],
      numbers: UInt16(truncatingIfNeeded: (row[column + 2] as Int64?) ?? 0),
      sketch: (row[column + 3] as Data?).flatMap(TextSketch.init(data:)) ?? .empty)
  }
}

extension TextSketch {
  /// Its 64 bins, a byte each.
  fileprivate var data: Data {
    var data = Data(capacity: Self.binCount)
    for place in 0..<8 {
      withUnsafeBytes(of: words[place].littleEndian) { data.append(contentsOf: $0) }
    }
    return data
  }

  fileprivate init?(data: Data) {
    guard data.count == Self.binCount else { return nil }
    var words = SIMD8<UInt64>(repeating: 0)
    data.withUnsafeBytes { bytes in
      for place in 0..<8 {
        words[place] = UInt64(
          littleEndian: bytes.loadUnaligned(fromByteOffset: place * 8, as: UInt64.self))
      }
    }
    self.init(words: words)
  }
}
