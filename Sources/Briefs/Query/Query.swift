import Text

/// A question to the library, parsed once; the store turns it into SQL.
package struct Query: Hashable, Sendable {
  package var root: Node
  /// The order the query itself asks for (`sort:`); `nil` leaves it to the caller.
  package var sort: SortOrder?
  /// What was not understood and is searched as words instead; a clause for the status line.
  package var notice: DisplayText?

  package init(_ root: Node, sort: SortOrder? = nil, notice: DisplayText? = nil) {
    self.root = root
    self.sort = sort
    self.notice = notice
  }

  /// One condition, or several joined.
  package indirect enum Node: Hashable, Sendable {
    /// Every brief.
    case all
    /// A folded word (one of `Words`), in one part of the brief or anywhere.
    case word(String, isPrefix: Bool, field: TextField?)
    /// Folded words that follow each other; the last may be a prefix.
    case phrase([String], lastIsPrefix: Bool, field: TextField?)
    /// The parts of a term that is one word to people (`F-16`, `3.5%`), as a phrase.
    case compound(HighlightTerm, field: TextField?)
    /// Mentions the entity of this key, under any alias; only of `kind` where one is given. With
    /// `isPrefix`, any entity whose key begins like this.
    case entity(key: String, isPrefix: Bool = false, kind: Entity.Kind?)
    case state(StateTest)
    /// A property whose folded text holds these folded words, one after another; the last may be a
    /// prefix.
    case property(Property, [String], lastIsPrefix: Bool = false)
    /// Published on a day in this half-open range; a missing end is open.
    case days(from: Day?, before: Day?)
    /// Published at this moment or later, in seconds since 1970 (`newer:7d`).
    case newer(seconds: Int64)
    case minutes(ClosedRange<Int>)
    case and([Node])
    case or([Node])
    case not(Node)
  }

  /// The parts of a brief that can be searched alone.
  package enum TextField: String, Hashable, Sendable, CaseIterable {
    case title, what, why, next, beyond
  }

  package enum StateTest: String, Hashable, Sendable, CaseIterable {
    case unread, read, starred, ai, updated, new, conflict
  }

  package enum Property: String, Hashable, Sendable, CaseIterable {
    case tag, source, author, path
  }

  package static let all = Query(.all)
  package var isAll: Bool { root == .all && sort == nil }
}

/// The orders a list can stand in.
package enum SortOrder: String, Hashable, Sendable, CaseIterable {
  /// Newest first.
  case date
  /// Oldest first.
  case oldest = "-date"
  case title, minutes, relevance
}
