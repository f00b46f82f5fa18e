import Glibc
import Text

/// Raises limits that a shell may have set: with too few open files, folders look empty; with too
/// little memory, threads do not start.
enum ProcessLimits {
  /// Folders 64 deep, the index and its marks with several readers, watches, a log.
  private static let files = 112
  /// In bytes: stacks of threads and what a folder takes.
  private static let memory = 256 << 20

  static func check() throws {
    guard hasRoomForFiles else {
      throw Failure(.cannotWrite, "too few files may be open; allow 256, as in: ulimit -n 256")
    }
    guard hasRoomInMemory else {
      throw Failure(
        .cannotWrite, "too little memory may be used; allow 1 GB, as in: ulimit -v 1000000")
    }
  }

  /// Raises the limit as far as it may be where it is low.
  private static var hasRoomForFiles: Bool {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return true }
    if limit.rlim_cur >= 256 { return true }
    limit.rlim_cur = min(limit.rlim_max, 1_024)
    setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    var descriptors: [Int32] = []
    defer { for descriptor in descriptors { close(descriptor) } }
    while descriptors.count < files {
      let descriptor = open("/dev/null", O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { return false }
      descriptors.append(descriptor)
    }
    return true
  }

  private static var hasRoomInMemory: Bool {
    let flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE
    guard let place = mmap(nil, memory, PROT_READ | PROT_WRITE, flags, -1, 0), place != MAP_FAILED
    else { return false }
    munmap(place, memory)
    return true
  }
}
