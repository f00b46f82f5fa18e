import Text

/// Tags and authors: lists that people write in many ways.
extension Metadata {
  func takeTags(_ field: Field, into draft: inout BriefDraft) {
    var raw: [String] = []
    if case .text(let line) = field.value {
      raw = tags(in: line, of: field.key)
    } else {
      Self.gather(field.value, depth: 0, into: &raw)
    }
    if raw.count > Self.tagLimit {
      draft.report("\(raw.count) tags, the first \(Self.tagLimit) are read", line: field.line)
    }
    for tag in raw.prefix(Self.tagLimit) { addTag(tag, to: &draft) }
  }

  /// `[taxonomies]` with a list of tags for each of its keys.
  func takeTaxonomies(_ field: Field, into draft: inout BriefDraft) {
    guard case .map(let fields) = field.value else { return takeTags(field, into: &draft) }
    for list in fields { takeTags(list, into: &draft) }
  }

  func addTag(_ raw: String, to draft: inout BriefDraft) {
    var text = raw.trimmed[...]
    while text.utf8.count > 1, text.utf8.first == UInt8(ascii: "#") { text = text.dropFirst() }
    let tag = draft.clean(Self.unlinked(text), limit: Self.tagLimit)
    guard !tag.isEmpty, draft.brief.tags.count < Self.tagLimit, !draft.brief.tags.contains(tag)
    else { return }
    draft.brief.tags.append(tag)
  }

  /// Splits a line at commas or semicolons, and at blanks where they part tags.
  private func tags(in line: String, of key: String) -> [String] {
    let line = line.trimmed
    for mark in [UInt8(ascii: ","), UInt8(ascii: ";")] where line.utf8.contains(mark) {
      return line.utf8.split(separator: mark).map { String(Substring($0)) }
    }
    let words = line.utf8.split { $0 == 0x20 || $0 == 0x09 }.map { String(Substring($0)) }
    if words.count > 1, words.allSatisfy({ $0.hasPrefix("#") && $0 != "#" }) { return words }
    let isJekylls = splitsTagsAtBlanks && ["tags", "categories"].contains(key.lowercased())
    return isJekylls ? words : [line]
  }

  /// The texts of a list, of lists in it, and of objects with a name.
  private static func gather(_ value: FieldValue, depth: Int, into texts: inout [String]) {
    if case .list(let items) = value, depth < 4 {
      for item in items { gather(item, depth: depth + 1, into: &texts) }
    } else if let text = value.itemText ?? value["term"]?.scalar ?? value["label"]?.scalar {
      texts.append(text)
    }
  }

  func takeAuthors(_ value: FieldValue, into draft: inout BriefDraft) {
    if case .text(let line) = value {
      for name in AuthorNames.split(line) { draft.addAuthor(name) }
      return
    }
    var names: [String] = []
    Self.gather(value, depth: 0, into: &names)
    for name in names.flatMap({ AuthorNames.together(in: $0[...]) }) { draft.addAuthor(name) }
  }

  /// Without the brackets of a wiki link around it.
  fileprivate static func unlinked(_ text: Substring) -> Substring {
    text.hasPrefix("[[") && text.hasSuffix("]]") ? text.dropFirst(2).dropLast(2) : text
  }
}

extension BriefDraft {
  /// Adds a name as a byline has it, without `By`, brackets of links and an address.
  mutating func addAuthor(_ raw: Substring) {
    guard brief.authors.count < Metadata.authorLimit else { return }
    let name = clean(
      AuthorNames.name(in: Metadata.unlinked(raw.trimmed)), limit: Metadata.nameLimit)
    if !name.isEmpty, !brief.authors.contains(name) { brief.authors.append(name) }
  }
}

/// Reads a line of names: `Ann Lee and Bob Roe`, `Ann Lee, Bob Roe & Cy Poe`, `Lee, Ann`.
enum AuthorNames {
  private static let titles: Set<String> = [
    "jr", "sr", "ii", "iii", "iv", "phd", "md", "dds", "esq", "mba", "inc", "ltd", "llc", "gmbh",
  ]

  static func split(_ line: String) -> [Substring] {
    let line = withoutBy(line.trimmed[...])
    if line.utf8.contains(UInt8(ascii: ";")) { return pieces(of: line, at: UInt8(ascii: ";")) }
    let parts = pieces(of: line, at: UInt8(ascii: ","))
    // A family name before its first name, which is one person.
    if parts.count == 2, isOneWord(parts[0]), together(in: parts[1]) == [parts[1]] { return [line] }
    return parts.flatMap { together(in: $0) }
  }

  /// Without an address: `Ann Lee <ann@example.org>`, `ann@example.org (Ann Lee)`.
  static func name(in raw: Substring) -> Substring {
    let text = withoutBy(raw)
    if text.utf8.last == UInt8(ascii: ">"), let open = text.utf8.lastIndex(of: UInt8(ascii: "<")) {
      let name = text[..<open].trimmed
      return unquoted(name.isEmpty ? text[text.utf8.index(after: open)...].dropLast() : name)
    }
    if text.utf8.last == UInt8(ascii: ")"), let open = text.utf8.firstIndex(of: UInt8(ascii: "(")),
      text[..<open].utf8.contains(UInt8(ascii: "@")), !text[..<open].trimmed.contains(" ")
    {
      return text[text.utf8.index(after: open)...].dropLast().trimmed
    }
    return unquoted(text)
  }

  private static func unquoted(_ text: Substring) -> Substring {
    guard text.utf8.count > 2, text.utf8.first == UInt8(ascii: "\""),
      text.utf8.last == UInt8(ascii: "\"")
    else { return text }
    return text.dropFirst().dropLast()
  }

  private static func withoutBy(_ text: Substring) -> Substring {
    for by in ["By ", "by ", "BY ", "By: ", "by: "] where text.hasPrefix(by) {
      return text.dropFirst(by.count).trimmed
    }
    return text
  }

  /// Cuts at a mark; `Jr.` and the like stay with the name before them.
  private static func pieces(of line: Substring, at mark: UInt8) -> [Substring] {
    var pieces: [Substring] = []
    for part in line.utf8.split(separator: mark) {
      let piece = Substring(part).trimmed
      if piece.isEmpty { continue }
      let word = piece.lowercased().filter { $0 != "." }
      if let last = pieces.last, titles.contains(word) {
        pieces[pieces.count - 1] = line[last.startIndex..<piece.endIndex]
      } else {
        pieces.append(piece)
      }
    }
    return pieces
  }

  private static let joints: Set<Substring> = ["and", "And", "&"]
  private static let ofOffices: Set<Substring> = ["of", "for", "on"]

  /// Cuts at `and` and `&`, but not inside the name of an office such as `Research and Analysis Team`
  /// and `Centre for Roads and Public Works`.
  static func together(in part: Substring) -> [Substring] {
    var names: [Substring] = []
    var words: [Substring] = []
    for word in part.split(separator: " ") {
      if ofOffices.contains(word) { return [part] }
      if joints.contains(word) {
        if let first = words.first, let last = words.last {
          names.append(part[first.startIndex..<last.endIndex])
        }
        words = []
      } else {
        words.append(word)
      }
    }
    if let first = words.first, let last = words.last {
      names.append(part[first.startIndex..<last.endIndex])
    }
    let areAlike = names.allSatisfy { isOneWord($0) == isOneWord(names[0]) }
    return areAlike || names.isEmpty ? names : [part]
  }

  private static func isOneWord(_ text: Substring) -> Bool { !text.contains(" ") }
}
