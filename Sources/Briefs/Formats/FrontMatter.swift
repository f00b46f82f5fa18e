import Text

/// The YAML block at the top of a Markdown file, and the text below it.
struct FrontMatter {
  /// The block without its fences, its first line being line 2 of the file.
  let block: Substring
  let body: Substring
  /// The number of the first line of the body.
  let bodyLine: Int

  static let sizeLimit = 64 << 10

  /// Finds the block: a first line `---`, keys, and a line `---` or `...` within 64 KiB.
  static func split(_ text: String) -> FrontMatter? {
    guard let start = blockStart(text) else { return nil }
    let utf8 = text.utf8
    var at = start
    var line = 2
    while at < utf8.endIndex, utf8.distance(from: start, to: at) <= sizeLimit {
      let end = utf8[at...].firstIndex(of: UInt8(ascii: "\n")) ?? utf8.endIndex
      let next = end < utf8.endIndex ? utf8.index(after: end) : end
      if isFence(utf8[at..<end]) {
        let block = Substring(utf8[start..<at])
        guard block.trimmed.isEmpty || hasKey(block) else { return nil }
        return FrontMatter(block: block, body: Substring(utf8[next...]), bodyLine: line + 1)
      }
      at = next
      line += 1
    }
    return nil
  }

  /// True where a block was opened and is never closed; a `---` above ordinary text is a rule.
  static func isUnclosed(_ text: String) -> Bool {
    guard let start = blockStart(text), split(text) == nil else { return false }
    let rest = text.utf8[start...]
    if let close = rest.split(separator: UInt8(ascii: "\n")).first(where: isFence) {
      return rest.distance(from: start, to: close.startIndex) > sizeLimit
    }
    let first = Substring(rest.prefix(4096)).trimmed.utf8.prefix { $0 != UInt8(ascii: "\n") }
    return first.isEmpty || isKeyLine(Substring(first))
  }

  private static func blockStart(_ text: String) -> Substring.Index? {
    let utf8 = text.utf8
    let end = utf8.firstIndex(of: UInt8(ascii: "\n")) ?? utf8.endIndex
    let first = Substring(utf8[..<end])
    guard first.hasPrefix("---"), first.utf8.dropFirst(3).allSatisfy({ $0 == 0x20 || $0 == 9 })
    else { return nil }
    return end < utf8.endIndex ? utf8.index(after: end) : end
  }

  private static func isFence(_ line: Substring.UTF8View) -> Bool {
    let mark = line.prefix(3)
    return (mark.elementsEqual("---".utf8) || mark.elementsEqual("...".utf8))
      && line.dropFirst(3).allSatisfy { $0 == 0x20 || $0 == 9 }
  }

  private static func hasKey(_ block: Substring) -> Bool {
    block.utf8.split(separator: UInt8(ascii: "\n")).contains { isKeyLine(Substring($0)) }
  }

  /// A line that could open front matter: a key and a colon, or what YAML alone begins with.
  private static func isKeyLine(_ line: Substring) -> Bool {
    let utf8 = line.utf8
    guard let first = utf8.first else { return false }
    if "%?{[&*".utf8.contains(first), utf8.count > 1 { return true }
    guard let colon = utf8.firstIndex(of: UInt8(ascii: ":")), colon > utf8.startIndex else {
      return false
    }
    let after = utf8[colon...].dropFirst().first
    let key = Substring(utf8[..<colon])
    return (after == nil || after == 0x20 || after == 9) && key.utf8.count <= 1024
      && key.utf8.count(where: { $0 == 0x20 }) <= 3
  }
}

extension FrontMatter {
  /// Reads the keys into a draft. Where they cannot be read, they become lines of the text, so that
  /// nothing is hidden, and the result is false.
  func read(into draft: inout BriefDraft) -> Metadata? {
    var reader = FrontMatterReader(block, firstLine: 2)
    do {
      let fields = try reader.read()
      var metadata = Metadata(splitsTagsAtBlanks: true)
      var seen: Set<[UInt8]> = []
      for field in fields {
        if seen.insert(Array(field.key.utf8)).inserted {
          metadata.take(field, into: &draft)
        } else {
          let key = Cleaning.clean(field: field.key, limit: 64).text
          draft.report("duplicate key: \(key)", line: field.line)
        }
      }
      return metadata
    } catch {
      draft.report("front matter: \(error.reason)", line: error.line, severity: .error)
      for line in block.utf8.split(separator: UInt8(ascii: "\n")) {
        draft.append(Substring(line), .code)
      }
      return nil
    }
  }
}
