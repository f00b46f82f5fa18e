import Text

/// Something in the folder that could not be read, or not as it was meant.
package struct Problem: Hashable, Sendable {
  package enum Severity: String, Hashable, Sendable, CaseIterable {
    /// The file, or a part of it, could not be read.
    case error
    /// It was read, but perhaps not as its author meant.
    case warning
    /// Worth knowing; never makes `check` fail.
    case notice
  }

  /// The file's path below the folder, cleaned.
  package var path: DisplayText
  /// Counted from 1; `nil` where the whole file is meant.
  package var line: Int?
  package var severity: Severity
  /// One clause without a full stop, such as `no headline in the first 20 lines`.
  package var reason: DisplayText

  package init(path: DisplayText, line: Int? = nil, severity: Severity, reason: DisplayText) {
    self.path = path
    self.line = line
    self.severity = severity
    self.reason = reason
  }

  /// `path:line: reason`, as `check` and the problems view print it.
  package var sentence: DisplayText {
    if let line { "\(path):\(line): \(reason)" } else { "\(path): \(reason)" }
  }
}
