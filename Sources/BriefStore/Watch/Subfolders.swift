import Glibc

/// The folders directly in a folder, as far as briefs are looked for in them.
enum Subfolders {
  /// How deep folders are followed.
  static let deepest = 64

  /// Raw names; hidden folders and links are left out, and a folder that cannot be read is empty.
  static func names(in path: [UInt8]) -> [[UInt8]] {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { return [] }
    guard let folder = fdopendir(descriptor) else {
      close(descriptor)
      return []
    }
    defer { closedir(folder) }
    var names: [[UInt8]] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      guard name.first != UInt8(ascii: ".") else { continue }
      let kind = Int(entry.pointee.d_type)
      if kind == Int(DT_DIR) || kind == Int(DT_UNKNOWN) && isRealFolder(name, in: descriptor) {
        names.append(name)
      }
    }
    return names
  }

  /// True where the path (raw bytes) leads to a folder.
  static func isFolder(_ path: [UInt8]) -> Bool {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    close(descriptor)
    return true
  }

  private static func isRealFolder(_ name: [UInt8], in folder: Int32) -> Bool {
    var status = stat()
    return withPath(name) { fstatat(folder, $0, &status, AT_SYMLINK_NOFOLLOW) } == 0
      && status.st_mode & S_IFMT == S_IFDIR
  }

  private static func open(_ path: [UInt8], _ flags: Int32) -> Int32 {
    withPath(path) { Glibc.open($0, flags) }
  }

  /// Hands raw bytes to a call as a C string; -1 without a call where there are none.
  static func withPath(_ path: [UInt8], _ call: (UnsafePointer<CChar>) -> Int32) -> Int32 {
    (path + [0]).map(CChar.init(bitPattern:)).withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map(call) ?? -1
    }
  }
}
