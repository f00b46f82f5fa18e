/// One line of a journal.
enum JournalLine: Hashable, Sendable {
  case mark(MarkLine)
  case identity(IdentityLine)

  var stamp: Stamp {
    switch self {
    case .mark(let line): line.stamp
    case .identity(let line): line.stamp
    }
  }

  /// The line as compact JSON with its newline.
  var encoded: [UInt8] {
    switch self {
    case .mark(let line): line.encoded
    case .identity(let line): line.encoded
    }
  }
}
