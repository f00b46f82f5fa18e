import Briefs
import Foundation
internal import GRDB
import Text

extension WritePass {
  /// Two briefs with one hand-written ID share one state, and say so.
  mutating func checkGivenIDs() throws {
    for id in givenIDs {
      let value = Int64(bitPattern: id.value)
      try db.cachedStatement(sql: "DELETE FROM problem WHERE about = ?").execute(arguments: [value])
      let holders = try Row.fetchAll(
        db.cachedStatement(
          sql: """
            SELECT file.id, file.folder, folder.path, file.name
            FROM brief JOIN file ON file.id = brief.file JOIN folder ON folder.id = file.folder
            WHERE brief.id = ? AND brief.dead = 0 AND brief.given = 1
            ORDER BY folder.path, file.name
            """), arguments: [value])
      guard let first = holders.first, holders.count > 1 else { continue }
      let other = String(decoding: FilePlace.join(first.bytes(2), first.bytes(3)), as: UTF8.self)
      var warned: Set<Int64> = []
      for row in holders.dropFirst() where warned.insert(row[0]).inserted {
        let isSame = row[0] as Int64 == first[0]
        let reason: DisplayText =
          isSame ? "duplicate id in this file" : "duplicate id, also in \(cleaning: other)"
        try db.cachedStatement(
          sql: """
            INSERT INTO problem(folder, file, about, path, severity, reason)
            VALUES(?, ?, ?, ?, 'warning', ?)
            """
        ).execute(arguments: [
          row[1], row[0], value, Data(FilePlace.join(row.bytes(2), row.bytes(3))), reason.string,
        ])
      }
    }
    givenIDs = []
  }
}
