import Text

/// What one term of a query comes to.
enum QueryMeaning: Equatable {
  case node(Query.Node)
  case sort(SortOrder)
  /// Still being typed, or made of punctuation alone: asks for nothing.
  case nothing
  /// Not understood; its words, where it has any, are searched instead.
  case words(Query.Node?)
}

/// Finds out what the terms of a query mean.
struct QueryReading {
  let dates: QueryDates
  /// True while the query is being typed in a prompt.
  let typing: Bool

  /// - Parameter isLast: true for the last term of the query.
  func meaning(of term: QueryTerm, isLast: Bool) -> QueryMeaning {
    let isGrowing = typing && isLast && term.isOpen
    guard let name = term.field else {
      if term.raw == "-" { return typing && isLast ? .nothing : .words(nil) }
      return text(term, in: nil, isGrowing: isGrowing).map(QueryMeaning.node) ?? .nothing
    }
    guard let field = QueryField(name: name) else { return asWords(term, isGrowing: isGrowing) }
    if let meaning = meaning(of: field, term, isGrowing: isGrowing) { return meaning }
    let isUnfinished = typing && isLast && couldGrow(field, term.value)
    return isUnfinished ? .nothing : asWords(term, isGrowing: isGrowing)
  }

  /// `nil` where the field cannot take this value.
  private func meaning(
    of field: QueryField, _ term: QueryTerm, isGrowing: Bool
  ) -> QueryMeaning? {
    let value = term.value
    let isPrefix = isGrowing || hasStar(value)
    let node: Query.Node?
    switch field.value {
    case .text(let part): node = text(term, in: part, isGrowing: isGrowing)
    case .entity(let kind):
      let key = Words.key(value)
      node = key.isEmpty ? nil : .entity(key: key, isPrefix: isPrefix, kind: kind)
    case .property(let property):
      let words = Words.folded(value)
      node = words.isEmpty ? nil : .property(property, words, lastIsPrefix: isPrefix)
    case .state: node = Query.StateTest(rawValue: value.lowercased()).map(Query.Node.state)
    case .sort: return SortOrder(rawValue: value.lowercased()).map(QueryMeaning.sort)
    case .days: node = dates.days(value).map { days(field, $0) }
    case .age: node = dates.moment(ofAge: value).map(Query.Node.newer)
    case .minutes: node = Self.minutes(value)
    }
    return node.map(QueryMeaning.node)
  }

  private func days(_ field: QueryField, _ range: Range<Day>) -> Query.Node {
    switch field {
    case .after: .days(from: range.lowerBound, before: nil)
    case .before: .days(from: nil, before: range.lowerBound)
    default: .days(from: range.lowerBound, before: range.upperBound)
    }
  }

  /// The words of a term, as a phrase where there are several; `nil` where it has none.
  private func text(
    _ term: QueryTerm, in field: Query.TextField?, isGrowing: Bool
  ) -> Query.Node? {
    let isPrefix = isGrowing || hasStar(term.value)
    guard let found = HighlightTerm(compound: term.value, isPrefix: isPrefix) else { return nil }
    if found.words.count == 1 {
      return .word(found.words[0], isPrefix: found.isPrefix, field: field)
    }
    return term.isQuoted
      ? .phrase(found.words, lastIsPrefix: found.isPrefix, field: field)
      : .compound(found, field: field)
  }

  /// The words of a term that no field knows. A word that only ends in a colon is a word, and an address
  /// has no field.
  private func asWords(_ term: QueryTerm, isGrowing: Bool) -> QueryMeaning {
    let isUnknown = QueryField(name: term.field ?? "") == nil
    let isName = isUnknown && !term.isQuoted && (term.value.isEmpty || term.value.hasPrefix("//"))
    let plain = QueryTerm(
      field: nil, value: term.raw, isQuoted: false, raw: term.raw, isOpen: term.isOpen)
    let node = text(plain, in: nil, isGrowing: isGrowing)
    guard let node, isName else { return .words(node) }
    return .node(node)
  }

  /// A star makes a prefix only where it touches a word.
  private func hasStar(_ value: String) -> Bool {
    let ending = value.reversed().drop { $0.unicodeScalars.allSatisfy(QueryScanner.isQuote) }
    guard ending.first == "*", let last = ending.first(where: { $0 != "*" }) else { return false }
    return "+#%".contains(last) || !Words.folded(String(last)).isEmpty
  }

  /// True where the value of a field is the beginning of one it takes.
  private func couldGrow(_ field: QueryField, _ value: String) -> Bool {
    if value.isEmpty { return true }
    switch field.value {
    case .text, .entity, .property: return Words.folded(value).isEmpty
    case .state, .sort: return field.choices.contains { $0.hasPrefix(value.lowercased()) }
    case .days: return QueryDates.couldBecomeDate(value)
    case .age: return QueryDates.couldBecomeAge(value)
    case .minutes: return ["<", ">", "=", "<=", ">="].contains(value)
    }
  }

  private static func minutes(_ text: String) -> Query.Node? {
    let digits = text.utf8.drop { !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    // Nobody reads for longer; the bound only keeps the arithmetic below from overflowing.
    guard digits.count <= 9, let count = Int(String(decoding: digits, as: UTF8.self)) else {
      return nil
    }
    switch String(decoding: text.utf8.dropLast(digits.count), as: UTF8.self) {
    case "", "=": return .minutes(count...count)
    case "<=": return .minutes(0...count)
    case ">=": return .minutes(count...Int.max)
    case "<": return count > 0 ? .minutes(0...(count - 1)) : .not(.all)
    case ">": return .minutes((count + 1)...Int.max)
    default: return nil
    }
  }
}
