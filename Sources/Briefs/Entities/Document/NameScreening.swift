/// Drops, cuts and parts what a line's names may have taken in that is none of them.
struct NameScreening {
  let line: Line
  let index: Int
  let gazetteer: Gazetteer
  private let language: ForeignLanguage?

  init(_ line: Line, at index: Int, _ gazetteer: Gazetteer) {
    self.line = line
    self.index = index
    self.gazetteer = gazetteer
    language = ForeignLanguage(of: line)
  }

  private static func words(_ text: String) -> Set<UInt64> {
    Set(text.split(separator: " ").map { NameHash.of(String($0)) })
  }

  private static let slash = NameHash.of("/")
  private static let and = NameHash.of("and")
  private static let dollar = NameHash.of("$")
  private static let calendar = words(
    "Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec")
  private static let fileEndings = [
    "jpg", "jpeg", "png", "gif", "svg", "webp", "pdf", "doc", "docx", "xls", "xlsx", "csv", "txt",
    "md", "html", "css", "js", "ts", "py", "rb", "go", "rs", "swift", "json", "yaml", "yml", "toml",
    "xml", "zip", "tar", "gz", "mp3", "mp4",
  ]

  /// - Parameter spans: names of the line, in order; what a person wrote down stays as it is.
  func screened(_ spans: [Span]) -> [Span] {
    spans.flatMap { span -> [Span] in
      guard span.certainty < .stated, !span.tokens.isEmpty else { return [span] }
      return parts(of: span.tokens).compactMap { tokens in
        guard let kept = kept(tokens, span.kind) else { return nil }
        return withoutFullStop(kept == span.tokens ? span : cut(span, to: kept))
      }
    }
  }

  private func cut(_ span: Span, to tokens: Range<Int>) -> Span {
    if let match = gazetteer.names.match(
      line.tokens, at: tokens.lowerBound, limit: tokens.upperBound),
      match.count == tokens.count
    {
      let entity = gazetteer.entries[match.entry].entity
      return Span(tokens, of: line, at: index, entity.kind, .known, entity: entity)
    }
    var part = Span(tokens, of: line, at: index, span.kind, min(span.certainty, .context))
    part.source = span.source
    return part
  }

  /// `Reuters/Ipsos` and `Toyota and Subaru` are two names each, unless a list has the whole.
  private func parts(of tokens: Range<Int>) -> [Range<Int>] {
    if isKnown(tokens) { return [tokens] }
    var parts: [Range<Int>] = []
    var start = tokens.lowerBound
    for at in tokens where isCut(at, in: tokens) {
      if at > start { parts.append(start..<at) }
      start = at + 1
    }
    if start < tokens.upperBound { parts.append(start..<tokens.upperBound) }
    return parts
  }

  private func isCut(_ at: Int, in tokens: Range<Int>) -> Bool {
    let hash = line.tokens[at].hash
    if hash == Self.slash { return true }
    guard hash == Self.and, at > tokens.lowerBound, at + 1 < tokens.upperBound else { return false }
    return isKnown(tokens.lowerBound..<at) || isKnown((at + 1)..<tokens.upperBound)
  }

  private func isKnown(_ tokens: Range<Int>) -> Bool {
    gazetteer.names.match(line.tokens, at: tokens.lowerBound, limit: tokens.upperBound)?.count
      == tokens.count
  }

  /// What is left of a name; `nil` for nothing.
  private func kept(_ tokens: Range<Int>, _ kind: Entity.Kind) -> Range<Int>? {
    var tokens = tokens
    // `US$`
    if isBeforeDollar(tokens.upperBound - 1) { tokens = tokens.dropLast() }
    guard !tokens.isEmpty, !isDate(tokens), !isIdentifier(tokens) else { return nil }
    return language?.kept(tokens, kind, in: line, gazetteer) ?? (language == nil ? tokens : nil)
  }

  private func isBeforeDollar(_ at: Int) -> Bool {
    at + 1 < line.tokens.count && line.tokens[at + 1].hash == Self.dollar
      && line.tokens[at].end == line.tokens[at + 1].start
  }

  private func isDate(_ tokens: Range<Int>) -> Bool {
    line.tokens[tokens].allSatisfy {
      Self.calendar.contains($0.hash) || $0.role.contains(.calendar) || $0.traits.contains(.digits)
    } && line.tokens[tokens].contains { Self.calendar.contains($0.hash) }
  }

  /// `DEFAULT_CLIENT_ID`, `EyeNote_App.jpg`.
  private func isIdentifier(_ tokens: Range<Int>) -> Bool {
    let underscore = UInt8(ascii: "_")
    let bytes = line.byteRange(tokens)
    if bytes.lowerBound > 0, line.bytes[bytes.lowerBound - 1] == underscore { return true }
    if bytes.upperBound < line.bytes.count, line.bytes[bytes.upperBound] == underscore {
      return true
    }
    return line.tokens[tokens].contains { token in
      let word = line.bytes[token.range]
      guard let dot = word.lastIndex(of: UInt8(ascii: ".")) else {
        return word.contains(underscore)
      }
      let ending = word[(dot + 1)...]
      return Self.fileEndings.contains { ending.elementsEqual($0.utf8) }
    }
  }

  /// `Plan B.` at the end of a sentence: the full stop is none of the name.
  private func withoutFullStop(_ span: Span) -> Span {
    guard let last = span.tokens.last else { return span }
    let token = line.tokens[last]
    guard token.traits.isSuperset(of: [.initial, .abbreviated]), span.bytes.upperBound == token.end
    else { return span }
    var span = span
    span.bytes = span.bytes.lowerBound..<(span.bytes.upperBound - 1)
    return span
  }
}
