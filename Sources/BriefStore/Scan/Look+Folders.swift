import Briefs
import Foundation
internal import GRDB
import Text

extension Look {
  static let deepest = 64

  /// Which of the folders in a folder are looked at after it.
  enum Depth {
    case all
    /// Only those that the index does not know; those it alone knows are forgotten.
    case newOnes
  }

  /// Looks at all files of a folder, then at the folders in it.
  func visit(_ handle: FolderHandle, path: [UInt8], depth: Int, _ extent: Depth = .all) throws {
    let listing: FolderListing
    do throws(FileError) {
      listing = try FolderListing(handle, path: path, without: rules)
    } catch {
      return try cannotRead(path, error)
    }
    folders.insert(path)
    let id = try folderID(path)
    try add(
      .folder(
        FolderOutcome(
          path: path, stamp: listing.stamp, links: listing.links,
          others: listing.others, copies: listing.copies, specials: listing.specials)))
    try visit(files: listing.files, of: handle, path, id: id)
    let known = extent == .newOnes ? try knownFolders(in: path) : []
    for name in listing.folders where !known.contains(FilePlace.join(path, name)) {
      try enter(name, of: handle, path, depth: depth, extent)
    }
    for gone in known.subtracting(listing.folders.map { FilePlace.join(path, $0) }) {
      try forget(below: gone)
    }
  }

  private func enter(
    _ name: [UInt8], of handle: FolderHandle, _ path: [UInt8], depth: Int, _ extent: Depth
  ) throws {
    let below = FilePlace.join(path, name)
    guard depth < Self.deepest else {
      unread.append(below)
      return try add(.folderUnreadable(below, "nested deeper than \(Self.deepest) folders"))
    }
    let folder: FolderHandle
    do throws(FileError) {
      folder = try handle.folder(name)
    } catch {
      return try cannotRead(below, error)
    }
    try visit(folder, path: below, depth: depth + 1, extent)
  }

  private func cannotRead(_ path: [UInt8], _ error: FileError) throws {
    if path.isEmpty { throw LibraryError.cannotRead(context.folder, error) }
    if error.isGone { return }
    unread.append(path)
    try add(.folderUnreadable(path, error.sentence))
  }

  /// Compares names with what the index knows of the folder; `id` is `nil` for a new one.
  private func visit(
    files: [[UInt8]], of handle: FolderHandle, _ path: [UInt8], id: Int64?
  ) throws {
    var known = id.map { KnownNames(context.index, folder: $0) }
    for name in files {
      let place = FilePlace(folder: path, name: name)
      try compare(place, in: handle, known: try known?.file(name))
      try countFile()
    }
    try known?.finish()
    for name in known?.missing ?? [] { missing.append(FilePlace.join(path, name)) }
  }

  /// Hands the file on where it is new or has changed.
  private func compare(_ place: FilePlace, in handle: FolderHandle, known: KnownFile?) throws {
    let stamp: FileStamp
    let kind: FileKind
    do throws(FileError) {
      (stamp, kind) = try handle.stamp(of: place.name)
    } catch {
      if !error.isGone { return try add(.unreadable(place, error.sentence)) }
      if known != nil { missing.append(place.path) }
      return
    }
    guard kind == .file else {
      if known != nil { missing.append(place.path) }
      if kind == .special { try add(.unreadable(place, "not a regular file")) }
      return
    }
    if let known, stamp.isUnchanged(since: known.stamp) { return }
    var task = ReadTask(folder: handle, place: place, known: known)
    if let known, known.stamp.mtime != stamp.mtime {
      task.isForced = try isDatedByFile(known.id)
    }
    if place.path == Recognition.fileName { task.isForced = true }
    try submit(task)
  }

  private func isDatedByFile(_ file: Int64) throws -> Bool {
    try context.index.read { db in
      try Bool.fetchOne(
        db.cachedStatement(
          sql: """
            SELECT EXISTS(SELECT 1 FROM brief WHERE file = ? AND dead = 0 AND estimated = 1)
            """), arguments: [file]) ?? false
    }
  }
}

extension Look {
  /// Looks at whatever a path names now, be it a file, a folder or nothing.
  func visitPart(_ path: [UInt8]) throws {
    if path.isEmpty { return try visit(root, path: [], depth: 0, .newOnes) }
    let place = FilePlace(path: path)
    let parts = path.split(separator: UInt8(ascii: "/"))
    if parts.contains(where: { $0.first == UInt8(ascii: ".") }) { return }
    if rules.ignores(place.folder, isFolder: true) { return }
    let kind: FileKind
    let parent: FolderHandle
    do throws(FileError) {
      parent = try root.descend(place.folder)
      kind = try parent.stamp(of: place.name).kind
    } catch {
      if error.isGone { return try seemsGone(place) }
      return try add(.unreadable(place, error.sentence))
    }
    if rules.ignores(path, isFolder: kind == .folder) { return }
    switch kind {
    case .folder:
      if parts.count > Self.deepest { return }
      try enter(place.name, of: parent, place.folder, depth: parts.count - 1, .newOnes)
    case .file, .special:
      let isCopy = ConflictCopy.isName(place.name)
      if isCopy { swept.insert(place.folder) }
      if FileNames.isIgnored(place.name) { return }
      let folder = try folderID(place.folder)
      let known = try folder.flatMap { id in
        try context.index.read { try KnownFile.at(folder: id, name: place.name, $0) }
      }
      if known == nil {
        // The sweep decides whether it is shown with another.
        if isCopy { return }
        if try folder.map({ try hasCopies(place.name, in: $0) }) == true {
          swept.insert(place.folder)
        }
      }
      try compare(place, in: parent, known: known)
    case .link: try seemsGone(place)
    }
  }

