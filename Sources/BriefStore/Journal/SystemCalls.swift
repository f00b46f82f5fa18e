import Glibc

/// The calls behind `FileOperations.system`, each telling success from what may be ignored.
enum SystemCalls {
  static func open(_ path: String, _ flags: Int32) throws(JournalError) -> Int32 {
    while true {
      let descriptor = Glibc.open(path, flags | O_CLOEXEC | O_NOFOLLOW | O_NOCTTY, 0o600)
      if descriptor >= 0 { return descriptor }
      if errno != EINTR { throw JournalError(errno) }
    }
  }

  /// Waits up to a second and a half: a stopped process may hold the lock for ever.
  static func lock(_ descriptor: Int32) throws(JournalError) {
    for attempt in 0..<850 {
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return }
      switch errno {
      case EWOULDBLOCK: usleep(attempt < 100 ? 200 : 2_000)
      case EINTR: continue
      // A file system without locks: one that is saved unlocked beats one that is never saved.
      case ENOLCK, EOPNOTSUPP, ENOSYS, EINVAL: return
      default: throw JournalError(errno)
      }
    }
    throw JournalError(EWOULDBLOCK)
  }

  /// Writes with SIGXFSZ held back, which would end the process at a file-size limit.
  static func write(
    _ descriptor: Int32, _ bytes: ArraySlice<UInt8>
  ) throws(JournalError) -> Int {
    var signals = sigset_t()
    var before = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGXFSZ)
    pthread_sigmask(SIG_BLOCK, &signals, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    while true {
      let written = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written >= 0 { return written }
      let code = errno
      if code == EINTR { continue }
      if code == EFBIG {
        var now = timespec()
        _ = sigtimedwait(&signals, nil, &now)
      }
      throw JournalError(code)
    }
  }

  static func sync(_ descriptor: Int32) throws(JournalError) {
    while fdatasync(descriptor) != 0 {
      switch errno {
      case EINTR: continue
      case EINVAL, ENOSYS, EOPNOTSUPP: return
      default: throw JournalError(errno)
      }
    }
  }

  static func syncFolder(_ path: [UInt8]) throws(JournalError) {
    let descriptor = path.withCString { Glibc.open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard descriptor >= 0 else { throw JournalError(errno) }
    defer { close(descriptor) }
    while fsync(descriptor) != 0 {
      switch errno {
      case EINTR: continue
      case EINVAL, ENOSYS, EOPNOTSUPP: return
      default: throw JournalError(errno)
      }
    }
  }
}
