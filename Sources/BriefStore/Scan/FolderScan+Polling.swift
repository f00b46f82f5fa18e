import Briefs
import Foundation
internal import GRDB
import Synchronization

/// Notices without inotify what changed.
extension FolderScan {
  struct Polling: Sendable {
    var last = Date()
    /// How many seconds that took.
    var cost = 0.0
  }

  /// When all folders are looked at next: sooner where there are no events of what others change, and
  /// never so often that it takes more than a twentieth of the time.
  var nextPoll: Date {
    let pause = watchCalls.pause
    let polled = polled.withLock { $0 }
    return polled.last.addingTimeInterval(
      isSilent ? max(pause.withoutEvents, polled.cost * 20) : pause.withEvents)
  }

  private var isSilent: Bool { watchCalls.changesSilently(root) }

  func askForWhatWasTouched() {
    let start = Date()
    let folders = touchedFolders()
    // An edit in place leaves the folder as it was.
    let files = isSilent ? touchedFiles(outside: Set(folders)) : []
    let end = Date()
    polled.withLock { $0 = Polling(last: end, cost: max(0, end.timeIntervalSince(start))) }
    if !folders.isEmpty || !files.isEmpty { ask(files: files, folders: Set(folders)) }
  }

  /// The folders that are not as the index knows them.
  func touchedFolders() -> [[UInt8]] {
    guard let root = try? FolderHandle.root(context.folder),
      let known = try? context.index.folderStamps()
    else { return [] }
    // Folders of days lie in those of months: each of these is opened once.
    var parent: (path: [UInt8], handle: FolderHandle?) = ([], root)
    let paths = known.keys.sorted { $0.lexicographicallyPrecedes($1) }
    return paths.filter { path in
      let place = FilePlace(path: path)
      if place.folder != parent.path { parent = (place.folder, try? root.descend(place.folder)) }
      guard let (stamp, kind) = try? parent.handle?.stamp(of: place.name), kind == .folder else {
        return true
      }
      return known[path] != [stamp.mtime, stamp.ctime, stamp.inode]
    }
  }

  /// The files that are not as the index knows them, in all folders but these.
  func touchedFiles(outside folders: Set<[UInt8]>) -> Set<[UInt8]> {
    guard let root = try? FolderHandle.root(context.folder),
      let paths = try? context.index.folderPaths()
    else { return [] }
    var touched: Set<[UInt8]> = []
    for path in paths.union([[]]).subtracting(folders) {
      if wishes.with({ $0.isStopping }) { return [] }
      guard let folder = try? root.descend(path) else { continue }
      for (name, stamp) in (try? context.index.fileStamps(in: path)) ?? [] {
        guard let (now, kind) = try? folder.stamp(of: name), kind == .file,
          !now.isUnchanged(since: stamp)
        else { continue }
        touched.insert(FilePlace.join(path, name))
      }
    }
    return touched
  }
}

extension Index {
  /// The files that the index knows directly in a folder.
  fileprivate func fileStamps(in folder: [UInt8]) throws -> [(name: [UInt8], stamp: FileStamp)] {
    try read { db in
      let statement = try db.cachedStatement(
        sql: """
          SELECT \(KnownFile.columns), name FROM file
          WHERE folder = (SELECT id FROM folder WHERE path = ?)
          """)
      let rows = try Row.fetchCursor(statement, arguments: [Data(folder)])
      var found: [(name: [UInt8], stamp: FileStamp)] = []
      while try rows.next() != nil {
        let (name, file) = KnownFile.withName(statement.sqliteStatement)
        found.append((name, file.stamp))
      }
      return found
    }
  }
}
