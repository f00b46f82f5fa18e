import Text

extension Query {
  /// A query as it stays after Enter: it finds without typing what it found while it was typed.
  ///
  /// The word that was being typed gets a star, quotes and brackets are closed, and what asked for
  /// nothing is left out.
  package static func finished(_ text: String, today: Day, now: Int64) -> String {
    let typed = parse(text, typing: true, today: today, now: now)
    let reading = QueryReading(dates: QueryDates(today: today, now: now), typing: true)
    for candidate in [QueryFinishing(text, reading).text, trimmed(text), trimmed(text) + "*"] {
      let kept = parse(candidate, today: today, now: now)
      if kept.root == typed.root, kept.sort == typed.sort { return candidate }
    }
    return trimmed(text)
  }

  /// Without white space at its end.
  package static func trimmed(_ text: String) -> String {
    var scalars = text.unicodeScalars
    while scalars.last?.properties.isWhitespace == true { scalars.removeLast() }
    return String(scalars)
  }
}

/// Finishes the end of a query, and closes what is open in it.
private struct QueryFinishing {
  private(set) var text: String
  private let reading: QueryReading

  init(_ text: String, _ reading: QueryReading) {
    self.text = text
    self.reading = reading
    finishEnd()
    closeBrackets()
  }

  private mutating func finishEnd() {
    // What is before something left out was not being typed.
    var isTyped = true
    while true {
      let last = QueryScanner.tokens(of: text).last
      if case .term(let term)? = last, term.lacksQuote {} else { text = Query.trimmed(text) }
      switch last {
      case .open: drop(1)
      case .join(_, let spelling): drop(spelling.unicodeScalars.count)
      case .term(let term) where isTyped:
        let meaning = reading.meaning(of: term, isLast: true)
        guard meaning == .nothing else { return finish(term, meaning) }
        drop(term.raw.unicodeScalars.count)
      case .term, .close, nil: return
      }
      isTyped = false
    }
  }

  private mutating func drop(_ count: Int) {
    text = String(String.UnicodeScalarView(text.unicodeScalars.dropLast(count)))
  }

  /// Writes the term so that it means the same when it is not being typed.
  private mutating func finish(_ term: QueryTerm, _ meaning: QueryMeaning) {
    let start = String(
      String.UnicodeScalarView(text.unicodeScalars.dropLast(term.raw.unicodeScalars.count)))
    let settled = QueryReading(dates: reading.dates, typing: false)
    let ends = term.lacksQuote ? ["\"", "*\""] : ["", "*"]
    let shorter = (0...Self.mostDropped).map { Self.text(term.raw, without: $0) }
    let spellings = [term.raw + ends[0]] + shorter.map { $0 + ends[1] }
    for spelling in spellings {
      guard case .term(let kept)? = QueryScanner.tokens(of: start + spelling).last,
        kept.raw == spelling, settled.meaning(of: kept, isLast: true).isSame(as: meaning)
      else { continue }
      text = start + spelling
      return
    }
  }

  /// So many marks at the end of a term are left out to put a star on the word before them.
  private static let mostDropped = 8

  private static func text(_ raw: String, without count: Int) -> String {
    String(String.UnicodeScalarView(raw.unicodeScalars.dropLast(count)))
  }

  private mutating func closeBrackets() {
    var depth = 0
    for token in QueryScanner.tokens(of: text) {
      if token == .open { depth += 1 }
      if token == .close { depth = max(0, depth - 1) }
    }
    text += String(repeating: ")", count: depth)
  }
}

extension QueryMeaning {
  /// True where it asks for the same, understood or not.
  fileprivate func isSame(as other: QueryMeaning) -> Bool {
    switch (self, other) {
    case (.node(let a), .words(let b?)), (.words(let b?), .node(let a)): a == b
    default: self == other
    }
  }
}
