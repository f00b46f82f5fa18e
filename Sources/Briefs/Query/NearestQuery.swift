import Text

/// What a query asks for when no brief has all of its words: the words, any of which may do, and the
/// rest, which stays as it is.
package struct NearestQuery: Hashable, Sendable {
  /// One word or term of the query.
  package struct Word: Hashable, Sendable {
    package let term: HighlightTerm
    /// It and its inflections: any of them holds where the word is asked for.
    package let terms: [HighlightTerm]

    /// As the query has it, folded.
    package var name: DisplayText {
      let words = term.words.map { DisplayText(cleaning: WordSigns.spelled($0)) }
      return DisplayText.joined(words, by: term.joined == nil ? " " : "-")
    }
  }

  package let words: [Word]
  /// Fields, quotes and what is left out.
  package let rest: Query.Node

  /// What is above a list of the nearest.
  package static let heading: DisplayText = "no brief has all of these words · nearest:"

  /// `nil` for a query without plain words.
  package init?(_ query: Query) {
    var terms: [HighlightTerm] = []
    var hard: [Query.Node] = []
    switch query.root {
    case .or(let alternatives):
      var rests: [Query.Node] = []
      for alternative in alternatives {
        var rest: [Query.Node] = []
        Self.part(alternative, &terms, &rest)
        rests.append(.all(of: rest))
      }
      if !rests.contains(.all) { hard = [.any(of: rests)] }
    default: Self.part(query.root, &terms, &hard)
    }
    var seen: Set<HighlightTerm> = []
    let meant = terms.filter { !Self.isStopWord($0) && seen.insert($0).inserted }
    words = meant.map { Word(term: $0, terms: Self.inflected($0)) }
    rest = .all(of: hard)
    if words.isEmpty { return nil }
  }

  /// Asks for any of the words: for the sentence that has most of them.
  package var anyWord: Query {
    Query(
      .any(
        of: words.flatMap(\.terms).map { term in
          term.words.count == 1
            ? .word(term.words[0], isPrefix: term.isPrefix, field: nil)
            : .compound(term, field: nil)
        }))
  }

  private static func part(
    _ node: Query.Node, _ terms: inout [HighlightTerm], _ hard: inout [Query.Node]
  ) {
    switch node {
    case .word(let word, let isPrefix, nil):
      terms.append(HighlightTerm(words: [word], isPrefix: isPrefix))
    case .compound(let term, nil): terms.append(term)
    case .and(let nodes): for node in nodes { part(node, &terms, &hard) }
    case .all: break
    default: hard.append(node)
    }
  }

  private static func isStopWord(_ term: HighlightTerm) -> Bool {
    term.words.count == 1 && stopWords.contains(term.words[0])
  }

  private static func inflected(_ term: HighlightTerm) -> [HighlightTerm] {
    guard term.words.count == 1, !term.isPrefix else { return [term] }
    return Inflections.of(term.words[0])
  }

  /// Words that say nothing of what a story is about.
  private static let stopWords = Set(
    """
    a about after all also an and are as at be because been before being but by can could did do does \
    for from had has have he her him his how if in into is it its may more most no nor not of off on \
    or other our out over she should since so some such than that the their them then there these \
    they this those through to under until up was we were what when where which while who whom whose \
    why will with would you your i me my us am \
    der die das den dem des ein eine einer und oder im ist mit von zu auf für nicht \
    le la les un une des du de et ou en est que qui dans pour par sur au aux \
    el los las del y o que en es por con para una il lo gli di da e che per
    """.split(separator: " ").map { Words.folded(String($0)).joined() })
}

/// Signs of words as people write them.
enum WordSigns {
  /// A word of the index without marks for private use.
  static func spelled(_ word: String) -> String {
    var out = String.UnicodeScalarView()
    for scalar in word.unicodeScalars {
      guard (0xE000..<0xE080).contains(scalar.value) else {
        out.append(scalar)
        continue
      }
      let sign = scalar.value - 0xE000
      if sign > 0x20, let scalar = Unicode.Scalar(sign) { out.append(scalar) }
    }
    return String(out)
  }
}

/// Other forms of a word, by the endings of English; of words in other languages what they begin with.
enum Inflections {
  /// The word itself first.
  static func of(_ word: String) -> [HighlightTerm] {
    let letters = word.unicodeScalars.count
    let isPlain = word.utf8.allSatisfy { (0x61...0x7A).contains($0) }
    guard isPlain else {
      let isAlphabetic = word.unicodeScalars.allSatisfy {
        $0.value > 0x7F && $0.value < 0x2E80 && $0.properties.isAlphabetic
      }
      guard isAlphabetic, letters >= 5, !Words.isSyllable(word) else {
        return [HighlightTerm(words: [word])]
      }
      let stem = String(String.UnicodeScalarView(word.unicodeScalars.prefix(max(4, letters - 2))))
      return [HighlightTerm(words: [word]), HighlightTerm(words: [stem], isPrefix: true)]
    }
    guard letters >= 3 else { return [HighlightTerm(words: [word])] }
    var forms = [word]
    for stem in stems(of: word) { forms += endings(of: stem) }
    var seen: Set<String> = []
    let terms = forms.filter { $0.count >= 3 && seen.insert($0).inserted }
      .map { HighlightTerm(words: [$0]) }
    return terms + root(of: word).map { HighlightTerm(words: [$0], isPrefix: true) }
  }

  /// What words of the same family begin with, where it is long enough to mean little else: `verif` for
  /// `verify`, `ukrain` for `Ukrainian`.
  private static func root(of word: String) -> [String] {
    let stem = stems(of: word).min { $0.count < $1.count } ?? word
    var root = stem
    for ending in ["ian", "an", "ese", "i", "e", "y"] where stem.hasSuffix(ending) {
      root = String(stem.dropLast(ending.count))
      break
    }
    return root.count >= shortestRoot ? [root] : []
  }

  private static let shortestRoot = 5

  /// What is before an ending, the longest first.
  private static func stems(of word: String) -> [String] {
    var stems = [word]
    func cut(_ ending: String, _ other: String = "") {
      guard word.hasSuffix(ending), word.count - ending.count >= 3 else { return }
      stems.append(word.dropLast(ending.count) + other)
    }
    cut("ies", "y")
    cut("ied", "y")
    if !word.hasSuffix("ss") { cut("s") }
    cut("es")
    for ending in ["ed", "ing", "er", "ers"] {
      cut(ending)
      cut(ending, "e")
      // Doubled: planned, planning.
      let stem = Array(word.dropLast(ending.count))
      if word.hasSuffix(ending), stem.count >= 4, stem[stem.count - 1] == stem[stem.count - 2] {
        stems.append(String(stem.dropLast()))
      }
    }
    return stems
  }

  private static func endings(of stem: String) -> [String] {
    var forms = [stem, stem + "s", stem + "ed", stem + "ing"]
    if stem.hasSuffix("e") {
      let short = String(stem.dropLast())
      forms += [stem + "d", short + "ing"]
    } else if stem.hasSuffix("y") {
      forms += ["ies", "ied"].map { stem.dropLast() + $0 }
    } else {
      forms.append(stem + "es")
      if let last = stem.last, "bdgklmnprt".contains(last) {
        forms += ["ed", "ing"].map { stem + String(last) + $0 }
      }
    }
    return forms
  }
}
