internal import CGlibc
import Glibc

/// What tells whether a file has changed since it was last read, and which file it is.
struct FileStamp: Hashable, Sendable {
  var size: Int64
  /// Nanoseconds since 1970, like the other times.
  var mtime: Int64
  /// Cannot be set back, so it shows a change that keeps size and `mtime`.
  var ctime: Int64
  var inode: Int64
  var device: Int64
  /// 0 where the file system does not tell; tells a file from a later one with its inode number.
  var birth: Int64

  /// True where nothing needs to be read again.
  func isUnchanged(since other: FileStamp) -> Bool {
    size == other.size && mtime == other.mtime && ctime == other.ctime && inode == other.inode
  }

  /// True for one file under two names, at two times.
  func isSameFile(as other: FileStamp) -> Bool {
    inode == other.inode && device == other.device && birth == other.birth
  }

  var mtimeSeconds: Int64 { Self.seconds(mtime) }
  var ctimeSeconds: Int64 { Self.seconds(ctime) }

  private static func seconds(_ nanoseconds: Int64) -> Int64 {
    let (quotient, rest) = nanoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
    return rest < 0 ? quotient - 1 : quotient
  }
}

/// What a name in a folder stands for.
enum FileKind: Sendable, Hashable {
  case file, folder, link
  /// A FIFO, a socket or a device.
  case special
}

extension FileStamp {
  /// Looks at a name in an open folder, or at the descriptor itself for an empty name; never follows
  /// a symbolic link.
  static func of(_ name: [UInt8], in folder: Int32) throws(FileError) -> (FileStamp, FileKind) {
    var raw = cstat()
    let code = name.withCString { cstat_at(folder, $0, &raw) }
    guard code == 0 else { throw FileError(code: code) }
    let kind: FileKind =
      switch raw.mode & UInt32(S_IFMT) {
      case UInt32(S_IFREG): .file
      case UInt32(S_IFDIR): .folder
      case UInt32(S_IFLNK): .link
      default: .special
      }
    let stamp = FileStamp(
      size: raw.size, mtime: raw.mtime, ctime: raw.ctime,
      inode: Int64(bitPattern: raw.inode), device: Int64(bitPattern: raw.device), birth: raw.birth)
    return (stamp, kind)
  }
}

extension [UInt8] {
  /// Hands the bytes to a system call, with the zero at their end.
  func withCString<T>(_ body: (UnsafePointer<CChar>) -> T) -> T {
    (self + [0]).withUnsafeBytes { raw in
      raw.withMemoryRebound(to: CChar.self) { chars in
        withUnsafePointer(to: CChar(0)) { body(chars.baseAddress ?? $0) }
      }
    }
  }
}
