internal import GRDB
import Briefs

/// The order of a list, in SQL and in Swift.
struct ListOrder {
  let sort: SortOrder

  /// The position of a row in any order; also a place between rows, once the row is gone.
  struct Position: Hashable {
    let rowid: Int64
    let title: String
    let minutes: Int
  }

  var isByDate: Bool { sort != .title && sort != .minutes }

  /// - Parameters:
  ///   - row: what stands for the row's number.
  ///   - forward: false for the list upside down.
  func sql(row: SQL, forward: Bool) -> SQL {
    switch sort {
    case .date, .relevance: forward ? "\(row) DESC" : "\(row)"
    case .oldest: forward ? "\(row)" : "\(row) DESC"
    case .title: forward ? "b.title_key, \(row) DESC" : "b.title_key DESC, \(row)"
    case .minutes: forward ? "b.minutes, \(row) DESC" : "b.minutes DESC, \(row)"
    }
  }

  /// A condition that holds for what follows a position, or for what comes before it.
  func beyond(_ position: Position, row: SQL, forward: Bool) -> SQL {
    let isNewer: SQL = "\(row) > \(position.rowid)"
    let isOlder: SQL = "\(row) < \(position.rowid)"
    switch sort {
    case .date, .relevance: return forward ? isOlder : isNewer
    case .oldest: return forward ? isNewer : isOlder
    case .title: return beyond("b.title_key", position.title, forward, isOlder, isNewer)
    case .minutes: return beyond("b.minutes", position.minutes, forward, isOlder, isNewer)
    }
  }

  /// Both a range that an index can use and the exact condition.
  private func beyond(
    _ column: SQL, _ value: any SQLExpressible, _ forward: Bool, _ isOlder: SQL, _ isNewer: SQL
  ) -> SQL {
    forward
      ? "\(column) >= \(value) AND (\(column) > \(value) OR \(isOlder))"
      : "\(column) <= \(value) AND (\(column) < \(value) OR \(isNewer))"
  }

  func precedes(_ a: Position, _ b: Position) -> Bool {
    switch sort {
    case .date, .relevance: a.rowid > b.rowid
    case .oldest: a.rowid < b.rowid
    case .title:
      // As SQLite compares: byte by byte.
      a.title == b.title
        ? a.rowid > b.rowid : a.title.utf8.lexicographicallyPrecedes(b.title.utf8)
    case .minutes: a.minutes == b.minutes ? a.rowid > b.rowid : a.minutes < b.minutes
    }
  }
}
