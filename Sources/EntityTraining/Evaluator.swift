import Briefs
import Text

/// How many names were marked, found, and found right.
package struct Score: Equatable, Sendable {
  package var marked = 0
  package var found = 0
  package var right = 0

  package init(marked: Int = 0, found: Int = 0, right: Int = 0) {
    self.marked = marked
    self.found = found
    self.right = right
  }

  package var precision: Double { found == 0 ? 0 : Double(right) / Double(found) }
  package var recall: Double { marked == 0 ? 0 : Double(right) / Double(marked) }
  package var f1: Double {
    marked + found == 0 ? 0 : 2 * Double(right) / Double(marked + found)
  }

  mutating func add(_ marked: Set<some Hashable>, _ found: Set<some Hashable>, right: Int) {
    self.marked += marked.count
    self.found += found.count
    self.right += right
  }
}

/// Compares what a recogniser finds in raw text with what people marked, name by name and exactly.
package struct Evaluation: Sendable {
  package private(set) var spans = Score()
  package private(set) var typed = Score()
  package private(set) var byKind: [Entity.Kind: Score] = [:]
  /// Different names of a document, without and with their kinds.
  package private(set) var uniqueSpans = Score()
  package private(set) var uniqueTyped = Score()
  /// As `spans`, with the stretches of no kind counted in.
  package private(set) var hinted = Score()
  /// A line for every sentence that was not labelled as marked, for a person to read.
  package private(set) var wrong: [String] = []
  /// Names of the kind *other* are not counted on either side.
  private let ignoresOther: Bool

  package init(ignoresOther: Bool = false) { self.ignoresOther = ignoresOther }

  package mutating func add(_ document: GoldDocument, _ recogniser: ModelRecogniser) {
    let found = recogniser.findings(inLines: document.lines.map(\.text))
    var marked: Set<Name> = []
    for (line, gold) in document.lines.enumerated() {
      for span in gold.spans { marked.insert(Name(line: line, range: span.range, kind: span.kind)) }
    }
    var named: Set<Name> = []
    var hints: Set<Name> = []
    for finding in found {
      let name = Name(line: finding.line, range: finding.range, kind: finding.kind)
      if finding.kind == nil { hints.insert(name) } else { named.insert(name) }
    }
    if ignoresOther {
      // What is marked of other kinds but typed as other is still a wrong kind.
      let places = Set(marked.map(\.place))
      named = named.filter { $0.kind != .other || places.contains($0.place) }
    }
    count(marked, named, hints, document)
    for (line, gold) in document.lines.enumerated() {
      let missed = marked.subtracting(named).filter { $0.line == line }
      let extra = named.subtracting(marked).filter { $0.line == line }
      if missed.isEmpty, extra.isEmpty { continue }
      let texts = [missed, extra].map { names in
        names.sorted { $0.range.lowerBound < $1.range.lowerBound }.map { name in
          let text = String(decoding: gold.text[name.range], as: UTF8.self)
          return "\(text)/\(name.kind?.rawValue.prefix(3) ?? "-")"
        }.joined(separator: ", ")
      }
      let sentence = String(decoding: gold.text, as: UTF8.self)
      wrong.append("missed [\(texts[0])] found [\(texts[1])] in: \(sentence)")
    }
  }

  private mutating func count(
    _ marked: Set<Name>, _ named: Set<Name>, _ hints: Set<Name>, _ document: GoldDocument
  ) {
    typed.add(marked, named, right: marked.intersection(named).count)
    let places = Set(marked.map(\.place))
    let found = Set(named.map(\.place))
    spans.add(places, found, right: places.intersection(found).count)
    let all = found.union(hints.map(\.place))
    hinted.add(places, all, right: places.intersection(all).count)
    for kind in Entity.Kind.allCases {
      let ours = marked.filter { $0.kind == kind }
      let theirs = named.filter { $0.kind == kind }
      byKind[kind, default: Score()].add(
        ours, theirs, right: ours.intersection(theirs).count)
    }
    func texts(_ names: Set<Name>, typed: Bool) -> Set<String> {
      Set(
        names.map { name in
          let text = document.lines[name.line].text[name.range]
          let key = Words.key(String(decoding: text, as: UTF8.self))
          return typed ? key + "/" + (name.kind?.rawValue ?? "") : key
        })
    }
    for isTyped in [false, true] {
      let ours = texts(marked, typed: isTyped)
      let theirs = texts(named, typed: isTyped)
      let right = ours.intersection(theirs).count
      if isTyped {
        uniqueTyped.add(ours, theirs, right: right)
      } else {
        uniqueSpans.add(ours, theirs, right: right)
      }
    }
  }

  private struct Place: Hashable {
    var line: Int
    var range: Range<Int>
  }

  private struct Name: Hashable {
    var line: Int
    var range: Range<Int>
    var kind: Entity.Kind?
    var place: Place { Place(line: line, range: range) }
  }
}
