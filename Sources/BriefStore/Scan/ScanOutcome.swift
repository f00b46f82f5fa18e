import Briefs
import Text

/// A file below the library's folder: which, and what the kernel says of it.
struct FilePlace: Hashable, Sendable {
  /// Path of its folder below the library's, empty for the library's own.
  var folder: [UInt8]
  var name: [UInt8]

  init(folder: [UInt8], name: [UInt8]) {
    self.folder = folder
    self.name = name
  }

  init(path: [UInt8]) {
    let slash = path.lastIndex(of: UInt8(ascii: "/"))
    folder = slash.map { Array(path[..<$0]) } ?? []
    name = slash.map { Array(path[($0 + 1)...]) } ?? path
  }

  var path: [UInt8] { FilePlace.join(folder, name) }

  static func join(_ folder: [UInt8], _ name: [UInt8]) -> [UInt8] {
    folder.isEmpty ? name : folder + [UInt8(ascii: "/")] + name
  }

  /// Path and place in the file, as `RowKey.entry`.
  func entry(_ ordinal: Int) -> UInt64 {
    var hash = StableHash()
    hash.combine(path)
    hash.combine([0])
    hash.combine(String(ordinal))
    return hash.value
  }
}

/// What a look at one file or folder found, to be written with others in one transaction.
enum ScanOutcome: Sendable {
  /// A file with other content than the index knows, or a new one.
  case parsed(ParsedOutcome)
  /// The same bytes under another stamp.
  case touched(KnownFile, path: [UInt8])
  /// A file that is no longer there.
  case gone(path: [UInt8])
  /// A name that stands for nothing any more, nor for anything that could not be read.
  case vanished(path: [UInt8])
  /// A folder that is no longer there, all of whose files are gone.
  case folderGone([UInt8])
  /// A file or a folder's entry that could not be read; what was known of it stays.
  case unreadable(FilePlace, DisplayText)
  /// A folder that was read to its end, and what in it is no file.
  case folder(FolderOutcome)
  /// The conflict copies in a folder that was read to its end.
  case copies([FileCopy], in: [UInt8])
  /// A folder that could not be read to its end.
  case folderUnreadable([UInt8], DisplayText)

  /// About how much memory it takes, in bytes.
  var weight: Int {
    if case .parsed(let parsed) = self { parsed.briefs.reduce(200) { $0 + $1.weight } } else { 200 }
  }
}

/// A file that was read and parsed.
struct ParsedOutcome: Sendable {
  var place: FilePlace
  var stamp: FileStamp
  var bytes: UInt64
  var briefs: [PreparedBrief]
  var problems: [FileProblem]
  /// What the file says of each of its entries, if they can be read alone.
  var context: EntryContext?
}

/// A folder that was read to its end.
struct FolderOutcome: Sendable {
  var path: [UInt8]
  var stamp: FileStamp
  /// Symbolic links in it, which are not followed.
  var links: Int
  /// Files in it that are no briefs.
  var others: Int
  var copies: [FileCopy] = []
  /// Names that are neither files nor folders.
  var specials: [[UInt8]]
}
