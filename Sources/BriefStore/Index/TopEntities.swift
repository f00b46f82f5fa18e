import Briefs
import Text

/// How a brief's row keeps its main entities: `kind US key US name RS` for each, most mentioned first.
/// Cleaned text never holds these separators, and splitting is far cheaper than JSON for long lists.
enum TopEntities {
  static let limit = 5
  private static let unit: UInt8 = 0x1f
  private static let record: UInt8 = 0x1e

  static func encode(_ entities: some Sequence<Entity>) -> String {
    var out = ""
    for entity in entities.prefix(limit) {
      out += "\(entity.kind.rawValue)\u{1f}\(entity.key)\u{1f}\(entity.name.string)\u{1e}"
    }
    return out
  }

  static func decode(_ text: String) -> [Entity] {
    if text.isEmpty { return [] }
    return text.utf8.split(separator: record).compactMap { part in
      let fields = part.split(separator: unit, omittingEmptySubsequences: false)
      guard fields.count == 3, let kind = Entity.Kind(rawValue: String(Substring(fields[0]))) else {
        return nil
      }
      return Entity(
        key: String(Substring(fields[1])), name: DisplayText(cleaning: Substring(fields[2])),
        kind: kind)
    }
  }
}
