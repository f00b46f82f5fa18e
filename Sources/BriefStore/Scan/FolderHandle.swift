import Briefs
import Glibc

/// An open folder: names are bytes, and nothing is ever followed or waited for.
final class FolderHandle: Sendable {
  /// A name in a folder, and what it stands for where the folder itself says so.
  struct Entry: Sendable {
    let name: [UInt8]
    let kind: FileKind?
  }

  /// Never handed out: whoever had it might outlive the handle, and with it the open folder.
  private let descriptor: Int32

  private init(descriptor: Int32) { self.descriptor = descriptor }

  deinit { Glibc.close(descriptor) }

  private static let folderFlags = O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY
  private static let fileFlags = O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | O_NOCTTY

  /// Opens the folder of a library, the only path in which symbolic links are followed.
  static func root(_ path: [UInt8]) throws(FileError) -> FolderHandle {
    let descriptor = path.withCString { Glibc.open($0, folderFlags) }
    guard descriptor >= 0 else { throw FileError(code: errno) }
    return FolderHandle(descriptor: descriptor)
  }

  /// Looks at a name in the folder, or at the folder itself for an empty name.
  func stamp(of name: [UInt8] = []) throws(FileError) -> (stamp: FileStamp, kind: FileKind) {
    try withExtendedLifetime(self) { () throws(FileError) in
      try FileStamp.of(name, in: descriptor)
    }
  }

  func folder(_ name: [UInt8]) throws(FileError) -> FolderHandle {
    let flags = Self.folderFlags | O_NOFOLLOW
    let opened = name.withCString { openat(descriptor, $0, flags) }
    guard opened >= 0 else { throw FileError(code: errno) }
    return FolderHandle(descriptor: opened)
  }

  /// Opens a folder further below, name by name, so that no link on the way is followed.
  func descend(_ path: [UInt8]) throws(FileError) -> FolderHandle {
    var handle = self
    for name in path.split(separator: UInt8(ascii: "/")) { handle = try handle.folder(Array(name)) }
    return handle
  }

  /// What lies at a path below; `nil` only where it certainly names nothing.
  func stamp(ofPath path: [UInt8]) throws(FileError) -> FileStamp? {
    let place = FilePlace(path: path)
    do throws(FileError) {
      return try descend(place.folder).stamp(of: place.name).stamp
    } catch {
      if error.isGone { return nil }
      throw error
    }
  }

  /// Every name but `.` and `..`; throws unless the folder was read to its end.
  func entries() throws(FileError) -> [Entry] {
    let copy = openat(descriptor, ".", Self.folderFlags)
    guard copy >= 0, let stream = fdopendir(copy) else {
      let code = errno
      if copy >= 0 { Glibc.close(copy) }
      throw FileError(code: code)
    }
    defer { closedir(stream) }
    var found: [Entry] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else {
        guard errno == 0 else { throw FileError(code: errno) }
        return found
      }
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { raw in
        Array(raw.prefix { $0 != 0 })
      }
      if name == [0x2e] || name == [0x2e, 0x2e] { continue }
      found.append(Entry(name: name, kind: Self.kind(entry.pointee.d_type)))
    }
  }

  /// Reads a file, at most `limit` bytes and never beyond the size it had when it was opened.
  func read(_ name: [UInt8], limit: Int) throws(FileError) -> (bytes: [UInt8], stamp: FileStamp)? {
    try open(name) { (file, stamp) throws(FileError) in
      let wanted = Int(max(0, min(stamp.size, Int64(limit))))
      return (try Self.read(file, wanted) { Glibc.read(file, $0, $1) }, stamp)
    } ?? nil
  }

  /// Reads a stretch of a file; `nil` where the file ends before it, or is none.
  func read(_ name: [UInt8], from start: Int64, count: Int) throws(FileError) -> [UInt8]? {
    try open(name) { (file, stamp) throws(FileError) in
      guard start >= 0, count >= 0, start <= stamp.size - Int64(count) else { return nil }
      var at = start
      let bytes = try Self.read(file, count) { buffer, count in
        let got = pread(file, buffer, count, off_t(at))
        at += Int64(max(0, got))
        return got
      }
      return bytes.count == count ? bytes : nil
    } ?? nil
  }

  /// Opens a regular file for as long as `body` runs; `nil` where it is none.
  private func open<T>(
    _ name: [UInt8], _ body: (Int32, FileStamp) throws(FileError) -> T
  ) throws(FileError) -> T? {
    let file = name.withCString { openat(descriptor, $0, Self.fileFlags) }
    guard file >= 0 else { throw FileError(code: errno) }
    defer { Glibc.close(file) }
    let (stamp, kind) = try FileStamp.of([], in: file)
    return kind == .file ? try body(file, stamp) : nil
  }

  /// Reads until as many bytes are there as wanted, or the file ends.
  private static func read(
    _ file: Int32, _ wanted: Int, _ readSome: (UnsafeMutableRawPointer?, Int) -> Int
  ) throws(FileError) -> [UInt8] {
    var code: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
      while count < wanted {
        let got = readSome(buffer.baseAddress?.advanced(by: count), wanted - count)
        if got > 0 {
          count += got
        } else if got == 0 {
          return
        } else if errno != EINTR {
          code = errno
          return
        }
      }
    }
    guard code == 0 else { throw FileError(code: code) }
    return bytes
  }

  private static func kind(_ type: UInt8) -> FileKind? {
    switch Int(type) {
    case Int(DT_REG): .file
    case Int(DT_DIR): .folder
    case Int(DT_LNK): .link
    case Int(DT_UNKNOWN): nil
    default: .special
    }
  }
}
