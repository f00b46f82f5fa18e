import Text

/// The block of metadata at the top of a Markdown file, and the text below it.
struct FrontMatter {
  enum Notation {
    /// Between lines of `---`.
    case yaml
    /// Between lines of `+++`.
    case toml
    /// An object in braces.
    case json
  }

  let notation: Notation
  /// The block without its fences.
  let block: Substring
  /// The number of the block's first line.
  let blockLine: Int
  let body: Substring
  /// The number of the first line of the body.
  let bodyLine: Int

  static let sizeLimit = 64 << 10

  /// Finds a block that ends within 64 KiB.
  static func split(_ text: String) -> FrontMatter? {
    switch text.utf8.first {
    case UInt8(ascii: "-"): fenced(text, "---", .yaml)
    case UInt8(ascii: "+"): fenced(text, "+++", .toml)
    case UInt8(ascii: "{"): object(text)
    default: nil
    }
  }

  /// A first line that is the fence, keys, and the fence again; YAML may end with `...` as well.
  private static func fenced(_ text: String, _ fence: String, _ notation: Notation) -> FrontMatter?
  {
    guard let start = blockStart(text, fence) else { return nil }
    let utf8 = text.utf8
    var at = start
    var line = 2
    while at < utf8.endIndex, utf8.distance(from: start, to: at) <= sizeLimit {
      let end = utf8[at...].firstIndex(of: UInt8(ascii: "\n")) ?? utf8.endIndex
      let next = end < utf8.endIndex ? utf8.index(after: end) : end
      if isFence(utf8[at..<end], fence) {
        let block = Substring(utf8[start..<at])
        guard block.trimmed.isEmpty || hasKey(block, notation) else { return nil }
        return FrontMatter(
          notation: notation, block: block, blockLine: 2, body: Substring(utf8[next...]),
          bodyLine: line + 1)
      }
      at = next
      line += 1
    }
    return nil
  }

  /// An object and text below it. One that cannot be read ends at a line that is only a brace.
  private static func object(_ text: String) -> FrontMatter? {
    let bytes = Array(text.utf8.prefix(sizeLimit))
    let second = bytes.dropFirst().first { $0 > 0x20 }
    guard second == UInt8(ascii: "\"") || second == UInt8(ascii: "}") else { return nil }
    var reader = JSONReader(bytes)
    let end: Int
    if (try? reader.object()) != nil {
      end = reader.offset
    } else if let brace = closingBrace(of: bytes) {
      end = brace
    } else {
      return nil
    }
    let rest = text.utf8.dropFirst(end)
    let below = rest.drop { $0.isGap }
    guard below.first == nil || below.first == 0x0A else { return nil }
    let lines = bytes[..<end].count { $0 == 0x0A }
    return FrontMatter(
      notation: .json, block: Substring(text.utf8.prefix(end)), blockLine: 1,
      body: Substring(below.dropFirst()), bodyLine: lines + 2)
  }

  /// The offset after the first line that is only `}`.
  private static func closingBrace(of bytes: [UInt8]) -> Int? {
    var at = 0
    while at < bytes.count {
      let end = bytes.lineEnd(from: at)
      if bytes[at] == UInt8(ascii: "}"), bytes.isBlank(at + 1..<end) { return at + 1 }
      at = end + 1
    }
    return nil
  }

  /// True where a block was opened and is never closed; a `---` above ordinary text is a rule.
  static func isUnclosed(_ text: String) -> Bool {
    for (fence, notation) in [("---", Notation.yaml), ("+++", .toml)] {
      guard let start = blockStart(text, fence), split(text) == nil else { continue }
      let rest = text.utf8[start...]
      if let close = rest.split(separator: UInt8(ascii: "\n")).first(where: { isFence($0, fence) })
      {
        return rest.distance(from: start, to: close.startIndex) > sizeLimit
      }
      let first = Substring(rest.prefix(4096)).trimmed.utf8.prefix { $0 != UInt8(ascii: "\n") }
      return first.isEmpty || isKeyLine(Substring(first), notation)
    }
    return false
  }

