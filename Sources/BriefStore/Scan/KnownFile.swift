import Foundation
internal import GRDB

/// What the index already knows of a file.
struct KnownFile: Sendable {
  var id: Int64
  var stamp: FileStamp
  /// Hash of its bytes.
  var bytes: UInt64

  static let columns = "file.id, size, mtime, ctime, inode, device, birth, bytes"

  init(id: Int64, stamp: FileStamp, bytes: UInt64) {
    self.id = id
    self.stamp = stamp
    self.bytes = bytes
  }

  init(_ row: Row) {
    self.init(id: row[0], stamp: FileStamp(row, from: 1), bytes: UInt64(bitPattern: row[7]))
  }

  static func at(folder: Int64, name: [UInt8], _ db: Database) throws -> KnownFile? {
    try Row.fetchOne(
      db.cachedStatement(sql: "SELECT \(columns) FROM file WHERE folder = ? AND name = ?"),
      arguments: [folder, Data(name)]
    ).map(KnownFile.init)
  }
}

extension FileStamp {
  /// Reads six columns in the order of the table.
  init(_ row: Row, from column: Int) {
    self.init(
      size: row[column], mtime: row[column + 1], ctime: row[column + 2], inode: row[column + 3],
      device: row[column + 4], birth: row[column + 5])
  }
}

extension Row {
  /// The bytes of a path or a name.
  func bytes(_ column: Int) -> [UInt8] { (self[column] as Data?).map(Array.init) ?? [] }
}
