import Text

/// A block of a brief cut into tokens.
struct Line: Sendable {
  /// How the line uses capitals, and so what a capital in it says.
  enum Style: Sendable {
    case sentence
    /// A headline where most words have a capital: it says nothing.
    case titleCase
    case allCaps
  }

  let section: Int?
  let block: Int
  let bytes: [UInt8]
  let tokens: [Token]
  let style: Style

  /// The hash of a run of tokens, equal for equal spellings.
  func hash(_ range: Range<Int>) -> UInt64 {
    tokens[range].dropFirst().reduce(tokens[range.lowerBound].hash) { NameHash.join($0, $1.hash) }
  }

  func text(_ bytes: Range<Int>) -> String { String(decoding: self.bytes[bytes], as: UTF8.self) }

  func byteRange(_ range: Range<Int>) -> Range<Int> {
    Int(tokens[range.lowerBound].start)..<Int(tokens[range.upperBound - 1].end)
  }
}

/// The parts of a brief that are looked at: its headline and the text of its sections.
struct BriefText: Sendable {
  /// Text beyond this many bytes of one brief is not looked at.
  static let limit = 2 << 20

  let lines: [Line]
  /// Words that stand with a capital inside a sentence somewhere in the brief.
  let capitalised: Set<UInt64>

  init(_ brief: Brief, roles: [UInt64: WordRole]) {
    var lines: [Line] = []
    var room = Self.limit
    func add(_ text: DisplayText, section: Int?, block: Int) {
      guard !text.isEmpty, room > 0 else { return }
      let bytes = Self.prefix(of: text, upTo: room)
      room -= bytes.count
      let tokens = Tokeniser.tokens(of: bytes, roles: roles)
      lines.append(
        Line(
          section: section, block: block, bytes: bytes, tokens: tokens,
          style: Self.style(of: tokens, isHeadline: section == nil)))
    }
    add(brief.title, section: nil, block: 0)
    for (section, content) in brief.sections.enumerated() {
      for (index, block) in content.blocks.enumerated() where block.isProse {
        add(block.text, section: section, block: index)
      }
    }
    self.lines = lines
    capitalised = Self.evidence(in: lines)
  }

  /// Lines that belong to no brief, each as a block of its own.
  init(lines: [[UInt8]], roles: [UInt64: WordRole]) {
    self.lines = lines.enumerated().map { index, bytes in
      let tokens = Tokeniser.tokens(of: bytes, roles: roles)
      return Line(
        section: 0, block: index, bytes: bytes, tokens: tokens,
        style: Self.style(of: tokens, isHeadline: false))
    }
    capitalised = Self.evidence(in: self.lines)
  }

  /// Whole scalars only: a cut inside one would end in a broken letter.
  private static func prefix(of text: DisplayText, upTo room: Int) -> [UInt8] {
    var bytes = Array(text.string.utf8.prefix(room))
    if bytes.count == room {
      while let last = bytes.last, last >= 0x80 { bytes.removeLast() }
    }
    return bytes
  }

  private static func evidence(in lines: [Line]) -> Set<UInt64> {
    var found: Set<UInt64> = []
    for line in lines where line.style == .sentence {
      for token in line.tokens
      where token.isCapitalised && !token.traits.contains(.sentenceStart) {
        found.insert(token.hash)
      }
    }
    return found
  }

  /// Counts the words of some length that have a capital, the first one aside.
  private static func style(of tokens: [Token], isHeadline: Bool) -> Line.Style {
    var words = 0
    var small = 0
    var capitals = 0
    for token in tokens where token.isWord && !token.traits.contains(.digits) {
      words += 1
      if token.traits.contains(.allCaps) { capitals += 1 }
      if !token.isCapitalised, token.end - token.start > 4 { small += 1 }
    }
    if words >= 3, capitals * 5 >= words * 4 { return .allCaps }
    let long = tokens.dropFirst().count { $0.isWord && $0.isCapitalised }
    let isTitle = long >= 3 && words >= 4 && small * 5 <= long && long * 2 >= words
    let endsSentence = tokens.last.map { !$0.isWord } ?? false
    return isTitle && (isHeadline || !endsSentence) ? .titleCase : .sentence
  }
}

extension Block {
  /// Written as sentences; headings, code and rules are not.
  fileprivate var isProse: Bool {
    switch kind {
    case .paragraph, .item, .quote: true
    case .heading, .code, .rule, .row: false
    }
  }
}
