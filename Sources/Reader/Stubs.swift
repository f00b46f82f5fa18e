import Briefs
import Text
import Screen
extension Query {
  static func parse(_ t: String, typing: Bool, today: Day, now: Int64) -> Query { .all }
  static func and(_ q: [Query]) -> Query { q.first ?? .all }
}
extension Key { init?(name: String) { return nil }; var name: String { "" }; var label: DisplayText { "" }; var onLatin: Key { self } }
extension Query { var highlights: [HighlightTerm] { [] } }
