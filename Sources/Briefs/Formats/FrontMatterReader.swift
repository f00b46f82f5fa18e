import Text

/// Reads front matter as people write it: the part of YAML 1.2 that holds plain data.
///
/// Maps, lists, quoted, folded and flow values are understood, and a plain value is the rest of its line,
/// whatever is in it. Anchors, aliases, complex keys and directives are refused, because all that they
/// add is ways to take a program down. Tags are passed over. No scalar is turned into anything but text.
struct FrontMatterReader {
  static let depthLimit = 64
  static let keyLimit = 1024

  /// Why and on which line of the file the front matter cannot be read.
  struct Failure: Error {
    let line: Int
    let reason: DisplayText
  }

  /// A line without its indentation; a list mark is taken off by moving `start`.
  private struct Line {
    let rawStart: Int
    var indent: Int
    var start: Int
    let end: Int
    let hasTab: Bool
  }

  private let bytes: [UInt8]
  private let firstLine: Int
  private var lines: [Line] = []
  private var at = 0

  init(_ block: Substring, firstLine: Int) {
    self.bytes = Array(block.utf8)
    self.firstLine = firstLine
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      let first = bytes[start..<end].firstIndex { $0 != 0x20 && $0 != 0x09 } ?? end
      lines.append(
        Line(
          rawStart: start, indent: first - start, start: first, end: end,
          hasTab: bytes[start..<first].contains(0x09)))
      start = end + 1
    }
  }

  /// The fields of the map that the front matter is.
  mutating func read() throws(Failure) -> [Field] {
    guard case .map(let fields) = try block(minimum: 0, depth: 0) else {
      if at >= lines.count { return [] }
      throw failure("not a list of keys")
    }
    try skipBlank()
    guard at >= lines.count else { throw failure("not a key and its value") }
    return fields
  }

  private func failure(_ reason: DisplayText, at index: Int? = nil) -> Failure {
    Failure(line: firstLine + min(index ?? at, max(lines.count - 1, 0)), reason: reason)
  }
}

extension FrontMatterReader {
  private func byte(_ offset: Int, before end: Int) -> UInt8? { offset < end ? bytes[offset] : nil }

  private func isGap(_ offset: Int, before end: Int) -> Bool {
    guard let byte = byte(offset, before: end) else { return true }
    return byte == 0x20 || byte == 0x09
  }

  private func isBlankOrComment(_ line: Line) -> Bool {
    line.start >= line.end || bytes[line.start] == UInt8(ascii: "#")
  }

  private mutating func skipBlank() throws(Failure) {
    while at < lines.count, isBlankOrComment(lines[at]) { at += 1 }
    if at < lines.count, lines[at].hasTab { throw failure("tab in the indentation") }
  }

  private func isListItem(_ line: Line) -> Bool {
    byte(line.start, before: line.end) == UInt8(ascii: "-")
      && isGap(line.start + 1, before: line.end)
  }

  /// A map, a list or a value that begins on the next line that holds anything.
  private mutating func block(minimum: Int, depth: Int) throws(Failure) -> FieldValue {
    try skipBlank()
    guard at < lines.count, lines[at].indent >= minimum else { return .missing }
    guard depth <= Self.depthLimit else { throw failure("nested more than 64 deep") }
    let line = lines[at]
    if isListItem(line) { return try list(indent: line.indent, depth: depth) }
    if try key(of: line) != nil { return try map(indent: line.indent, depth: depth) }
    return try value(from: line.start, parent: minimum - 1, depth: depth)
  }

  private mutating func map(indent: Int, depth: Int) throws(Failure) -> FieldValue {
    var fields: [Field] = []
    while true {
      try skipBlank()
      guard at < lines.count, lines[at].indent >= indent else { return .map(fields) }
      guard lines[at].indent == indent else { throw failure("indented more than the keys above") }
      if isListItem(lines[at]) { return .map(fields) }
      guard let (key, after) = try key(of: lines[at]) else {
        throw failure("not a key and its value")
      }
      let number = firstLine + at
      fields.append(
        Field(
          key: key, value: try value(from: after, parent: indent, depth: depth + 1, inMap: true),
          line: number))
    }
  }

