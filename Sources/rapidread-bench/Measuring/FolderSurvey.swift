import Corpus
import Glibc

/// How much a folder holds, and an even sample of its files.
struct FolderSurvey {
  private(set) var files = 0
  private(set) var bytes = 0
  private(set) var sample: [String] = []
  private var random = SeededRandom(seed: 7)
  private let size: Int

  init(_ folder: String, sampling size: Int = 1500) {
    self.size = size
    FolderWalk.files(of: folder) { add(path: $0, size: $1) }
    sample.sort()
  }

  /// Reservoir sampling: every file has the same chance, however many there are.
  private mutating func add(path: String, size: Int) {
    files += 1
    bytes += size
    guard self.size > 0 else { return }
    if sample.count < self.size {
      sample.append(path)
    } else {
      let place = random.below(files)
      if place < self.size { sample[place] = path }
    }
  }
}

/// All files below a folder, by the C library: a million would take Foundation a minute.
enum FolderWalk {
  /// Calls `visit` with the path and the size of each file that a reader would look at.
  static func files(of folder: String, _ visit: (String, Int) -> Void) {
    guard let handle = opendir(folder) else { return }
    defer { closedir(handle) }
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard !name.hasPrefix(".") else { continue }
      var status = stat()
      guard fstatat(dirfd(handle), name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { continue }
      switch status.st_mode & S_IFMT {
      case S_IFDIR: files(of: "\(folder)/\(name)", visit)
      case S_IFREG: visit("\(folder)/\(name)", Int(status.st_size))
      default: break
      }
    }
  }
}
