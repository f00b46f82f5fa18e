import Briefs
import Text
import Screen
struct HighlightTerm: Hashable, Sendable { var w: String }
extension Query {
  static func parse(_ t: String, typing: Bool, today: Day, now: Int64) -> Query { .all }
  static func and(_ q: [Query]) -> Query { q.first ?? .all }
}
extension Key { init?(name: String) { return nil }; var name: String { "" }; var label: DisplayText { "" }; var onLatin: Key { self } }
extension Words { static func matches(of: [HighlightTerm], in: String) -> [Range<Int>] { [] } }
extension Query { var highlights: [HighlightTerm] { [] } }
extension Listing { var hl: [HighlightTerm] { [] } }
