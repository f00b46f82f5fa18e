import Text

extension Query {
  /// Briefs that all of the queries find; the last `sort:` counts.
  package static func and(_ queries: [Query]) -> Query {
    let notices = queries.compactMap(\.notice)
    return Query(
      .all(of: queries.map(\.root)),
      sort: queries.last { $0.sort != nil }?.sort,
      notice: notices.isEmpty ? nil : DisplayText.joined(notices, by: "; "))
  }

  /// What is to be lit in the briefs this finds: words, prefixes and phrases it asks for, in order,
  /// but not those it leaves out.
  package var highlights: [HighlightTerm] {
    var found: [HighlightTerm] = []
    root.collectHighlights(into: &found)
    var seen: Set<HighlightTerm> = []
    return found.filter { seen.insert($0).inserted }
  }
}

extension Query.Node {
  /// Every one of these; `.all` where there is none, and no brackets where there is one.
  package static func all(of nodes: [Query.Node]) -> Query.Node {
    let parts = nodes.flatMap { node -> [Query.Node] in
      switch node {
      case .all: []
      case .and(let inner): inner
      default: [node]
      }
    }
    return parts.count == 1 ? parts[0] : parts.isEmpty ? .all : .and(parts)
  }

  /// At least one of these; there must be one.
  package static func any(of nodes: [Query.Node]) -> Query.Node {
    let parts = nodes.flatMap { node -> [Query.Node] in
      if case .or(let inner) = node { inner } else { [node] }
    }
    return parts.count == 1 ? parts[0] : .or(parts)
  }

  fileprivate func collectHighlights(into found: inout [HighlightTerm]) {
    switch self {
    case .word(let word, let isPrefix, _):
      found.append(HighlightTerm(words: [word], isPrefix: isPrefix))
    case .phrase(let words, let lastIsPrefix, _):
      found.append(HighlightTerm(words: words, isPrefix: lastIsPrefix))
    case .compound(let term, _): found.append(term)
    case .and(let nodes), .or(let nodes):
      for node in nodes { node.collectHighlights(into: &found) }
    case .not(.not(let node)): node.collectHighlights(into: &found)
    case .not, .all, .entity, .state, .property, .days, .newer, .minutes: break
    }
  }
}
