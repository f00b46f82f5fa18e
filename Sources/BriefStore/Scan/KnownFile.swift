import Foundation
internal import GRDB
internal import GRDBSQLite

/// What the index already knows of a file.
struct KnownFile: Sendable {
  var id: Int64
  var stamp: FileStamp
  /// Hash of its bytes.
  var bytes: UInt64

  static let columns = "file.id, \(FileStamp.columns), bytes"

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
    let file = KnownFile(
      id: number(0), stamp: FileStamp { number(1 + Int32($0)) },
      bytes: UInt64(bitPattern: number(7)))
    return (Array(name), file)
  }

  static func at(folder: Int64, name: [UInt8], _ db: Database) throws -> KnownFile? {
    let statement = try db.cachedStatement(
      sql: "SELECT \(columns), name FROM file WHERE folder = ? AND name = ?")
    let rows = try Row.fetchCursor(statement, arguments: [folder, Data(name)])
    return try rows.next().map { _ in withName(statement.sqliteStatement).file }
  }
}

extension FileStamp {
  /// The table has how much later than `mtime` a file changed, and how much later than that it was born:
  /// for most files both are 0, which takes no room.
  static let columns = "size, mtime, changed, inode, device, born"

  /// The values of `columns`.
  var stored: StatementArguments {
    [size, mtime, ctime &- mtime, inode, device, birth &- ctime]
  }

  /// - Parameter stored: gives the value of a column, by its place among `columns`.
  init(_ stored: (Int) -> Int64) {
    let ctime = stored(1) &+ stored(2)
    self.init(
      size: stored(0), mtime: stored(1), ctime: ctime, inode: stored(3), device: stored(4),
      birth: ctime &+ stored(5))
  }
}

extension Row {
  /// The bytes of a path or a name.
  func bytes(_ column: Int) -> [UInt8] { (self[column] as Data?).map(Array.init) ?? [] }
}
