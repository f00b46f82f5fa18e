import Briefs
internal import GRDB
import Text

/// What is done about an index that cannot go on as it is.
enum IndexRemedy {
  /// Its files are no use: they are deleted and begun again.
  case emptied
  /// Its disk is full: it goes on in memory with what it has.
  case movedToMemory
  /// It was begun anew too often to try the disk once more.
  case emptiedInMemory

  private static let mostTimes = 3

  /// What SQLite says of a file that is no use. A damaged text table can also say that a constraint
  /// failed, which nothing that is written here does by itself.
  private static let damage: [ResultCode] = [
    .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_CANTOPEN, .SQLITE_IOERR,
  ]

  /// What is left of an emptied file for a new connection is a database without tables; no statement
  /// here asks for any that are not always there.
  private static func missesTables(_ error: DatabaseError) -> Bool {
    error.resultCode == .SQLITE_ERROR && error.message?.hasPrefix("no such table") == true
  }

  /// `nil` where the error says nothing of the files.
  init?(_ error: DatabaseError, isWriting: Bool, of stores: IndexFile.Stores) {
    let code = error.resultCode
    let isOddConstraint = isWriting && code == .SQLITE_CONSTRAINT
    let isDamaged = Self.damage.contains(code) || Self.missesTables(error) || isOddConstraint
    if isDamaged || error.isMoved || stores.isCut {
      self = stores.epoch < Self.mostTimes ? .emptied : .emptiedInMemory
    } else if code == .SQLITE_FULL, !stores.isInMemory {
      self = .movedToMemory
    } else {
      return nil
    }
  }

  func open(
    _ paths: IndexFile.Paths, insteadOf stores: IndexFile.Stores
  ) throws -> IndexFile.Stores {
    switch self {
    case .emptied:
      // What another process has begun anew meanwhile is not damaged.
      let there = IndexFile.identity(paths)
      if there == nil || there == stores.identity { IndexFile.delete(paths) }
      return try IndexFile.open(paths)
    case .movedToMemory:
      if let copy = try? IndexFile.openInMemory(copying: stores.text) { return copy }
      return try IndexFile.openInMemory()
    case .emptiedInMemory: return try IndexFile.openInMemory()
    }
  }
}

extension LibraryError {
  /// What went wrong with the index, for a reader.
  init(_ error: DatabaseError) {
    let sentence: DisplayText =
      switch error.resultCode {
      case .SQLITE_BUSY, .SQLITE_LOCKED: "the index is busy: another process is writing it"
      case .SQLITE_FULL: "the disk of the index is full"
      case .SQLITE_READONLY: "the index cannot be written"
      default: "the index: \(cleaning: error.message ?? "\(error.resultCode)")"
      }
    self.init(.index, sentence)
  }
}
