import Testing
import Text

@testable import Briefs

/// Parses a text as a file of that name.
func parse(_ text: String, name: String = "brief.txt") -> ParsedFile {
  BriefFormat.parse(Array(text.utf8), name: name)
}

/// The only brief of a text.
func brief(
  _ text: String, name: String = "brief.txt", sourceLocation: SourceLocation = #_sourceLocation
) throws -> Brief {
  let parsed = parse(text, name: name)
  #expect(parsed.briefs.count == 1, sourceLocation: sourceLocation)
  return try #require(parsed.briefs.first, sourceLocation: sourceLocation)
}

extension Brief {
  /// Its sections as a reader sees them: a title with its role, then a line a block.
  var outline: [String] {
    sections.flatMap { section in
      ["[\(section.role)] \(section.title)"] + section.blocks.map(\.outline)
    }
  }

  /// Every word that the brief shows anywhere.
  var allText: String {
    var parts = [title.string, kicker?.string, leadIn?.string, author?.string].compactMap { $0 }
    parts += sections.flatMap { [$0.title.string] + $0.blocks.map(\.text.string) }
    parts += publisherRelated.map(\.string)
    return parts.joined(separator: " ")
  }
}

extension Block {
  var outline: String {
    switch kind {
    case .paragraph: text.string
    case .heading: "### \(text)"
    case .item(let marker, let depth):
      String(repeating: "  ", count: depth) + "\(marker) \(text)"
    case .quote: "> \(text)"
    case .code: "| \(text.string)"
    case .rule: "***"
    case .row(let isHead): isHead ? "[\(text)]" : "(\(text))"
    }
  }
}

extension ParsedFile {
  /// `line severity: reason`, a problem each.
  var complaints: [String] {
    problems.map { "\($0.line.map { "\($0) " } ?? "")\($0.severity): \($0.reason)" }
  }
}
