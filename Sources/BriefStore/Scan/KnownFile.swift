import Foundation
internal import GRDB
internal import GRDBSQLite

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

  /// Reads the row that a statement has come to, and a name behind it, as cheaply as SQLite gives them.
  static func withName(_ statement: OpaquePointer) -> (name: [UInt8], file: KnownFile) {
    func number(_ column: Int32) -> Int64 { sqlite3_column_int64(statement, column) }
    let name = UnsafeRawBufferPointer(
      start: sqlite3_column_blob(statement, 8), count: Int(sqlite3_column_bytes(statement, 8)))
    let stamp = FileStamp(
      size: number(1), mtime: number(2), ctime: number(3), inode: number(4), device: number(5),
      birth: number(6))
    return (
      Array(name), KnownFile(id: number(0), stamp: stamp, bytes: UInt64(bitPattern: number(7)))
    )
  }

  static func at(folder: Int64, name: [UInt8], _ db: Database) throws -> KnownFile? {
    let statement = try db.cachedStatement(
      sql: "SELECT \(columns), name FROM file WHERE folder = ? AND name = ?")
    let rows = try Row.fetchCursor(statement, arguments: [folder, Data(name)])
    return try rows.next().map { _ in withName(statement.sqliteStatement).file }
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
