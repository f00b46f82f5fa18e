/// Makes words that can be spoken and that no dictionary has.
enum Coining {
  private static let onsets = [
    "b", "br", "c", "ch", "cl", "cr", "d", "dr", "f", "fl", "fr", "g", "gl", "gr", "h", "j", "k",
    "kl", "kr", "l", "m", "n", "p", "pl", "pr", "qu", "r", "s", "sc", "sh", "sk", "sl", "sm", "sn",
    "sp", "st", "str", "t", "th", "tr", "v", "w", "y", "z",
  ]
  private static let vowels = ["a", "e", "i", "o", "u", "a", "e", "o", "ai", "ea", "ou", "ie"]
  private static let codas = [
    "", "", "", "n", "r", "l", "s", "t", "m", "nd", "rt", "st", "ck", "ng", "x",
  ]
  private static let endings = [
    "", "", "", "ing", "ed", "er", "al", "ion", "ment", "ive", "ous", "ity", "ate", "ist",
  ]

  static func word(_ random: inout SeededRandom) -> String {
    let syllables = random.percent(60) ? 1 : 2
    let stem = (0..<syllables).map { _ in syllable(&random) }.joined()
    return stem + random.pick(endings)
  }

  /// A name's root, one to three syllables, capitalised.
  static func name(_ random: inout SeededRandom) -> String {
    let stem = (0..<(1 + random.below(2))).map { _ in syllable(&random) }.joined()
    let ending = random.pick(["a", "o", "en", "ov", "in", "er", "ia", "os", "y"])
    return (stem + ending).capitalisedASCII
  }

  private static func syllable(_ random: inout SeededRandom) -> String {
    random.pick(onsets) + random.pick(vowels) + random.pick(codas)
  }
}

extension String {
  var capitalisedASCII: String { prefix(1).uppercased() + dropFirst() }
}