  private static func blockStart(_ text: String, _ fence: String) -> Substring.Index? {
    let utf8 = text.utf8
    guard utf8.starts(with: fence.utf8) else { return nil }
    let end = utf8.firstIndex(of: UInt8(ascii: "\n")) ?? utf8.endIndex
    guard utf8[..<end].dropFirst(3).allSatisfy(\.isGap) else { return nil }
    return end < utf8.endIndex ? utf8.index(after: end) : end
  }

  private static func isFence(_ line: Substring.UTF8View, _ fence: String) -> Bool {
    let mark = line.prefix(3)
    return (mark.elementsEqual(fence.utf8) || fence == "---" && mark.elementsEqual("...".utf8))
      && line.dropFirst(3).allSatisfy(\.isGap)
  }

  private static func hasKey(_ block: Substring, _ notation: Notation) -> Bool {
    block.utf8.split(separator: UInt8(ascii: "\n")).contains {
      isKeyLine(Substring($0), notation)
    }
  }

  /// A line that could open front matter: a key and its sign, or what only metadata begins with.
  private static func isKeyLine(_ line: Substring, _ notation: Notation) -> Bool {
    let utf8 = line.utf8
    guard let first = utf8.first else { return false }
    if notation == .toml {
      return first == UInt8(ascii: "[") || first == UInt8(ascii: "#")
        || utf8.contains(UInt8(ascii: "=")) || utf8.contains(UInt8(ascii: ":"))
    }
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
  /// What the top of a Markdown text gave.
  struct Reading {
    var body: Substring
    /// The number of the first line of the body.
    var bodyLine = 1
    /// Roles of sections, by the bytes of their titles.
    var roles: [(title: [UInt8], role: Section.Role)] = []
    /// True where there was metadata that could be read.
    var isThere = false
  }

  /// Reads the metadata at the top of a text into a draft, in whatever notation it is.
  static func read(_ text: String, into draft: inout BriefDraft) -> Reading {
    if let matter = split(text) {
      var reading = Reading(body: matter.body, bodyLine: matter.bodyLine)
      if let metadata = matter.read(into: &draft) {
        (reading.roles, reading.isThere) = (metadata.roles, true)
      }
      return reading
    }
    if let block = HeaderBlock.split(text) {
      block.read(into: &draft)
      return Reading(body: block.body, bodyLine: block.bodyLine, isThere: true)
    }
    if isUnclosed(text) {
      draft.report("front matter not closed", line: 1, severity: .error)
    } else if text.hasPrefix("%YAML") || text.hasPrefix("%TAG") {
      draft.report("front matter: directives not allowed", line: 1, severity: .error)
    }
    return Reading(body: text[...])
  }

  /// Reads the keys into a draft. Where they cannot be read, they become lines of the text, so that
  /// nothing is hidden, and there is no result.
  private func read(into draft: inout BriefDraft) -> Metadata? {
    do {
      let fields = try fields(problems: &draft)
      var metadata = Metadata(splitsTagsAtBlanks: notation == .yaml)
      var seen: Set<[UInt8]> = []
      for field in fields {
        if seen.insert(Array(field.key.utf8)).inserted {
          metadata.take(field, into: &draft)
        } else {
          Self.reportDuplicate(field.key, line: field.line, in: &draft)
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

  private static func reportDuplicate(_ key: String, line: Int, in draft: inout BriefDraft) {
    let key = Cleaning.clean(field: key, limit: 64).text
    draft.report("duplicate key: \(key)", line: line)
  }

  private func fields(
    problems draft: inout BriefDraft
  ) throws(FrontMatterReader.Failure) -> [Field] {
    switch notation {
    case .yaml:
      var reader = FrontMatterReader(block, firstLine: blockLine)
      return try reader.read()
    case .toml:
      var reader = TOMLReader(block, firstLine: blockLine)
      let fields = try reader.read()
      for (key, line) in reader.duplicates { Self.reportDuplicate(key, line: line, in: &draft) }
      return fields
    case .json:
      let bytes = Array(block.utf8)
      var reader = JSONReader(bytes)
      do {
        guard case .map(let fields) = try reader.value() else { return [] }
        return fields
      } catch {
        let line = JSONReader.position(of: error.offset, in: bytes).line
        throw FrontMatterReader.Failure(line: line, reason: error.reason)
      }
    }
  }
}
