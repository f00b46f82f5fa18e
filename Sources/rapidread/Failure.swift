import BriefStore
import Glibc
import Text

/// The exit codes that scripts rely on, named after sysexits(3).
enum ExitStatus: Int32 {
  case done = 0
  /// Nothing was found, or `check` found errors.
  case nothing = 1
  case usage = 64
  case unreadableData = 65
  case noInput = 66
  case noTerminal = 69
  case cannotWrite = 73
}

/// Why a command ends: one sentence for a person and a code for a script.
struct Failure: Error {
  let status: ExitStatus
  let sentence: DisplayText

  init(_ status: ExitStatus, _ sentence: DisplayText) {
    self.status = status
    self.sentence = sentence
  }

  init(_ error: LibraryError) {
    let status: ExitStatus =
      switch error.kind {
      case .folder: .noInput
      case .busy: .cannotWrite
      case .index, .file: .unreadableData
      }
    self.init(status, error.sentence)
  }

  func report() { StandardError.print("rapidread: \(sentence)") }
}

/// Standard error, for all that is not data; what it does not take is lost.
enum StandardError {
  static func print(_ line: DisplayText) { write(Array((line.string + "\n").utf8)) }

  static func write(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}

/// The three descriptors that every program is started with.
enum StandardDescriptors {
  /// Takes those that are closed: a file opened later must not become standard output.
  ///
  /// `/dev/null` is opened the wrong way round, so that using one fails as if it were still closed.
  static func claim() {
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
      _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }
}
