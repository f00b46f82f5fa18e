import Briefs
import Foundation
internal import GRDB
internal import GRDBSQLite
import Text

/// Which words follow each other in a brief, told from a few hundred bytes: "not these" is certain,
/// "perhaps" is to be made sure of in the text.
///
/// A Bloom filter with two bits for every `WordRun`.
enum WordRuns {
  /// One run in twelve that is not there seems to be.
  private static let bitsPerRun = 6
  private static let fewestBytes = 8
  /// A text of more words than this has room for says "perhaps" more often.
  private static let mostBytes = 2048
  /// How much of a last word counts, in UTF-8 bytes.
  private static let beginning = 2

  /// - Parameter columns: folded words by single spaces.
  static func bits(of columns: [String]) -> Data {
    let words = columns.reduce(0) { $0 + $1.utf8.count { $0 == UInt8(ascii: " ") } }
    let size = min(mostBytes, max(fewestBytes, words * 2 * bitsPerRun / 8))
    var bits = [UInt8](repeating: 0, count: size)
    for column in columns {
      WordRun.forEach(in: column, beginnings: beginning...beginning) { run in
        let (one, other) = places(of: run, among: size * 8)
        bits[one / 8] |= 1 << (one % 8)
        bits[other / 8] |= 1 << (other % 8)
      }
    }
    return Data(bits)
  }

  /// The runs that a text must have to hold a phrase, as `may_hold` takes them; `nil` for none.
  static func probes(for term: HighlightTerm) -> Data? {
    var words = term.words
    if term.isPrefix, (words.last?.utf8.count ?? 0) < beginning { words = words.dropLast() }
    var probes: [UInt64] = []
    WordRun.forEach(of: words, beginning: beginning) { probes.append($0) }
    return probes.isEmpty ? nil : probes.withUnsafeBytes { Data($0) }
  }

  /// The bits of a run.
  private static func places(of run: UInt64, among count: Int) -> (Int, Int) {
    // The lower half of such a hash says little about the first bytes.
    let upper = run >> 32
    let lower = (run ^ upper) & 0xFFFF_FFFF
    return (Int(lower % UInt64(count)), Int(upper % UInt64(count)))
  }

  private static func mayHold(
    _ probes: UnsafeRawBufferPointer, _ bits: UnsafeRawBufferPointer
  ) -> Bool {
    stride(from: 0, to: probes.count, by: 8).allSatisfy { at in
      let run = probes.loadUnaligned(fromByteOffset: at, as: UInt64.self)
      let (one, other) = places(of: run, among: bits.count * 8)
      return bits[one / 8] & 1 << (one % 8) != 0 && bits[other / 8] & 1 << (other % 8) != 0
    }
  }
}

extension WordRuns {
  /// What is true where the brief of a row may have some runs; also where nothing is known of it.
  static func sql(row: SQL, probes: Data) -> SQL {
    "may_hold((SELECT bits FROM runs WHERE brief = \(row)), \(probes))"
  }

  /// Makes `may_hold(bits, probes)` known to a connection. It is asked for thousands of rows at every
  /// letter, so that copying what it is given would take longer than what it does.
  static func register(in db: Database) throws {
    let flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS
    let code = sqlite3_create_function_v2(
      db.sqliteConnection, "may_hold", 2, flags, nil,
      { context, _, values in
        let bits = WordRuns.blob(values?[0])
        let probes = WordRuns.blob(values?[1])
        let isKnown = !bits.isEmpty && !probes.isEmpty
        sqlite3_result_int(context, !isKnown || WordRuns.mayHold(probes, bits) ? 1 : 0)
      }, nil, nil, nil)
    guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
  }

  private static func blob(_ value: OpaquePointer?) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(
      start: sqlite3_value_blob(value), count: Int(sqlite3_value_bytes(value)))
  }

  static func write(_ words: TextWriter.Words, _ db: Database) throws {
    try db.cachedStatement(sql: "INSERT OR REPLACE INTO runs(brief, bits) VALUES(?, ?)")
      .execute(arguments: [words.row, bits(of: words.columns)])
  }

  /// Keeps those of live rows in the newer text table.
  static func deleteOthers(_ border: TextBorder, _ db: Database) throws {
    try db.execute(
      sql: """
        DELETE FROM runs
        WHERE brief < ? OR brief NOT IN (SELECT rowid FROM brief WHERE dead = 0)
        """, arguments: [border.row ?? .min])
  }
}
