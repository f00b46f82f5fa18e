import Foundation
internal import GRDB

/// The files the index knows in one folder, read in the order of a `FolderListing`, beside it.
struct KnownNames {
  private let index: Index
  private let folder: Int64
  private var page: [(name: [UInt8], file: KnownFile)] = []
  private var at = 0
  private var isAtEnd = false
  private static let pageSize = 5_000
  /// Names that were passed over: the index knows them, the folder does not.
  private(set) var missing: [[UInt8]] = []

  init(_ index: Index, folder: Int64) {
    self.index = index
    self.folder = folder
  }

  /// What is known of a name; ask for names in falling order.
  mutating func file(_ name: [UInt8]) throws -> KnownFile? {
    while let next = try peek() {
      if next.name == name {
        at += 1
        return next.file
      }
      guard name.lexicographicallyPrecedes(next.name) else { return nil }
      missing.append(next.name)
      at += 1
    }
    return nil
  }

  /// All names of the index from here on are missing.
  mutating func finish() throws {
    while let next = try peek() {
      missing.append(next.name)
      at += 1
    }
  }

  private mutating func peek() throws -> (name: [UInt8], file: KnownFile)? {
    if at < page.count { return page[at] }
    if isAtEnd { return nil }
    let last = page.last?.name
    page = try index.read { db in
      let bound = last == nil ? "" : "AND name < ?"
      let statement = try db.cachedStatement(
        sql: """
          SELECT \(KnownFile.columns), name FROM file WHERE folder = ? \(bound)
          ORDER BY name DESC LIMIT \(Self.pageSize)
          """)
      let arguments: StatementArguments = [folder] + (last.map { [Data($0)] } ?? [])
      let rows = try Row.fetchCursor(statement, arguments: arguments)
      var page: [(name: [UInt8], file: KnownFile)] = []
      while try rows.next() != nil { page.append(KnownFile.withName(statement.sqliteStatement)) }
      return page
    }
    at = 0
    isAtEnd = page.count < Self.pageSize
    return page.first
  }
}
