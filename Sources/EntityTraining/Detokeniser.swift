/// Joins tokens to text as people write it: marks close to their words, quotes to what they hold.
package struct Detokeniser {
  /// Hyphens between words are tokens of their own and are joined again.
  package var joinsHyphens = false

  package init(joinsHyphens: Bool = false) { self.joinsHyphens = joinsHyphens }

  /// - Returns: the text, and the UTF-8 range of every token in it.
  package func text(of tokens: [String]) -> (text: [UInt8], ranges: [Range<Int>]) {
    var text: [UInt8] = []
    var ranges: [Range<Int>] = []
    var quotes: [String: Bool] = [:]
    var isGlued = true
    for (index, raw) in tokens.enumerated() {
      let token = Self.spelled(raw)
      var gluesNext = false
      var gluesThis = isGlued
      switch token {
      case "\"":
        let isOpen = quotes[token] ?? false
        if isOpen { gluesThis = true } else { gluesNext = true }
        quotes[token] = !isOpen
      case "“", "‘", "(", "[", "{", "$", "£", "€", "#": gluesNext = true
      case "-" where joinsHyphens && Self.isJoint(index, tokens):
        gluesThis = true
        gluesNext = true
      case "/" where joinsHyphens:
        gluesThis = true
        gluesNext = true
      default:
        if Self.leans(token) { gluesThis = true }
      }
      // A full stop that an abbreviation has is not written twice.
      if token == ".", text.last == UInt8(ascii: "."), index == tokens.count - 1 {
        ranges.append(text.count..<text.count)
        continue
      }
      if !gluesThis, !text.isEmpty { text.append(32) }
      ranges.append(text.count..<(text.count + token.utf8.count))
      text += token.utf8
      isGlued = gluesNext
    }
    return (text, ranges)
  }

  /// Brackets and quotation marks as treebanks write them.
  private static func spelled(_ token: String) -> String {
    switch token {
    case "-LRB-": "("
    case "-RRB-": ")"
    case "-LSB-": "["
    case "-RSB-": "]"
    case "``", "''": "\""
    default: token
    }
  }

  /// True for tokens that follow the one before without a space.
  private static func leans(_ token: String) -> Bool {
    let closing: Set<String> = [
      ".", ",", ";", ":", "!", "?", ")", "]", "}", "%", "”", "’", "...", "…", "'s", "’s", "'S",
      "n't", "n’t", "'m", "'re", "'ve", "'ll", "'d", "’re", "’m", "’ve", "’ll", "’d", "'", "st",
    ]
    return closing.contains(token) && token != "st"
  }

  /// A hyphen between two words, with none of the spaces that a dash would have.
  private static func isJoint(_ index: Int, _ tokens: [String]) -> Bool {
    guard index > 0, index + 1 < tokens.count else { return false }
    let before = tokens[index - 1].unicodeScalars.last
    let after = tokens[index + 1].unicodeScalars.first
    return before?.properties.isAlphabetic == true && after?.properties.isAlphabetic == true
  }
}
