/// The people, organisations and places of a corpus, a few of them in the news all the time.
struct Names: Sendable {
  private let lists: [WordList]
  private let choices: [SkewedChoice]

  /// What a name stands for; the raw value is its list.
  enum Kind: Int, Sendable { case person, organisation, place }

  init(seed: UInt64) {
    lists = [Self.people(seed), Self.organisations(seed), Self.places(seed)]
    choices = lists.map { SkewedChoice(count: $0.count, exponent: 0.9375, shift: 6) }
  }

  func draw(_ kind: Kind, _ random: inout SeededRandom) -> ArraySlice<UInt8> {
    lists[kind.rawValue][choices[kind.rawValue].draw(&random)]
  }

  private static func people(_ seed: UInt64) -> WordList {
    var random = SeededRandom(seed: seed, item: 1)
    let first = words(NameParts.first)
    let last = words(NameParts.last) + (0..<400).map { _ in Coining.name(&random) }
    return distinct(3000) { "\(random.pick(first)) \(random.pick(last))" }
  }

  private static func organisations(_ seed: UInt64) -> WordList {
    var random = SeededRandom(seed: seed, item: 2)
    return distinct(2000, after: phrases(NameParts.organisations)) {
      form(random.pick(NameParts.organisationForms), &random)
    }
  }

  private static func places(_ seed: UInt64) -> WordList {
    var random = SeededRandom(seed: seed, item: 3)
    return distinct(1500, after: phrases(NameParts.places)) {
      form(random.pick(NameParts.placeForms), &random)
    }
  }

  private static func form(_ form: String, _ random: inout SeededRandom) -> String {
    let parts = form.split(separator: "*", omittingEmptySubsequences: false)
    return parts.joined(separator: Coining.name(&random))
  }

  private static func distinct(
    _ count: Int, after given: [String] = [], _ make: () -> String
  ) -> WordList {
    var known = Set(given)
    var names = given
    while names.count < count {
      let name = make()
      if known.insert(name).inserted { names.append(name) }
    }
    return WordList(names)
  }

  private static func words(_ text: String) -> [String] {
    text.split(whereSeparator: \.isWhitespace).map(String.init)
  }

  private static func phrases(_ text: String) -> [String] {
    text.split(whereSeparator: { $0 == "|" || $0 == "\n" }).map(String.init)
  }
}
