import Briefs

/// A condition on words alone, in the query language of FTS5.
///
/// Words are always in double quotes, so nothing in them is an operator. Only the recent partition
/// holds positions: elsewhere a string must be a single word.
struct MatchExpression: Hashable {
  let text: String
  /// How deeply brackets nest. FTS5 refuses about a hundred; deeper conditions are joined in SQL.
  let depth: Int

  static let depthLimit = 8

  init(word: String, isPrefix: Bool, field: Query.TextField?) {
    let column = field.map { "\($0.rawValue) : " } ?? ""
    text = "\(column)\(Self.quoted(word))\(isPrefix ? " *" : "")"
    depth = 0
  }

  /// An expression that is asked of one column of the text tables.
  init(column: String, _ inner: MatchExpression) {
    text = "\(column) : (\(inner.text))"
    depth = inner.depth + 1
  }

  /// Two words that follow each other; for the recent partition alone.
  init(pair: (String, String), isPrefix: Bool, field: Query.TextField?) {
    self.init(word: "\(pair.0) \(pair.1)", isPrefix: isPrefix, field: field)
  }

  /// All of these words, in any order: a text that holds them as a phrase has them all.
  init(words: [String], lastIsPrefix: Bool, field: Query.TextField?) {
    self.init(
      words.indices.map { index in
        let isLast = index == words.count - 1
        return MatchExpression(
          word: words[index], isPrefix: isLast && lastIsPrefix, field: field)
      }, by: .and)
  }

  enum Operator: String { case and = "AND", or = "OR" }

  /// - Parameter parts: at least one.
  init(_ parts: [MatchExpression], by join: Operator) {
    if parts.count == 1 {
      self = parts[0]
    } else {
      text = parts.map { "(\($0.text))" }.joined(separator: " \(join.rawValue) ")
      depth = (parts.map(\.depth).max() ?? 0) + 1
    }
  }

  /// What this finds and none of `others` do: FTS5 skips those row by row, while SQL would collect
  /// them first.
  func excluding(_ others: [MatchExpression]) -> MatchExpression {
    guard !others.isEmpty else { return self }
    let rest = MatchExpression(others, by: .or)
    return MatchExpression(
      text: "(\(text)) NOT (\(rest.text))", depth: max(depth, rest.depth) + 1)
  }

  private init(text: String, depth: Int) {
    self.text = text
    self.depth = depth
  }

  private static func quoted(_ word: String) -> String {
    var bytes = [UInt8(ascii: "\"")]
    for byte in word.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
    return String(decoding: bytes, as: UTF8.self)
  }
}
