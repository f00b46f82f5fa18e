import Text

/// Cuts a query to what may be searched before anything else looks at it.
enum QueryLimits {
  /// The tokens of a query within its limits, and what to say where something was cut.
  static func tokens(of text: String) -> (tokens: [QueryToken], notice: DisplayText?) {
    let isLong = text.utf8.count > Query.lengthLimit
    let tokens = QueryScanner.tokens(of: isLong ? cut(text) : text)
    guard weight(of: tokens) <= Query.termLimit else {
      return (cut(tokens), "query cut to \(Query.termLimit) terms")
    }
    return (settled(tokens, if: isLong), isLong ? "query cut to 1 KiB" : nil)
  }

  /// How many words and conditions the tokens hold.
  static func weight(of tokens: [QueryToken]) -> Int {
    tokens.reduce(0) { $0 + weight(of: $1) }
  }

  private static func weight(of token: QueryToken) -> Int {
    guard case .term(let term) = token else { return 0 }
    if term.isQuoted { return max(term.field == nil ? 0 : 1, pieces(of: term.value).count) }
    return term.field == nil && Words.folded(term.value).isEmpty ? 0 : 1
  }

  private static func pieces(of text: String) -> [Substring] {
    text.split { $0.unicodeScalars.allSatisfy(\.properties.isWhitespace) }
  }

  /// The text up to the last blank within the limit, else up to the limit.
  private static func cut(_ text: String) -> String {
    var kept = ""
    var lastBlank: String?
    var length = 0
    for scalar in text.unicodeScalars {
      length += UTF8.width(scalar)
      if length > Query.lengthLimit { break }
      if scalar.properties.isWhitespace { lastBlank = kept }
      kept.unicodeScalars.append(scalar)
    }
    return lastBlank ?? kept
  }

  private static func cut(_ tokens: [QueryToken]) -> [QueryToken] {
    var room = Query.termLimit
    var kept: [QueryToken] = []
    for token in tokens {
      let weight = weight(of: token)
      guard weight > room else {
        room -= weight
        kept.append(token)
        continue
      }
      if room > 0, case .term(var term) = token {
        term.value = pieces(of: term.value).prefix(room).joined(separator: " ")
        kept.append(.term(term))
      }
      break
    }
    return settled(kept, if: true)
  }

  /// What was cut is not being typed.
  private static func settled(_ tokens: [QueryToken], if isCut: Bool) -> [QueryToken] {
    guard isCut, case .term(var term)? = tokens.last else { return tokens }
    term.isOpen = false
    return tokens.dropLast() + [.term(term)]
  }
}
