import Briefs
import Glibc

/// The folder that keeps what the reader did: made private, listed by raw names, named by device.
package struct StateFolder: Hashable, Sendable {
  package let path: String

  package init(_ path: String) { self.path = path }

  /// Makes the folder and what is missing above it, open to its owner only.
  package func create() throws(JournalError) {
    var status = stat()
    if stat(path, &status) == 0 {
      guard status.st_mode & S_IFMT == S_IFDIR else { throw JournalError(ENOTDIR) }
      return
    }
    guard errno == ENOENT else { throw JournalError(errno) }
    let parent = Self.parent(of: path)
    if parent != path { try StateFolder(parent).create() }
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw JournalError(errno) }
    try SystemCalls.syncFolder(Array(parent.utf8))
  }

  /// Why a mark would fail now, or nil; makes the folder when it is missing.
  package func obstacle() -> JournalError? {
    do {
      try create()
    } catch {
      return error
    }
    return access(path, W_OK | X_OK) == 0 ? nil : JournalError(errno)
  }

  /// The raw names of all journals in the folder, in byte order; nil when it cannot be read.
  func journalNames() -> [[UInt8]]? {
    guard let folder = opendir(path) else { return errno == ENOENT ? [] : nil }
    defer { closedir(folder) }
    var names: [[UInt8]] = []
    errno = 0
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if name.starts(with: "journal-".utf8), name.suffix(6).elementsEqual(".jsonl".utf8) {
        names.append(name)
      }
      errno = 0
    }
    guard errno == 0 else { return nil }
    return names.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// Opens a file of the folder to read it; nil when that is impossible or it is a link.
  func open(_ name: [UInt8]) -> Int32? {
    let bytes = Array(path.utf8) + [UInt8(ascii: "/")] + name + [0]
    let descriptor = bytes.map(CChar.init(bitPattern:)).withUnsafeBufferPointer { path in
      path.baseAddress.map {
        Glibc.open($0, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY)
      } ?? -1
    }
    return descriptor >= 0 ? descriptor : nil
  }

  /// The name of this device for this folder: 16 hex digits of a hash of the machine's ID, the
  /// host, the user and the real path of the folder (made or not).
  package var deviceName: String {
    var hash = StableHash()
    hash.combine(Self.firstLine(of: "/etc/machine-id"))
    hash.combine(Self.hostName)
    hash.combine(String(getuid()))
    hash.combine(Self.realPath(of: path))
    return BriefID(hash.value).description
  }

  private static var hostName: String {
    var name = [CChar](repeating: 0, count: 256)
    guard gethostname(&name, name.count - 1) == 0 else { return "" }
    return String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  private static func firstLine(of path: String) -> String {
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return "" }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 256)
    let count = bytes.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
    return String(decoding: bytes.prefix(max(0, count)).prefix { $0 != 10 }, as: UTF8.self)
  }

  /// The path without links; what does not exist yet is kept as written.
  static func realPath(of path: String) -> String {
    if let real = realpath(path, nil) {
      defer { free(real) }
      return String(cString: real)
    }
    let parent = parent(of: path)
    guard parent != path, let slash = path.lastIndex(of: "/") else { return path }
    let name = path[path.index(after: slash)...]
    let real = realPath(of: parent)
    return real == "/" ? "/\(name)" : "\(real)/\(name)"
  }

  private static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return path.isEmpty ? path : "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
