import Text

extension Query {
  /// Longer queries are cut, in UTF-8 bytes.
  package static let lengthLimit = 1024
  /// Queries of more terms are cut; each word of a phrase counts as one.
  package static let termLimit = 32
  /// Brackets deeper than this are passed over.
  package static let depthLimit = 64

  /// Reads a query. Never an error: what is not understood is searched as words and named in `notice`.
  ///
  /// - Parameters:
  ///   - typing: true while the query is being typed: the word at its end is then a prefix, and a field,
  ///     operator or bracket at its end that is not finished yet asks for nothing.
  ///   - today: the local day.
  ///   - now: seconds since 1970, which `newer:` counts back from.
  package static func parse(
    _ text: String, typing: Bool = false, today: Day, now seconds: Int64
  ) -> Query {
    var parser = QueryParser(
      reading: QueryReading(dates: QueryDates(today: today, now: seconds), typing: typing))
    return parser.parse(text)
  }

  /// True where `parse` would have to cut the query; the shell refuses it.
  package static func exceedsLimits(_ text: String) -> Bool {
    text.utf8.count > lengthLimit
      || QueryLimits.weight(of: QueryScanner.tokens(of: text)) > termLimit
  }
}

/// Turns the tokens of a query into one condition.
struct QueryParser {
  /// A token whose terms have been understood.
  private enum Item: Equatable {
    case open, close
    case join(QueryToken.Join, spelling: String)
    case node(Query.Node)

    /// True where a condition begins here.
    var beginsOperand: Bool {
      switch self {
      case .open, .node: true
      case .close, .join: false
      }
    }

    /// True where a condition ends here.
    var endsOperand: Bool {
      switch self {
      case .close, .node: true
      case .open, .join: false
      }
    }
  }

  private let reading: QueryReading
  private var notices = QueryNotices()
  private var items: [Item] = []
  private var index = 0
  private var sort: SortOrder?
  /// True where the end of the query is not what was meant: still being typed, or cut.
  private var isUnfinished: Bool

  init(reading: QueryReading) {
    self.reading = reading
    self.isUnfinished = reading.typing
  }

  mutating func parse(_ text: String) -> Query {
    let limited = QueryLimits.tokens(of: text)
    if let notice = limited.notice {
      notices.add(notice)
      isUnfinished = true
    }
    understand(limited.tokens)
    settleJoins()
    balanceBrackets()
    let root = parseAlternatives() ?? .all
    return Query(root, sort: sort, notice: notices.text)
  }

  private mutating func understand(_ tokens: [QueryToken]) {
    for (index, token) in tokens.enumerated() {
      switch token {
      case .open: items.append(.open)
      case .close: items.append(.close)
      case .join(let join, let spelling): items.append(.join(join, spelling: spelling))
      case .term(let term): understand(term, isLast: index == tokens.count - 1)
      }
    }
  }

  private mutating func understand(_ term: QueryTerm, isLast: Bool) {
    if term.lacksQuote, !isUnfinished { notices.addWords("\"") }
    switch reading.meaning(of: term, isLast: isLast) {
    case .node(let node): items.append(.node(node))
    case .sort(let order):
      sort = order
      dropMinus()
    case .nothing: dropMinus()
    case .words(let node):
      notices.addWords(term.raw)
      if let node { items.append(.node(node)) } else { dropMinus() }
    }
  }

  /// A minus that touched nothing must not leave out what comes next.
  private mutating func dropMinus() {
    while case .join(.not, "-")? = items.last { items.removeLast() }
  }

  /// Makes words of the operators that join nothing, and drops those that end an unfinished query.
  private mutating func settleJoins() {
    var settled: [Item] = []
    var canStart = false
    for (index, item) in items.enumerated().reversed() {
      guard case .join(let join, let spelling) = item else {
        settled.append(item)
        canStart = item.beginsOperand
        continue
      }
      let before = index > 0 ? items[index - 1] : nil
      let isJoining = join == .not || before?.endsOperand == true
      if canStart, isJoining {
        settled.append(item)
        canStart = join == .not
      } else if !(isUnfinished && settled.isEmpty) {
        notices.addWords(spelling, first: true)
        let words = Words.queryTerms(in: spelling)
        settled += words.map { .node(.word($0, isPrefix: false, field: nil)) }
        canStart = canStart || !words.isEmpty
      }
    }
    items = settled.reversed()
  }

  /// Closes what was opened, drops what was not, and passes over what is too deep.
  private mutating func balanceBrackets() {
    var balanced: [Item] = []
    var depth = 0
    var passedOver = 0
    for item in items {
      switch item {
      case .open where depth >= Query.depthLimit:
        passedOver += 1
        notices.add("brackets deeper than \(Query.depthLimit) passed over")
      case .open:
        depth += 1
        balanced.append(item)
      case .close where passedOver > 0: passedOver -= 1
      case .close where depth == 0: notices.addWords(")")
      case .close:
        depth -= 1
        balanced.append(item)
      case .join, .node: balanced.append(item)
      }
    }
    if depth > 0, !isUnfinished { notices.addWords("(") }
    items = balanced + Array(repeating: .close, count: depth)
  }

  /// Reads up to the end of the brackets it stands in, and not past it. Recursion is as deep as the
  /// brackets, which have been bounded.
  private mutating func parseAlternatives() -> Query.Node? {
    var alternatives: [Query.Node] = []
    var together: [Query.Node] = []
    while index < items.count, items[index] != .close {
      if case .join(.or, _) = items[index] {
        if !together.isEmpty { alternatives.append(.all(of: together)) }
        together = []
        index += 1
      } else if let node = parseOperand() {
        together.append(node)
      }
    }
    if !together.isEmpty { alternatives.append(.all(of: together)) }
    return alternatives.isEmpty ? nil : .any(of: alternatives)
  }

  private mutating func parseOperand() -> Query.Node? {
    var isNegated = false
    while index < items.count {
      switch items[index] {
      case .join(.not, _):
        isNegated.toggle()
        index += 1
      case .join:
        index += 1
        return nil
      case .node(let node):
        index += 1
        return isNegated ? .not(node) : node
      case .open:
        index += 1
        let node = parseAlternatives()
        index += 1
        return isNegated ? node.map(Query.Node.not) : node
      case .close: return nil
      }
    }
    return nil
  }
}