  /// True where files of the folder have the names of copies of a file that has just come.
  private func hasCopies(_ name: [UInt8], in folder: Int64) throws -> Bool {
    // Every name of a copy begins as the name of its original does before the ending.
    let stem = name.lastIndex(of: UInt8(ascii: ".")).map { Array(name[..<$0]) } ?? name
    let likely = try context.index.read { db in
      try Row.fetchAll(
        db.cachedStatement(
          sql: "SELECT name FROM file WHERE folder = ? AND name >= ? AND name < ? LIMIT 200"),
        arguments: [folder, Data(stem), Data(stem + [0xFF])]
      ).map { $0.bytes(0) }
    }
    return likely.contains { ConflictCopy.original(of: $0, isFile: { $0 == name }) != nil }
  }

  /// Looks at a file that was named, also where a folder's own look would pass over its name.
  func visitSingle(_ place: FilePlace) throws {
    folders.insert(place.folder)
    let parent: FolderHandle
    do throws(FileError) {
      parent = try root.descend(place.folder)
    } catch {
      return error.isGone ? () : try add(.unreadable(place, error.sentence))
    }
    let known = try folderID(place.folder).flatMap { id in
      try context.index.read { try KnownFile.at(folder: id, name: place.name, $0) }
    }
    try compare(place, in: parent, known: known)
    missing = []
  }

  /// A name is believed to be gone only when its folder was read to the end without it.
  private func seemsGone(_ place: FilePlace) throws {
    swept.insert(place.folder)
    try add(.vanished(path: place.path))
    try forget(below: place.path)
  }

  /// Finds what the index knows in a folder and the folder does not, and looks at files that are new
  /// there: one of them may be what has gone.
  func sweep(_ path: [UInt8]) throws {
    guard let id = try folderID(path) else { return }
    let handle: FolderHandle
    let listing: FolderListing
    do throws(FileError) {
      handle = try root.descend(path)
      listing = try FolderListing(handle, path: path, without: rules)
    } catch {
      return error.isGone && !path.isEmpty ? try forget(below: path) : ()
    }
    try add(.copies(listing.copies, in: path))
    var known = KnownNames(context.index, folder: id)
    for name in listing.files where try known.file(name) == nil {
      try compare(FilePlace(folder: path, name: name), in: handle, known: nil)
    }
    try known.finish()
    missing += known.missing.map { FilePlace.join(path, $0) }
  }

  func folderID(_ path: [UInt8]) throws -> Int64? {
    try context.index.read { db in
      try Int64.fetchOne(
        db.cachedStatement(sql: "SELECT id FROM folder WHERE path = ?"), arguments: [Data(path)])
    }
  }

  /// The folders directly in a folder, as the index knows them.
  private func knownFolders(in path: [UInt8]) throws -> Set<[UInt8]> {
    let start = path.isEmpty ? 0 : path.count + 1
    return Set(
      try folders(below: path).filter {
        $0.count > start && !$0.dropFirst(start).contains(UInt8(ascii: "/"))
      })
  }

  /// All folders of the index below a folder, without itself.
  private func folders(below path: [UInt8]) throws -> [[UInt8]] {
    let slash = UInt8(ascii: "/")
    return try context.index.read { db in
      let rows =
        path.isEmpty
        ? try Row.fetchAll(db, sql: "SELECT path FROM folder WHERE path <> x''")
        : try Row.fetchAll(
          db, sql: "SELECT path FROM folder WHERE path > ? AND path < ?",
          arguments: [Data(path + [slash]), Data(path + [slash + 1])])
      return rows.map { $0.bytes(0) }
    }
  }

  /// Everything the index knows at or below a folder that is gone.
  func forget(below path: [UInt8]) throws {
    for folder in [path] + (try folders(below: path)) { try forget(folder: folder) }
  }

  private func forget(folder path: [UInt8]) throws {
    guard let id = try folderID(path) else { return }
    var known = KnownNames(context.index, folder: id)
    try known.finish()
    missing += known.missing.map { FilePlace.join(path, $0) }
    missingFolders.append(path)
  }

  /// After a whole look: folders that no listing named, unless they may lie in one nobody could read.
  func forgetUnseenFolders() throws {
    let slash = UInt8(ascii: "/")
    for folder in try folders(below: []) where !folders.contains(folder) {
      let isHidden = unread.contains { folder == $0 || folder.starts(with: $0 + [slash]) }
      if !isHidden { try forget(folder: folder) }
    }
  }
}
