import Briefs
import Foundation
internal import GRDB
import Text

extension WritePass {
  mutating func touch(_ file: KnownFile, _ path: [UInt8]) throws {
    try update(file)
    try clearNotes(at: path)
  }

  mutating func remove(file path: [UInt8]) throws {
    let place = FilePlace(path: path)
    let folder = try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT id FROM folder WHERE path = ?"),
      arguments: [Data(place.folder)])
    try db.cachedStatement(sql: "DELETE FROM problem WHERE path = ? AND file IS NOT NULL")
      .execute(arguments: [Data(path)])
    guard let folder, let file = try KnownFile.at(folder: folder, name: place.name, db) else {
      return
    }
    let rows = try KnownBrief.of(file: file.id, db)
    noteGone(rows)
    for row in rows {
      try kill(row)
      try Departed.remember(row, db)
      change.removed.append(row.key)
      change.entitiesChanged = true
    }
    try db.cachedStatement(sql: "DELETE FROM file WHERE id = ?").execute(arguments: [file.id])
  }

  func remove(folder path: [UInt8]) throws {
    try db.cachedStatement(
      sql: "DELETE FROM conflict_copy WHERE folder = (SELECT id FROM folder WHERE path = ?)"
    ).execute(arguments: [Data(path)])
    try db.cachedStatement(sql: "DELETE FROM folder WHERE path = ?").execute(arguments: [Data(path)]
    )
  }

  mutating func take(_ found: FolderOutcome, folder: Int64) throws {
    try db.cachedStatement(
      sql: "UPDATE folder SET mtime = ?, ctime = ?, inode = ?, links = ?, others = ? WHERE id = ?"
    ).execute(arguments: [
      found.stamp.mtime, found.stamp.ctime, found.stamp.inode, found.links,
      found.others, folder,
    ])
    try take(found.copies, folder: folder)
    try clearNotes(of: folder)
    for name in found.specials {
      let path = FilePlace.join(found.path, name)
      try note(folder: folder, path: path, "not a regular file")
    }
  }

  /// Takes over which files of a folder are conflict copies, and says which briefs that changes.
  mutating func take(_ copies: [FileCopy], folder: Int64) throws {
    let rows = try Row.fetchAll(
      db.cachedStatement(sql: "SELECT name, original FROM conflict_copy WHERE folder = ?"),
      arguments: [folder])
    let known = Set(rows.map { FileCopy(name: $0.bytes(0), original: $0.bytes(1)) })
    let found = Set(copies)
    if known == found { return }
    try db.cachedStatement(sql: "DELETE FROM conflict_copy WHERE folder = ?")
      .execute(arguments: [folder])
    for copy in copies {
      try db.cachedStatement(
        sql: "INSERT INTO conflict_copy(folder, name, original) VALUES(?, ?, ?)"
      ).execute(arguments: [folder, Data(copy.name), Data(copy.original)])
    }
    for original in Set(known.symmetricDifference(found).map(\.original)) {
      guard let file = try KnownFile.at(folder: folder, name: original, db) else { continue }
      change.updated += try KnownBrief.of(file: file.id, db).map(\.key)
    }
  }

  /// Forgets what was wrong with the folder, or with names in it that are no file of the index.
  func clearNotes(of folder: Int64) throws {
    try db.cachedStatement(sql: "DELETE FROM problem WHERE folder = ? AND file IS NULL")
      .execute(arguments: [folder])
  }

  func clearNotes(at path: [UInt8]) throws {
    try db.cachedStatement(sql: "DELETE FROM problem WHERE path = ? AND file IS NULL")
      .execute(arguments: [Data(path)])
  }

  /// Notes what could not be read at all.
  func note(folder: Int64, path: [UInt8], _ reason: DisplayText) throws {
    try clearNotes(at: path)
    try db.cachedStatement(
      sql: "INSERT INTO problem(folder, path, severity, reason) VALUES(?, ?, 'error', ?)"
    ).execute(arguments: [folder, Data(path), reason.string])
  }

  func write(
    _ problems: [FileProblem], file: Int64, folder: Int64, path: [UInt8]
  ) throws {
    try db.cachedStatement(sql: "DELETE FROM problem WHERE path = ? AND about IS NULL")
      .execute(arguments: [Data(path)])
    for problem in problems {
      try db.cachedStatement(
        sql: """
          INSERT INTO problem(folder, file, path, line, severity, reason) VALUES(?, ?, ?, ?, ?, ?)
          """
      ).execute(arguments: [
        folder, file, Data(path), problem.line, problem.severity.rawValue, problem.reason.string,
      ])
    }
  }
}
