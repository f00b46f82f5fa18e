/// All words, names and sentences of one corpus; made once, then only read.
struct Vocabulary: Sendable {
  let nouns: WordClass
  let verbs: WordClass
  let adjectives: WordClass
  let adverbs: WordClass
  let names: Names

  init(seed: UInt64) {
    func words(_ english: String, _ count: Int, _ item: UInt64) -> WordClass {
      WordClass(english, coined: count, seed: seed &+ item, exponent: 0.875, shift: 25)
    }
    nouns = words(EnglishWords.nouns, 24_000, 11)
    verbs = words(EnglishWords.verbs, 8000, 12)
    adjectives = words(EnglishWords.adjectives, 10_000, 13)
    adverbs = words(EnglishWords.adverbs, 2000, 14)
    names = Names(seed: seed)
  }
}

/// Writes sentences for one brief: its cast comes back in them, as in a story.
struct Narrator {
  private let vocabulary: Vocabulary
  private let cast: [[ArraySlice<UInt8>]]

  init(_ vocabulary: Vocabulary, _ random: inout SeededRandom) {
    self.vocabulary = vocabulary
    cast = [Names.Kind.person, .organisation, .place].map { kind in
      (0..<3).map { _ in vocabulary.names.draw(kind, &random) }
    }
  }

  /// Appends one sentence or headline.
  func tell(_ template: Template, into bytes: inout [UInt8], _ random: inout SeededRandom) {
    let start = bytes.count
    for piece in template.pieces {
      switch piece {
      case .text(let text): bytes.append(contentsOf: text)
      case .gap(let gap): fill(gap, &bytes, &random)
      }
    }
    if bytes.count > start, (0x61...0x7A).contains(bytes[start]) { bytes[start] -= 0x20 }
  }

  private func fill(_ gap: Template.Gap, _ bytes: inout [UInt8], _ random: inout SeededRandom) {
    switch gap {
    case .noun: noun(&bytes, &random)
    case .plural:
      describe(&bytes, &random)
      bytes.append(contentsOf: vocabulary.nouns.draw(&random))
      bytes.append(UInt8(ascii: "s"))
    case .verb: bytes.append(contentsOf: vocabulary.verbs.draw(&random))
    case .adjective: bytes.append(contentsOf: vocabulary.adjectives.draw(&random))
    case .adverb: bytes.append(contentsOf: vocabulary.adverbs.draw(&random))
    case .person: name(.person, &bytes, &random)
    case .organisation: name(.organisation, &bytes, &random)
    case .place: name(.place, &bytes, &random)
    case .number: bytes.append(contentsOf: String(2 + random.below(98)).utf8)
    case .weekday: bytes.append(contentsOf: Self.weekdays[random.below(7)])
    case .year: bytes.append(contentsOf: String(1990 + random.below(35)).utf8)
    }
  }

  /// One noun in fifty is a word that hardly any other brief has: no folder's words ever end.
  private func noun(_ bytes: inout [UInt8], _ random: inout SeededRandom) {
    describe(&bytes, &random)
    if random.percent(2) {
      bytes.append(contentsOf: (Coining.word(&random) + Coining.word(&random)).utf8)
    } else {
      bytes.append(contentsOf: vocabulary.nouns.draw(&random))
    }
  }

  /// Every other noun has an adjective, or a text would repeat its little words too often.
  private func describe(_ bytes: inout [UInt8], _ random: inout SeededRandom) {
    guard bytes.last == UInt8(ascii: " "), random.percent(70) else { return }
    bytes.append(contentsOf: vocabulary.adjectives.draw(&random))
    bytes.append(UInt8(ascii: " "))
  }

  private func name(
    _ kind: Names.Kind, _ bytes: inout [UInt8], _ random: inout SeededRandom
  ) {
    let known = cast[kind.rawValue]
    bytes.append(
      contentsOf: random.percent(85)
        ? known[random.below(known.count)] : vocabulary.names.draw(kind, &random))
  }

  private static let weekdays: [[UInt8]] = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ].map { Array($0.utf8) }
}
