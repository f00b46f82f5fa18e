/// What a single word does in news English, whatever it names.
struct WordRole: OptionSet, Sendable {
  let rawValue: UInt32

  /// Opens sentences without being part of a name: `The`, `Officials`, `Meanwhile`.
  static let starter = WordRole(rawValue: 1 << 0)
  /// Stands before a person's name: `President`.
  static let title = WordRole(rawValue: 1 << 1)
  /// Makes part of a title or an office with the word behind it: `Prime`, `Foreign`.
  static let office = WordRole(rawValue: 1 << 2)
  /// Makes its run an organisation, and takes `of` or `for`: `Ministry`.
  static let body = WordRole(rawValue: 1 << 3)
  /// Makes a run that ends with it an organisation: `Corp`, `Airlines`.
  static let company = WordRole(rawValue: 1 << 4)
  /// Makes its run a place: `Strait`, `Lake`, `Province`.
  static let landform = WordRole(rawValue: 1 << 5)
  /// Makes its run a law, an event or a work: `Act`, `Summit`.
  static let thing = WordRole(rawValue: 1 << 6)
  /// May stand in small letters inside a person's name: `von`, `bin`.
  static let particle = WordRole(rawValue: 1 << 7)
  /// Links the words of a longer name: `of`, `for`, `the`, `and`, `&`.
  static let link = WordRole(rawValue: 1 << 8)
  static let givenName = WordRole(rawValue: 1 << 9)
  /// Months and days of the week.
  static let calendar = WordRole(rawValue: 1 << 10)
  /// Capitalised by custom and never a name alone: `AI`, `CEO`, `I`.
  static let common = WordRole(rawValue: 1 << 11)
  /// A verb that somebody does: `said`, `announced`, `will`.
  static let verb = WordRole(rawValue: 1 << 12)
  /// Stands before places: `in`, `near`.
  static let locative = WordRole(rawValue: 1 << 13)
  /// Small-letter words after which an organisation is named: `regulator`, `firm`.
  static let bodyCue = WordRole(rawValue: 1 << 14)
  /// Small-letter words after which a person is named: `economist`.
  static let personCue = WordRole(rawValue: 1 << 15)
  /// Small-letter words after which a place is named: `city`, `village`.
  static let placeCue = WordRole(rawValue: 1 << 16)
  /// Ends with a dot that ends no sentence.
  static let abbreviation = WordRole(rawValue: 1 << 17)
  /// The first word of a name in the gazetteer.
  static let opensName = WordRole(rawValue: 1 << 18)
  /// `Jr.`, `Sr.`, `II`: behind a person's name.
  static let suffix = WordRole(rawValue: 1 << 19)
  /// `North`, `Western`: part of a place's name when it stands before one.
  static let compass = WordRole(rawValue: 1 << 20)
}
