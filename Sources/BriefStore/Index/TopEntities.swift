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
      out += beginning(entity.kind, entity.key) + "\(entity.name.string)\u{1e}"
    }
    return out
  }

  /// What an entity's record begins with.
  static func beginning(_ kind: Entity.Kind, _ key: String) -> String {
    "\(kind.rawValue)\u{1f}\(key)\u{1f}"
  }

  /// SQL for the column with the beginning of one record in place of another; the two are arguments.
  static let replacement =
    "substr(replace(char(30) || top_entities, char(30) || ?, char(30) || ?), 2)"

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
