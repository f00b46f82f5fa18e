import Text

/// A piece of a query as it was written.
struct QueryTerm: Equatable {
  /// The name before the colon, as written; `nil` for plain words and phrases.
  var field: String?
  /// The words themselves, without quotes.
  var value: String
  var isQuoted: Bool
  /// All of it as written, for the notice.
  var raw: String
  /// True where the query ends in the midst of this term, so that it may still be growing.
  var isOpen: Bool
  /// True where the query ends within its quotes.
  var lacksQuote = false
}

/// The marks and terms a query is made of.
enum QueryToken: Equatable {
  case open, close
  case join(Join, spelling: String)
  case term(QueryTerm)

  enum Join { case and, or, not }
}

/// Cuts a query into its marks and terms, in one pass and without looking back.
struct QueryScanner {
  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var tokens: [QueryToken] = []

  private init(_ text: String) { scalars = Array(text.unicodeScalars) }

  static func tokens(of text: String) -> [QueryToken] {
    var scanner = QueryScanner(text)
    scanner.scan()
    return scanner.tokens
  }

  /// Splits `name:value` at the first colon where letters stand before it.
  static func splitField(_ word: String) -> (name: String?, value: String?) {
    guard let colon = word.utf8.firstIndex(of: UInt8(ascii: ":")) else { return (nil, nil) }
    let name = word[..<colon]
    guard !name.isEmpty, name.unicodeScalars.allSatisfy(isNameLetter) else { return (nil, nil) }
    return (String(name), String(word[word.utf8.index(after: colon)...]))
  }

  private mutating func scan() {
    while index < scalars.count {
      let scalar = scalars[index]
      if scalar.properties.isWhitespace {
        index += 1
      } else if scalar == "(" || scalar == ")" {
        tokens.append(scalar == "(" ? .open : .close)
        index += 1
      } else if Self.isQuote(scalar) {
        scanPhrase(field: nil, from: index)
      } else if scalar == "-" {
        scanMinus()
      } else {
        scanWord()
      }
    }
  }

  /// A minus leaves out what it touches; alone it is nothing but itself.
  private mutating func scanMinus() {
    index += 1
    tokens.append(.join(.not, spelling: "-"))
    guard index < scalars.count else { return }
    let next = scalars[index]
    if next.properties.isWhitespace || next == ")" {
      tokens[tokens.count - 1] = .term(
        QueryTerm(field: nil, value: "", isQuoted: false, raw: "-", isOpen: false))
    } else if next != "-", next != "(", !Self.isQuote(next) {
      scanWord(canJoin: false)
    }
  }

  private mutating func scanWord(canJoin: Bool = true) {
    let start = index
    var colon: Int?
    while index < scalars.count, !Self.endsWord(scalars[index]) {
      if colon == nil, scalars[index] == ":" { colon = index }
      index += 1
    }
    let word = text(start..<index)
    let isField = colon.map { $0 > start && scalars[start..<$0].allSatisfy(Self.isNameLetter) }
    guard let colon, isField == true else {
      tokens.append(
        (canJoin ? Self.join(word) : nil) ?? .term(term(field: nil, value: word, from: start)))
      return
    }
    let name = text(start..<colon)
    if colon == index - 1, index < scalars.count, Self.isQuote(scalars[index]) {
      scanPhrase(field: name, from: start)
    } else {
      tokens.append(.term(term(field: name, value: text(colon + 1..<index), from: start)))
    }
  }

  /// Reads a quoted text whose opening quote stands at `index`, for a term that began at `start`.
  private mutating func scanPhrase(field: String?, from start: Int) {
    index += 1
    let first = index
    while index < scalars.count, !Self.isQuote(scalars[index]) { index += 1 }
    let value = text(first..<index)
    let isClosed = index < scalars.count
    if isClosed { index += 1 }
    tokens.append(
      .term(
        QueryTerm(
          field: field, value: value, isQuoted: true, raw: text(start..<index),
          isOpen: !isClosed && scalars.last?.properties.isWhitespace == false,
          lacksQuote: !isClosed)))
  }

  private func term(field: String?, value: String, from start: Int) -> QueryTerm {
    QueryTerm(
      field: field, value: value, isQuoted: false, raw: text(start..<index),
      isOpen: index == scalars.count)
  }

  private func text(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[range])
    return String(view)
  }

  private static func join(_ word: String) -> QueryToken? {
    switch word.lowercased() {
    case "and": .join(.and, spelling: word)
    case "or": .join(.or, spelling: word)
    // In small letters it is a word of headlines: "pleads not guilty".
    case "not" where word == "NOT": .join(.not, spelling: word)
    default: nil
    }
  }

  static func endsWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar == "(" || scalar == ")" || isQuote(scalar)
  }

  private static func isNameLetter(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
  }

  /// Straight, curly, low and angle quotes; any of them closes any other.
  static func isQuote(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\"", "\u{201C}", "\u{201D}", "\u{201E}", "\u{201F}", "\u{00AB}", "\u{00BB}": true
    default: false
    }
  }
}
