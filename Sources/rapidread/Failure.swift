import Foundation
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

  func report() { StandardError.print("rapidread: \(sentence)") }
}

/// Standard error, for all that is not data.
enum StandardError {
  static func print(_ line: DisplayText) {
    FileHandle.standardError.write(Data((line.string + "\n").utf8))
  }
}
