import Briefs
import Text
import Screen
extension Query {
  static func parse(_ t: String, typing: Bool, today: Day, now: Int64) -> Query { .all }
  static func and(_ q: [Query]) -> Query { q.first ?? .all }
}
extension Query { package var highlights: [HighlightTerm] { [] } }
