import Text

/// A file that is about to be read: its text, its name, and which format its content shows.
struct SourceFile {
  let bytes: [UInt8]
  let name: FileName
  /// True where `bytes` is only the beginning of the file.
  let isCut: Bool
  let decoded: Decoded

  init(_ bytes: [UInt8], name: FileName, isCut: Bool = false) {
    self.bytes = bytes
    self.name = name
    self.isCut = isCut
    self.decoded = Decoded(file: bytes)
  }

  var isBlank: Bool { decoded.text.unicodeScalars.allSatisfy(\.properties.isWhitespace) }

  var encodingNotice: FileProblem? {
    guard decoded.isGuessed else { return nil }
    let reason: DisplayText =
      decoded.encoding == .utf8
      ? "encoding: utf-8 with damaged characters"
      : "encoding: \(cleaning: decoded.encodingName) (guessed)"
    return FileProblem(severity: .notice, reason: reason)
  }

  /// Reads the file in the format its content shows.
  func parse() -> ParsedFile {
    if let markup { return ParsedFile(problems: [FileProblem(severity: .error, reason: markup)]) }
    if looksLikeJSON, !hasTextBelowJSON {
      let reading = JSONBriefs.read(self)
      if !reading.file.briefs.isEmpty { return reading.file }
      if reading.isNoBrief || !reading.isDamaged,
        isJSONMeant || opening.utf8.first == UInt8(ascii: "{")
      {
        return reading.file
      }
      // Broken JSON is for its author to mend; shown as a story it would only be in the way.
      if reading.isDamaged, isJSONNamed { return isCut ? linesAsTheyStand : reading.file }
    }
    return plainOrMarkdown()
  }

  /// The beginning of JSON too large to be read, listed under the file's name.
  private var linesAsTheyStand: ParsedFile {
    var draft = BriefDraft(format: .plainText)
    for line in decoded.text.utf8.split(separator: UInt8(ascii: "\n")) {
      draft.append(Substring(line), .code)
    }
    return ParsedFile(briefs: [draft.brief])
  }

  private func plainOrMarkdown() -> ParsedFile {
    let dialect = MarkdownDialect(ending: name.ending) ?? (looksLikeMarkdown ? .markdown : nil)
    var draft = BriefDraft(format: dialect == nil ? .plainText : .markdown)
    var text = decoded.text
    if let line = MergeMarks.line(in: text) {
      draft.report("merge markers: two versions of the text", line: line, severity: .error)
      text = MergeMarks.dropped(from: text)
    }
    if let dialect {
      MarkdownBrief.read(text, dialect: dialect, into: &draft)
    } else {
      PlainText.read(text, into: &draft)
    }
    draft.finish()
    return ParsedFile(briefs: [draft.brief], problems: draft.problems)
  }
}

extension SourceFile {
  /// True for an object that is the front matter of the text below it.
  private var hasTextBelowJSON: Bool {
    guard !isJSONNamed, let matter = FrontMatter.split(decoded.text), matter.notation == .json
    else {
      return false
    }
    let below = matter.body.utf8.first { $0 > 0x20 }
    return below != nil && below != UInt8(ascii: "{") && below != UInt8(ascii: "[")
  }

  var isJSONLinesMeant: Bool { ["jsonl", "ndjson"].contains(name.ending) }

  private var isJSONNamed: Bool { isJSONLinesMeant || name.ending == "json" }

  private var isJSONMeant: Bool { isJSONNamed || name.ending.isEmpty }

  /// The first bytes of the text, without white space before them.
  private var opening: Substring {
    Substring(decoded.text.utf8.drop { $0 == 0x20 || (0x09...0x0D).contains($0) }.prefix(512))
  }

  private var looksLikeJSON: Bool {
    let opening = self.opening
    guard let first = opening.utf8.first else { return false }
    let second = opening.utf8.dropFirst().first { $0 != 0x20 && !(0x09...0x0D).contains($0) }
    switch first {
    case UInt8(ascii: "{"):
      return [UInt8(ascii: "\""), UInt8(ascii: "}"), UInt8(ascii: "'"), UInt8(ascii: "/")]
        .contains(second) || name.ending == "json"
    case UInt8(ascii: "["):
      return [UInt8(ascii: "{"), UInt8(ascii: "]"), UInt8(ascii: "[")].contains(second)
        || name.ending == "json"
    default:
      guard name.ending == "json" || isJSONLinesMeant else { return false }
      return ["\"", "//", "/*", "null", "true", "false"].contains { opening.hasPrefix($0) }
        || (0x30...0x39).contains(first)
    }
  }

  /// Why markup is refused, where the file is clearly markup.
  private var markup: DisplayText? {
    let opening = self.opening
    guard opening.utf8.first == UInt8(ascii: "<") else { return nil }
    let lowered = opening.prefix(64).lowercased()
    if lowered.hasPrefix("<!doctype html") || lowered.hasPrefix("<html") {
      return "HTML is not a brief format"
    }
    let starts = ["<?xml", "<!doctype", "<rss", "<feed", "<rdf:", "<!entity"]
    if starts.contains(where: { lowered.hasPrefix($0) }) { return "XML is not a brief format" }
    switch name.ending {
    case "xml", "rss", "atom": return "XML is not a brief format"
    case "html", "htm", "xhtml": return "HTML is not a brief format"
    default: return nil
    }
  }

  /// Front matter, or headings as only Markdown marks them.
  private var looksLikeMarkdown: Bool {
    if FrontMatter.split(decoded.text) != nil { return true }
    var headings = 0
    var isFirst = true
    for line in decoded.text.utf8.split(separator: UInt8(ascii: "\n")).prefix(2000) {
      let text = Substring(line.prefix(8))
      let level = text.utf8.prefix { $0 == UInt8(ascii: "#") }.count
      if (1...6).contains(level), text.utf8.dropFirst(level).first == 0x20 {
        if isFirst { return true }
        headings += 1
        if headings == 2 { return true }
      }
      if isFirst { isFirst = text.trimmed.isEmpty }
    }
    return false
  }
}
