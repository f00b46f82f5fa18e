import Briefs

/// The names in a folder, sorted by what they stand for; those that are briefs to nobody left out.
struct FolderListing: Sendable {
  /// Taken before the names were read, so that a later change shows.
  var stamp: FileStamp
  /// Against the order of bytes, as the folders: where names are dates, the newest come first.
  var files: [[UInt8]] = []
  var folders: [[UInt8]] = []
  var links = 0
  /// Files that are no briefs by their names, but for the hidden ones.
  var others = 0
  /// Files that are shown with the one that they are a conflict copy of.
  var copies: [FileCopy] = []
  /// Neither files nor folders nor links.
  var specials: [[UInt8]] = []

  /// Throws unless the folder was read to its end.
  ///
  /// - Parameters:
  ///   - path: where the folder is, below that of the library.
  ///   - rules: what is left out of it.
  init(
    _ folder: FolderHandle, path: [UInt8] = [], without rules: IgnoreRules = IgnoreRules()
  ) throws(FileError) {
    stamp = try folder.stamp().stamp
    var leavings: [[UInt8]] = []
    for entry in try folder.entries() where entry.name.first != UInt8(ascii: ".") {
      guard let kind = entry.kind ?? (try? folder.stamp(of: entry.name).kind)
      else { continue }
      if !rules.isEmpty,
        rules.ignores(FilePlace.join(path, entry.name), isFolder: kind == .folder)
      {
        continue
      }
      if kind == .folder {
        folders.append(entry.name)
      } else if FileNames.isIgnored(entry.name) {
        others += 1
        if kind == .file, ConflictCopy.isName(entry.name) { leavings.append(entry.name) }
      } else {
        switch kind {
        case .file: files.append(entry.name)
        case .link: links += 1
        case .special: specials.append(entry.name)
        case .folder: break
        }
      }
    }
    setCopiesApart(leavings)
    files.sort { $1.lexicographicallyPrecedes($0) }
    folders.sort { $1.lexicographicallyPrecedes($0) }
  }

  /// A copy whose original is not in the folder is read as any other file.
  private mutating func setCopiesApart(_ leavings: [[UInt8]]) {
    let named = files.filter(ConflictCopy.isName) + leavings
    if named.isEmpty { return }
    let all = Set(files)
    for name in named {
      guard let original = ConflictCopy.original(of: name, isFile: all.contains) else { continue }
      copies.append(FileCopy(name: name, original: original))
    }
    let apart = Set(copies.map(\.name))
    others -= leavings.count(where: apart.contains)
    files.removeAll(where: apart.contains)
  }
}

/// A conflict copy of a file in the same folder; names are raw bytes.
struct FileCopy: Sendable, Hashable {
  var name: [UInt8]
  var original: [UInt8]
}
