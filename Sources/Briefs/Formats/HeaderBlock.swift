import Text

/// Lines `Key: value` above a text, without fences, as Pelican, MultiMarkdown and mail have them.
struct HeaderBlock {
  let fields: [Field]
  let body: Substring
  /// The number of the first line of the body.
  let bodyLine: Int

  static let sizeLimit = 64 << 10
  static let lineLimit = 200

  /// `nil` where the first lines are text: a dialogue and a `Note: …` are written in the same way.
  static func split(_ text: some StringProtocol) -> HeaderBlock? {
    var lines = HeaderLines(text)
    while let line = lines.next, line.trimmed.isEmpty { lines.drop() }
    var found: [(key: String, lines: [Substring], number: Int)] = []
    while let line = lines.next, !line.trimmed.isEmpty, lines.number <= lineLimit {
      if let (key, value) = parts(of: line) {
        found.append((key, [value], lines.number))
      } else if let first = line.utf8.first, first == 0x20 || first == 0x09,
        let last = found.indices.last
      {
        found[last].lines.append(line.trimmed)
      } else {
        break
      }
      lines.drop()
      if lines.bytes > sizeLimit { return nil }
    }
    let fields = found.map {
      Field(key: $0.key, value: .text($0.lines.joined(separator: " ").trimmed), line: $0.number)
    }
    let isClosed = lines.next?.trimmed.isEmpty ?? true
    guard isMeant(fields, isClosed: isClosed || lines.isAtRule) else { return nil }
    if lines.isAtRule { lines.drop() }
    return HeaderBlock(fields: fields, body: lines.rest, bodyLine: lines.number)
  }

  func read(into draft: inout BriefDraft) {
    var metadata = Metadata()
    for field in fields where !field.value.isBlank { metadata.take(field, into: &draft) }
  }

  /// A title, or two things that only metadata says.
  private static func isMeant(_ fields: [Field], isClosed: Bool) -> Bool {
    let keys = fields.map { MetadataKey.known($0.key)?.key }
    let known = Set(keys.compactMap { $0 })
    let titles = zip(keys, fields).filter { $0.0 == .title || $0.0 == .subject }.map(\.1)
    if titles.count > 1 { return false }
    guard let title = titles.first else {
      let plain: Set<MetadataKey> = [.published, .updated, .author, .source, .url, .tags, .id]
      return isClosed && known.count >= 2 && !known.isDisjoint(with: plain)
        && keys.count { $0 != nil } * 2 >= keys.count
    }
    guard let text = title.value.scalar, !text.isEmpty, text.utf8.count <= 500 else { return false }
    if fields.count > 1 { return isClosed || known.count >= 2 }
    return isClosed && MetadataKey.known(title.key)?.key == .title
  }

  /// `Posted-On: 2024-03-05` as key and value; a key is a few words of letters and digits.
  static func parts(of line: Substring) -> (key: String, value: Substring)? {
    let utf8 = line.utf8
    guard let first = utf8.first, isLetter(first),
      let colon = utf8.prefix(33).firstIndex(of: UInt8(ascii: ":"))
    else { return nil }
    let key = utf8[..<colon]
    let isKey = key.allSatisfy {
      isLetter($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-")
        || $0 == UInt8(ascii: "_") || $0 == 0x20
    }
    guard isKey, key.last != 0x20, key.count(where: { $0 == 0x20 }) <= 2 else { return nil }
    let rest = utf8[utf8.index(after: colon)...]
    guard rest.isEmpty || rest.first == 0x20 || rest.first == 0x09 else { return nil }
    var name = String(Substring(key))
    if name.lowercased() == "from" { name = "author" }
    return (name, Substring(rest).trimmed)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0x41 && (0x61...0x7A).contains(byte | 0x20)
  }
}

extension FieldValue {
  /// True for a key without a value.
  fileprivate var isBlank: Bool { scalar?.trimmed.isEmpty ?? false }
}

/// Walks over the lines of a text from its beginning.
private struct HeaderLines {
  private(set) var rest: Substring
  private(set) var next: Substring?
  /// The number of the next line, from 1.
  private(set) var number = 1
  private(set) var bytes = 0

  init(_ text: some StringProtocol) {
    rest = Substring(text)
    next = Self.first(of: rest)
  }

  mutating func drop() {
    guard let line = next else { return }
    bytes += line.utf8.count + 1
    rest = Substring(rest.utf8.dropFirst(line.utf8.count + 1))
    number += 1
    next = Self.first(of: rest)
  }

  /// True at a line of signs that parts the block from the text.
  var isAtRule: Bool {
    guard let line = next?.trimmed, let sign = line.utf8.first, line.utf8.count >= 3 else {
      return false
    }
    return "-=*_".utf8.contains(sign) && line.utf8.allSatisfy { $0 == sign }
  }

  private static func first(of text: Substring) -> Substring? {
    text.isEmpty ? nil : Substring(text.utf8.prefix { $0 != UInt8(ascii: "\n") })
  }
}
