import Briefs
import Foundation
internal import GRDB
import Text

extension Library {
  /// Rows whose ID begins with these hex digits, newest first; none for anything else.
  package func find(idPrefix: String) throws -> [RowKey] {
    let digits = Array(idPrefix.utf8)
    guard (1...16).contains(digits.count), let value = UInt64(idPrefix, radix: 16),
      digits.first != UInt8(ascii: "+")
    else { return [] }
    let shift = UInt64(64 - 4 * digits.count)
    let low = value << shift
    let high = low | (shift == 0 ? 0 : (1 << shift) - 1)
    return try index.read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT id, entry FROM brief WHERE id BETWEEN ? AND ? AND dead = 0 ORDER BY rowid DESC
          """, arguments: [Int64(bitPattern: low), Int64(bitPattern: high)]
      ).map(RowKey.init)
    }
  }

  /// The rows of a file, in its own order. `path` is below the folder, or absolute, or below the
  /// working directory `directory`.
  package func find(path: [UInt8], from directory: [UInt8] = []) throws -> [RowKey] {
    for candidate in spellings(of: path, from: directory) {
      let rows = try rows(at: FilePlace(path: candidate))
      if !rows.isEmpty { return rows }
    }
    return []
  }

  /// Paths below the folder that may be meant, the likeliest first.
  func spellings(of path: [UInt8], from directory: [UInt8]) -> [[UInt8]] {
    let slash = UInt8(ascii: "/")
    if path.first != slash {
      let absolute = directory + [slash] + path
      return [Self.plain(path)] + (directory.isEmpty ? [] : below(absolute))
    }
    return below(path)
  }

  private func below(_ absolute: [UInt8]) -> [[UInt8]] {
    let slash = UInt8(ascii: "/")
    let plain = Self.plain(absolute)
    return [realPath, places.folder].compactMap { folder in
      let start = Self.plain(folder) + [slash]
      return plain.starts(with: start) ? Array(plain.dropFirst(start.count)) : nil
    }
  }

  /// Without `.`, `..` and doubled slashes.
  private static func plain(_ path: [UInt8]) -> [UInt8] {
    let slash = UInt8(ascii: "/")
    var parts: [ArraySlice<UInt8>] = []
    for part in path.split(separator: slash) {
      if part.elementsEqual("..".utf8) {
        _ = parts.popLast()
      } else if !part.elementsEqual(".".utf8) {
        parts.append(part)
      }
    }
    let joined = Array(parts.joined(separator: [slash]))
    return path.first == slash ? [slash] + joined : joined
  }

  /// The rows of the file at a path below the folder, in its own order.
  package func rows(path: [UInt8]) throws -> [RowKey] { try rows(at: FilePlace(path: path)) }

  private func rows(at place: FilePlace) throws -> [RowKey] {
    try index.read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT brief.id, entry FROM brief JOIN file ON file.id = brief.file
          JOIN folder ON folder.id = file.folder
          WHERE folder.path = ? AND file.name = ? AND dead = 0 ORDER BY ordinal
          """, arguments: [Data(place.folder), Data(place.name)]
      ).map(RowKey.init)
    }
  }

  /// Says how many lines of the reading journals were skipped; nil where all could be read.
  package var journalDamage: Problem? {
    let lines = marks.damagedLines()
    guard lines > 0 else { return nil }
    return Problem(
      path: DisplayText(cleaning: places.stateFolder), severity: .notice,
      reason: "\(DisplayText.plural(lines, "damaged line")) skipped")
  }

  /// Says how many lines of the reading journals a newer program wrote; nil where there are none.
  package var journalNewerLines: Problem? {
    let lines = marks.newerLines()
    guard lines > 0 else { return nil }
    return Problem(
      path: DisplayText(cleaning: places.stateFolder), severity: .notice,
      reason: "\(DisplayText.plural(lines, "line")) of a newer rapidread not understood")
  }

  /// Counts the files that are no briefs by their names, and those that gave neither a brief nor a
  /// problem. Corrections of names are neither.
  private static let filesWithoutBriefs = """
    SELECT ifnull((SELECT sum(others) FROM folder), 0) + (
      SELECT count(*) FROM file
      WHERE NOT EXISTS(SELECT 1 FROM brief WHERE brief.file = file.id AND dead = 0)
        AND id NOT IN (SELECT file FROM problem WHERE file IS NOT NULL)
        AND name <> CAST('entities.yaml' AS BLOB))
    """

  /// By path, then line; errors, warnings and notices.
  package func problems() throws -> [Problem] {
    try index.read { db in
      let links = try Int.fetchOne(db, sql: "SELECT sum(links) FROM folder") ?? 0
      let rows = try Row.fetchAll(
        db, sql: "SELECT path, line, severity, reason FROM problem ORDER BY path, line, id")
      let others = try Int.fetchOne(db, sql: Self.filesWithoutBriefs) ?? 0
      return rows.map(Problem.init) + (links > 0 ? [Problem(links: links)] : [])
        + (others > 0 ? [Problem(others: others)] : [])
    }
  }
}

extension RowKey {
  /// Reads `id` and `entry`.
  init(_ row: Row) {
    self.init(id: BriefID(UInt64(bitPattern: row[0])), entry: UInt64(bitPattern: row[1]))
  }
}

extension Problem {
  fileprivate init(_ row: Row) {
    let path = String(decoding: row.bytes(0), as: UTF8.self)
    self.init(
      path: DisplayText(cleaning: path), line: row[1],
      severity: Severity(rawValue: row[2]) ?? .error,
      reason: DisplayText(cleaning: row[3] as String))
  }

  fileprivate init(others: Int) {
    let reason: DisplayText =
      others == 1 ? "1 file is no brief" : "\(others) files are no briefs"
    self.init(path: ".", severity: .notice, reason: reason)
  }

  fileprivate init(links: Int) {
    let skipped = DisplayText.plural(links, "symbolic link")
    self.init(path: ".", severity: .notice, reason: "\(skipped) skipped")
  }
}
