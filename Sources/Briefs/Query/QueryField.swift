import Text

/// A name that can stand before a colon in a query.
enum QueryField: String, CaseIterable {
  case title, what, why, next, beyond
  case entity, org, person, place, other
  case `is`
  case tag, source, author, path
  case after, before, on, newer
  case minutes, sort

  /// What the value after the colon is.
  enum Value {
    case text(Query.TextField)
    case entity(Entity.Kind?)
    case property(Query.Property)
    case state, sort, days, age, minutes
  }

  init?(name: String) { self.init(rawValue: name.lowercased()) }

  var value: Value {
    switch self {
    case .title: .text(.title)
    case .what: .text(.what)
    case .why: .text(.why)
    case .next: .text(.next)
    case .beyond: .text(.beyond)
    case .entity: .entity(nil)
    case .org: .entity(.organisation)
    case .person: .entity(.person)
    case .place: .entity(.place)
    case .other: .entity(.other)
    case .is: .state
    case .tag: .property(.tag)
    case .source: .property(.source)
    case .author: .property(.author)
    case .path: .property(.path)
    case .after, .before, .on: .days
    case .newer: .age
    case .minutes: .minutes
    case .sort: .sort
    }
  }

  /// The words this field takes, where it takes only certain ones.
  var choices: [String] {
    switch value {
    case .state: Query.StateTest.allCases.map(\.rawValue)
    case .sort: SortOrder.allCases.map(\.rawValue)
    case .days: QueryDates.names
    case .text, .entity, .property, .age, .minutes: []
    }
  }

  var meaning: DisplayText {
    switch self {
    case .title: "in the headline"
    case .what: "in what is happening"
    case .why: "in why it is important"
    case .next: "in what comes next"
    case .beyond: "beyond the headlines"
    case .entity: "mentions it, under any of its names"
    case .org: "mentions this organisation"
    case .person: "mentions this person"
    case .place: "mentions this place"
    case .other: "mentions this product, law, event or nationality"
    case .is: "unread, read, starred, ai, updated since read, new since the last visit, conflict"
    case .tag: "has this tag"
    case .source: "comes from this source"
    case .author: "was written by this author"
    case .path: "lies at this place in the folder"
    case .after: "on that day or later: 2025-08-01, 2025-08 or 2025"
    case .before: "earlier than that day"
    case .on: "on that day, in that month or year"
    case .newer: "not older than 12h, 7d, 2w, 1m or 1y"
    case .minutes: "reading time: 5, <5, <=5, >5 or >=5"
    case .sort: "date, -date, title, minutes or relevance"
    }
  }
}

extension Query {
  /// The fields of the query language in the order help lists them.
  package static let fields: [(name: String, meaning: DisplayText)] =
    QueryField.allCases.map { ($0.rawValue, $0.meaning) }

  /// What the last word of a query could become: `so` gives `sort:`, `is:un` gives `is:unread`.
  package static func completions(for prefix: String) -> [String] {
    let (name, value) = QueryScanner.splitField(prefix)
    guard let name, let value else {
      guard !prefix.isEmpty else { return [] }
      return QueryField.allCases.map(\.rawValue).filter { $0.hasPrefix(prefix.lowercased()) }
        .map { $0 + ":" }
    }
    let choices = QueryField(name: name)?.choices ?? []
    return choices.filter { $0.hasPrefix(value.lowercased()) }.map { name + ":" + $0 }
  }
}
