/// A sentence with gaps, taken apart once.
struct Template: Sendable {
  /// What fills a gap, by its letter.
  enum Gap: Character, Sendable {
    case noun = "n"
    case plural = "m"
    case verb = "v"
    case adjective = "a"
    case adverb = "b"
    case person = "P"
    case organisation = "O"
    case place = "L"
    case number = "d"
    case weekday = "w"
    case year = "y"
  }

  /// A piece of a sentence.
  enum Piece: Sendable {
    case text([UInt8])
    case gap(Gap)
  }

  let pieces: [Piece]

  /// Reads `The $a $n of $L …`; a dollar without a known letter stays as it is.
  init(_ line: some StringProtocol) {
    var pieces: [Piece] = []
    var text: [UInt8] = []
    var rest = line[...]
    while let character = rest.popFirst() {
      guard character == "$", let letter = rest.first, let gap = Gap(rawValue: letter) else {
        text.append(contentsOf: String(character).utf8)
        continue
      }
      rest.removeFirst()
      if !text.isEmpty { pieces.append(.text(text)) }
      text = []
      pieces.append(.gap(gap))
    }
    if !text.isEmpty { pieces.append(.text(text)) }
    self.pieces = pieces
  }

  static func all(_ lines: String) -> [Template] { lines.split(separator: "\n").map(Template.init) }
}
