import Briefs
import Text

/// How a brief's row keeps its main entities: `kind name RS` for each, most mentioned first, with the
/// kind as one letter; `kind name US key RS` where the key is not just the name in small letters.
/// Cleaned text never holds these separators, and splitting is far cheaper than JSON for long lists.
enum TopEntities {
  static let limit = 5
  private static let unit: UInt8 = 0x1f
  private static let record: UInt8 = 0x1e

  static func encode(_ entities: some Sequence<Entity>) -> String {
    var out = ""
    for entity in entities.prefix(limit) {
      out += letter(of: entity.kind) + entity.name.string
      if smallLetters(of: entity.name.string.utf8) != entity.key { out += "\u{1f}\(entity.key)" }
      out += "\u{1e}"
    }
    return out
  }

  static func decode(_ text: String) -> [Entity] {
    if text.isEmpty { return [] }
    return text.utf8.split(separator: record).compactMap { part in
      let fields = part.dropFirst().split(
        separator: unit, maxSplits: 1, omittingEmptySubsequences: false)
      guard let letter = part.first, let kind = kind(of: letter), let name = fields.first else {
        return nil
      }
      let key =
        fields.count > 1 ? String(Substring(fields[1])) : smallLetters(of: Substring(name).utf8)
      return key.map { Entity(key: $0, name: DisplayText(cleaning: Substring(name)), kind: kind) }
    }
  }

  private static func letter(of kind: Entity.Kind) -> String {
    switch kind {
    case .organisation: "o"
    case .person: "p"
    case .place: "l"
    case .other: "x"
    }
  }

  private static func kind(of letter: UInt8) -> Entity.Kind? {
    switch letter {
    case UInt8(ascii: "o"): .organisation
    case UInt8(ascii: "p"): .person
    case UInt8(ascii: "l"): .place
    case UInt8(ascii: "x"): .other
    default: nil
    }
  }

  /// `nil` where there is more than ASCII in it.
  private static func smallLetters(of name: some Collection<UInt8>) -> String? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(name.count)
    for byte in name {
      guard byte < 0x80 else { return nil }
      bytes.append((UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
