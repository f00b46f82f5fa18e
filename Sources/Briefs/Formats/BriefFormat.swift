import Text

/// What a file's bytes gave: its briefs, and what could not be read.
package struct ParsedFile: Sendable {
  package var briefs: [Brief]
  package var problems: [FileProblem]

  package init(briefs: [Brief] = [], problems: [FileProblem] = []) {
    self.briefs = briefs
    self.problems = problems
  }
}

/// A problem in a file whose path only the caller knows.
package struct FileProblem: Hashable, Sendable {
  /// Counted from 1; `nil` where the whole file is meant.
  package var line: Int?
  package var severity: Problem.Severity
  package var reason: DisplayText

  package init(line: Int? = nil, severity: Problem.Severity, reason: DisplayText) {
    self.line = line
    self.severity = severity
    self.reason = reason
  }
}

/// Turns the bytes of a file into briefs: format by content first, by extension second.
package enum BriefFormat {
  /// Larger files are read up to here and cut.
  package static let sizeLimit = 8 << 20

  /// Parses a whole file. Never throws: what cannot be read becomes a problem.
  ///
  /// - Parameters:
  ///   - bytes: the file's content, at most `sizeLimit` bytes of it.
  ///   - name: the file's own name (no folders), for its extension and a date in it.
  ///   - fullSize: the file's size in bytes, where `bytes` is only its beginning.
  package static func parse(_ bytes: [UInt8], name: String, fullSize: Int? = nil) -> ParsedFile {
    let text = String(decoding: bytes, as: UTF8.self)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: true)
    var brief = Brief(title: DisplayText(cleaning: lines.first ?? ""), format: .plainText)
    brief.sections = [
      Section(
        title: .empty, role: .other,
        blocks: lines.dropFirst().map { Block(DisplayText(cleaning: $0)) })
    ]
    return ParsedFile(briefs: [brief])
  }
}