  private mutating func list(indent: Int, depth: Int) throws(Failure) -> FieldValue {
    var items: [FieldValue] = []
    while true {
      try skipBlank()
      guard at < lines.count, lines[at].indent == indent, isListItem(lines[at]) else {
        if at < lines.count, lines[at].indent > indent {
          throw failure("indented more than the list above")
        }
        return .list(items)
      }
      var start = lines[at].start + 1
      while start < lines[at].end, isGap(start, before: lines[at].end) { start += 1 }
      if start >= lines[at].end || bytes[start] == UInt8(ascii: "#") {
        at += 1
        items.append(try block(minimum: indent + 1, depth: depth + 1))
        continue
      }
      lines[at].indent += start - lines[at].start
      lines[at].start = start
      items.append(try block(minimum: indent + 1, depth: depth + 1))
    }
  }

  /// The key that a line begins with, and where its value starts.
  private func key(of line: Line) throws(Failure) -> (key: String, after: Int)? {
    var start = line.start
    while byte(start, before: line.end) == UInt8(ascii: "!") {
      while !isGap(start, before: line.end) { start += 1 }
      while start < line.end, isGap(start, before: line.end) { start += 1 }
    }
    guard let first = byte(start, before: line.end) else { return nil }
    switch first {
    case UInt8(ascii: "?") where isGap(start + 1, before: line.end):
      throw failure("complex keys not allowed")
    case UInt8(ascii: "%") where line.indent == 0: throw failure("directives not allowed")
    case UInt8(ascii: "&") where !isGap(start + 1, before: line.end),
      UInt8(ascii: "*") where !isGap(start + 1, before: line.end):
      throw failure("anchors/aliases not allowed")
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      var quoted = FrontMatterScalar(bytes, at: start, end: line.end)
      guard let key = quoted.quoted() else { return nil }
      var colon = quoted.offset
      while colon < line.end, isGap(colon, before: line.end) { colon += 1 }
      guard byte(colon, before: line.end) == UInt8(ascii: ":"), isGap(colon + 1, before: line.end)
      else { return nil }
      return (key, colon + 1)
    case UInt8(ascii: "["), UInt8(ascii: "{"): return nil
    default:
      for colon in start..<line.end
      where bytes[colon] == UInt8(ascii: ":") && isGap(colon + 1, before: line.end) {
        guard colon - start <= Self.keyLimit else { throw failure("key over 1024 bytes") }
        let key = String(decoding: bytes[start..<colon], as: UTF8.self).trimmed
        return key.isEmpty ? nil : (key, colon + 1)
      }
      return nil
    }
  }
}

