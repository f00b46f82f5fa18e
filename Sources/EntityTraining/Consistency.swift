import Briefs

/// Makes the marks of a hastily marked set agree with one another: names that are nearly always one
/// thing are it everywhere, also where nobody marked them.
struct Consistency {
  private var counts: [String: [String: Int]] = [:]
  private var seen: [String: Int] = [:]
  /// Kinds by name that outside lists are sure of.
  private let settled: [String: String]

  /// - Parameter settled: labels by name, such as `LOC` for every country.
  init(_ sentences: [TaggedSentence], settled: [String: String]) {
    self.settled = settled
    for sentence in sentences {
      for name in sentence.ranges {
        let text = sentence.tokens[name.tokens].joined(separator: " ")
        counts[text, default: [:]][name.type, default: 0] += 1
      }
      for token in sentence.tokens.dropFirst() where Self.isCapital(token) {
        seen[token, default: 0] += 1
      }
    }
  }

  static func isCapital(_ token: String) -> Bool {
    token.utf8.first.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) } ?? false
  }

  /// The label that nearly all mentions of a name have.
  private func usual(_ name: String, share: Int, atLeast: Int) -> String? {
    if let known = settled[name] { return known }
    guard let types = counts[name] else { return nil }
    let total = types.values.reduce(0, +)
    guard total >= atLeast,
      let top = types.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })
    else { return nil }
    return top.value * 100 >= total * share ? top.key : nil
  }

  func repaired(_ sentence: TaggedSentence) -> TaggedSentence {
    var tags = sentence.tags.map { _ in "O" }
    for name in sentence.ranges {
      var tokens = name.tokens
      // `southern Kandahar`, `south of Kiev`: the name begins at its first capital.
      while tokens.count > 1, let first = tokens.first, !Self.isCapital(sentence.tokens[first]) {
        tokens.removeFirst()
      }
      let text = sentence.tokens[tokens].joined(separator: " ")
      let type = usual(text, share: 70, atLeast: 4) ?? name.type
      for index in tokens { tags[index] = (index == tokens.lowerBound ? "B-" : "I-") + type }
    }
    for (index, token) in sentence.tokens.enumerated()
    where tags[index] == "O" && Self.isCapital(token) {
      let isInName = [index - 1, index + 1].contains { other in
        tags.indices.contains(other) && tags[other] == "O"
          && Self.isCapital(sentence.tokens[other]) && other > 0
      }
      if isInName { continue }
      let total = counts[token]?.values.reduce(0, +) ?? 0
      let isUsual = total >= 8 && total * 100 >= (seen[token] ?? 0) * 85
      if let type = settled[token] ?? (isUsual ? usual(token, share: 85, atLeast: 8) : nil) {
        tags[index] = "B-" + type
      }
    }
    return TaggedSentence(tokens: sentence.tokens, tags: tags)
  }
}

extension TaggedSentence {
  /// The names as ranges of tokens with the types as they are written.
  var ranges: [(tokens: Range<Int>, type: String)] {
    var names: [(Range<Int>, String)] = []
    for (index, tag) in tags.enumerated() where tag != "O" {
      let type = String(tag.dropFirst(2))
      if tag.hasPrefix("I-"), let last = names.last, last.0.upperBound == index, last.1 == type {
        names[names.count - 1].0 = last.0.lowerBound..<(index + 1)
      } else {
        names.append((index..<(index + 1), type))
      }
    }
    return names
  }
}
