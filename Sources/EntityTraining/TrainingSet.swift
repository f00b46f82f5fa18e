import Briefs

/// A training set, and what has to be known of it to read it well.
package struct TrainingSet: Sendable {
  package let name: String
  /// Names of the kind *other* are not marked in it.
  package var isPartial = false
  /// Marked by machine and hastily mended by people.
  package var isNoisy = false
  /// Every sentence is a document of its own.
  package var isShuffled = false
  package var joinsHyphens = false

  package static let all = [
    TrainingSet(name: "gmb", isNoisy: true, isShuffled: true),
    TrainingSet(name: "gum_ccby", joinsHyphens: true),
    TrainingSet(name: "btc", isPartial: true, isShuffled: true),
    TrainingSet(name: "crossner_politics", isShuffled: true),
    TrainingSet(name: "crossner_other", isShuffled: true),
    TrainingSet(name: "uner_ewt_dev", isPartial: true, joinsHyphens: true),
    TrainingSet(name: "uner_ewt_test", isPartial: true, joinsHyphens: true),
    TrainingSet(name: "wikigold"), TrainingSet(name: "wnut17_train", isShuffled: true),
    TrainingSet(name: "wnut17_dev", isShuffled: true),
    TrainingSet(name: "aug_title", isShuffled: true),
  ]

  /// The documents of a file of sentences, repaired and as text.
  ///
  /// - Parameter peoples: nationalities and countries with the labels that they have.
  package func documents(_ bytes: [UInt8], peoples: [String: String]) -> [GoldDocument] {
    var documents: [GoldDocument] = []
    let read = BIOFile.documents(bytes)
    let consistency =
      isNoisy ? Consistency(read.flatMap(\.sentences), settled: peoples) : nil
    let compounds = Set(peoples.keys)
    for (id, sentences) in read {
      let lines = sentences.map { sentence in
        let sentence = consistency?.repaired(sentence) ?? sentence
        return line(Repair.withCompounds(sentence, compounds))
      }
      if isShuffled {
        documents += lines.enumerated().map { index, line in
          GoldDocument(id: "\(id)-\(index)", lines: [line])
        }
      } else {
        documents.append(GoldDocument(id: id, lines: lines))
      }
    }
    return documents
  }

  /// A sentence as text with the names that Briefs would mark in it.
  func line(_ sentence: TaggedSentence) -> GoldLine {
    let (text, ranges) = Detokeniser(joinsHyphens: joinsHyphens).text(of: sentence.tokens)
    let spans = sentence.names.compactMap { name -> GoldSpan? in
      let tokens = Repair.trimmed(name.tokens, name.kind, sentence.tokens)
      guard let first = tokens.first, let last = tokens.last else { return nil }
      return GoldSpan(range: ranges[first].lowerBound..<ranges[last].upperBound, kind: name.kind)
    }
    return GoldLine(text: text, spans: spans.filter { !$0.range.isEmpty }, isPartial: isPartial)
  }
}

/// Brings what differs between sets to one custom: no articles, titles or possessives in names.
enum Repair {
  private static let titles: Set<String> = [
    "Mr.", "Mr", "Mrs.", "Mrs", "Ms.", "Ms", "Dr.", "Dr", "President", "Senator", "Sen.", "Rep.",
    "Gov.", "Gen.", "General", "Col.", "Lt.", "Capt.", "Sgt.", "Minister", "Secretary", "Prof.",
    "Professor", "Sir", "Chancellor", "Ambassador", "Governor", "Mayor", "Judge", "Justice",
    "Colonel", "Captain", "Major", "Admiral", "Congressman", "Congresswoman", "Representative",
    "Premier", "Ayatollah", "Rev.", "Reverend", "Bishop", "Archbishop", "Cardinal", "Detective",
    "Officer", "Prime", "Foreign", "Vice", "Chief", "Deputy", "Chairman", "Director", "Speaker",
  ]

  private static let articles: Set<String> = ["the", "The", "a", "A", "an", "An"]
  /// Names of which the article is a part.
  private static let articled: Set<String> = [
    "Hague", "Guardian", "Economist", "Verge", "Intercept", "Atlantic", "Beatles", "Times",
  ]

  private static let sides: Set<String> = ["pro", "anti", "non", "ex", "half"]

  /// Marks `U.S.-led` and `pro-Russian` as *other* in sets that leave them out.
  ///
  /// - Parameter peoples: nationalities and countries.
  static func withCompounds(_ sentence: TaggedSentence, _ peoples: Set<String>) -> TaggedSentence {
    var sentence = sentence
    for (index, token) in sentence.tokens.enumerated() where sentence.tags[index] == "O" {
      guard let hyphen = token.utf8.firstIndex(of: UInt8(ascii: "-")) else { continue }
      let first = String(token[..<hyphen])
      let rest = String(token[token.utf8.index(after: hyphen)...])
      let isSmall = rest.utf8.first.map { $0 >= UInt8(ascii: "a") } ?? false
      if peoples.contains(first) && isSmall || sides.contains(first) && peoples.contains(rest) {
        sentence.tags[index] = "B-MISC"
      }
    }
    return sentence
  }

  static func trimmed(
    _ range: Range<Int>, _ kind: Entity.Kind, _ tokens: [String]
  ) -> Range<Int> {
    var range = range
    while range.count > 1, let first = range.first {
      let word = tokens[first]
      let isArticle =
        articles.contains(word) && kind != .other
        && !articled.contains(tokens[first + 1])
      guard isArticle || kind == .person && titles.contains(word) else { break }
      range.removeFirst()
    }
    while range.count > 1, let last = range.last, ["'s", "’s", "'"].contains(tokens[last]) {
      range.removeLast()
    }
    return range
  }
}
