import Briefs
internal import GRDB
import Text

/// What is done about an index that cannot go on as it is.
enum IndexRemedy {
  /// Its files are no use: they are deleted and begun again.
  case emptied
  /// The disk failed: the files are opened again and stay as they are.
  case reopened
  /// The disk failed too often: it goes on in memory with what can be read, and the files stay.
  case leftAlone
  /// Its disk is full: it goes on in memory with what it has.
  case movedToMemory
  /// It was begun anew too often to try the disk once more.
  case emptiedInMemory
  /// Another process has it locked, and this one continues without it.
  case leftToOthers
  /// Another process has its text locked for writing: this one continues with a copy in memory.
  case copiedFromOthers

  private static let mostTimes = 3
  /// The largest index, in bytes, that is copied into memory where it cannot be written: 50 ms.
  private static let largestCopy = 64 << 20

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
  init?(
    _ error: DatabaseError, isWriting: Bool, of stores: IndexFile.Stores, at paths: IndexFile.Paths
  ) {
    let code = error.resultCode
    if error.isBusy, !stores.isInMemory {
      guard isWriting else {
        self = .leftToOthers
        return
      }
      guard paths.copiesWhatIsLocked, paths.textSize <= Self.largestCopy else { return nil }
      self = .copiedFromOthers
      return
    }
    let isOddConstraint = isWriting && code == .SQLITE_CONSTRAINT
    let isDamaged = Self.damage.contains(code) || Self.missesTables(error) || isOddConstraint
    if error.isFailureOfDisk, !stores.isCut {
      if stores.isInMemory { return nil }
      self = stores.epoch < Self.mostTimes ? .reopened : .leftAlone
    } else if isDamaged || error.isMoved || stores.isCut {
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
    case .reopened: return try IndexFile.open(paths)
    case .leftAlone: return try Self.copy(of: stores, .failing)
    case .movedToMemory: return try Self.copy(of: stores, .unwritable)
    case .emptiedInMemory: return try IndexFile.openInMemory(.unwritable)
    case .leftToOthers: return try IndexFile.openBesideOthers(paths)
    case .copiedFromOthers: return try Self.copy(of: stores, .busy(paths.holder))
    }
  }

  private static func copy(
    of stores: IndexFile.Stores, _ home: IndexFile.Home
  ) throws -> IndexFile.Stores {
    if let copy = try? IndexFile.openInMemory(home, copying: stores.text) { return copy }
    return try IndexFile.openInMemory(home)
  }
}

extension LibraryError {
  /// What went wrong with the index, for a reader.
  init(_ error: DatabaseError, at paths: IndexFile.Paths) {
    guard !error.isBusy else {
      self.init(busy: paths.holder)
      return
    }
    let sentence: DisplayText =
      switch error.resultCode {
      case .SQLITE_FULL: "the disk of the index is full"
      case .SQLITE_READONLY: "the index cannot be written"
      case .SQLITE_IOERR: "the disk of the index fails to read or write"
      case .SQLITE_CANTOPEN where error.isFailureOfDisk: "too many files are open"
      default: "the index: \(cleaning: error.message ?? "\(error.resultCode)")"
      }
    self.init(.index, sentence)
  }
}

extension LibraryError {
  /// - Parameter holder: who has the index locked, where that is known.
  init(busy holder: LockHolder?) {
    let reason = holder?.sentence ?? "another process has it locked; try again when it is done"
    self.init(.busy, "the index is busy: \(reason)")
  }
}