extension FrontMatterReader {
  /// A value that starts at `offset` of the current line and may go on over lines deeper than `parent`.
  private mutating func value(
    from offset: Int, parent: Int, depth: Int, inMap: Bool = false
  ) throws(Failure) -> FieldValue {
    let line = lines[at]
    var start = offset
    while start < line.end, isGap(start, before: line.end) { start += 1 }
    while byte(start, before: line.end) == UInt8(ascii: "!") {
      while !isGap(start, before: line.end) { start += 1 }
      while start < line.end, isGap(start, before: line.end) { start += 1 }
    }
    let isComment =
      byte(start, before: line.end) == UInt8(ascii: "#") && isGap(start + 1, before: line.end)
    guard start < line.end, !isComment else {
      at += 1
      try skipBlank()
      if inMap, at < lines.count, lines[at].indent == parent, isListItem(lines[at]) {
        return try list(indent: parent, depth: depth)
      }
      return try block(minimum: parent + 1, depth: depth)
    }
    switch bytes[start] {
    case UInt8(ascii: "&") where !isGap(start + 1, before: line.end):
      throw failure("anchors/aliases not allowed")
    case UInt8(ascii: "*") where isAlias(start, line): throw failure("anchors/aliases not allowed")
    case UInt8(ascii: "|"), UInt8(ascii: ">"):
      if let text = blockScalar(from: start, parent: parent) { return .text(text) }
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "["), UInt8(ascii: "{"):
      if let value = try enclosed(from: start, depth: depth) { return value }
    default: break
    }
    return plain(from: start, parent: parent)
  }

  /// `*name` and nothing more; `*Breaking* news` is a headline.
  private func isAlias(_ start: Int, _ line: Line) -> Bool {
    let name = bytes[(start + 1)..<line.end]
    return !name.isEmpty && !name.contains(UInt8(ascii: "*"))
      && (name.firstIndex { $0 == 0x20 || $0 == 9 } ?? name.endIndex) > name.startIndex
      && String(decoding: name, as: UTF8.self).trimmed.utf8.allSatisfy { $0 != 0x20 }
  }

  /// A quoted or flow value; `nil` where text follows it on its line, which makes all of it plain text.
  private mutating func enclosed(from start: Int, depth: Int) throws(Failure) -> FieldValue? {
    let first = at
    var scanner = FrontMatterScalar(bytes, at: start, end: bytes.count)
    let value: FieldValue
    do {
      value = try scanner.enclosed(depth: depth)
    } catch {
      throw failure(error.reason, at: lineIndex(of: error.offset, from: first))
    }
    let last = lineIndex(of: scanner.offset, from: first)
    var rest = scanner.offset
    while rest < lines[last].end, isGap(rest, before: lines[last].end) { rest += 1 }
    let follows = byte(rest, before: lines[last].end)
    if follows != nil, follows != UInt8(ascii: "#") {
      if follows == UInt8(ascii: ":"),
        bytes[start] == UInt8(ascii: "[") || bytes[start] == UInt8(ascii: "{")
      {
        throw failure("complex keys not allowed", at: last)
      }
      if last == first { return nil }
      throw failure("text after the end of a value", at: last)
    }
    at = last + 1
    return value
  }

  private func lineIndex(of offset: Int, from first: Int) -> Int {
    var index = first
    while index + 1 < lines.count, lines[index].end < offset { index += 1 }
    return index
  }

  /// The rest of the line, and deeper lines below it, joined by spaces.
  private mutating func plain(from start: Int, parent: Int) -> FieldValue {
    var parts = [plainPart(start..<lines[at].end)]
    at += 1
    while at < lines.count, lines[at].indent > parent, !lines[at].hasTab,
      !isBlankOrComment(lines[at])
    {
      parts.append(plainPart(lines[at].start..<lines[at].end))
      at += 1
    }
    let text = parts.joined(separator: " ").trimmed
    return FrontMatterScalar.plain(text)
  }

  /// Plain text up to a comment: ` #` followed by white space, so that `We are #1` stays whole.
  private func plainPart(_ range: Range<Int>) -> String {
    var end = range.upperBound
    for place in range.dropFirst()
    where bytes[place] == UInt8(ascii: "#") && isGap(place - 1, before: range.upperBound)
      && isGap(place + 1, before: range.upperBound)
    {
      end = place
      break
    }
    return String(decoding: bytes[range.lowerBound..<end], as: UTF8.self).trimmed
  }

  /// A literal (`|`) or folded (`>`) text; `nil` where the mark is followed by text.
  private mutating func blockScalar(from start: Int, parent: Int) -> String? {
    let header = bytes[(start + 1)..<lines[at].end].prefix { $0 != UInt8(ascii: "#") }
    guard header.allSatisfy({ "+-0123456789 \t".utf8.contains($0) }) else { return nil }
    let isFolded = bytes[start] == UInt8(ascii: ">")
    at += 1
    var base: Int?
    var text = ""
    var blanks = 0
    while at < lines.count {
      let line = lines[at]
      if line.start >= line.end {
        blanks += 1
      } else {
        guard line.indent > parent else { break }
        let indent = base ?? line.indent
        base = indent
        let part = String(
          decoding: bytes[(line.rawStart + min(indent, line.indent))..<line.end], as: UTF8.self)
        if !text.isEmpty {
          text +=
            blanks > 0
            ? String(repeating: "\n", count: blanks + (isFolded ? 0 : 1)) : isFolded ? " " : "\n"
        }
        text += part
        blanks = 0
      }
      at += 1
    }
    return text
  }
}
