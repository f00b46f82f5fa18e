import Briefs
import Screen
import Text

/// The reading pane: the brief it shows, the line at its top and what is lit in it.
package struct ReadingPanel: Sendable {
  package private(set) var shown: OpenedBrief?
  private(set) var document = ReadingDocument()
  /// The brief asked for; it may still be on its way.
  private(set) var target: RowKey?
  /// True from Enter to `q`; a preview beside the list is not open and never marks.
  var isOpen = false
  var top = Anchor.start
  /// The entity whose mentions are lit.
  var chosenEntity: String?
  /// The chosen one of its mentions, an index into the brief's mentions.
  var chosenMention: Int?
  /// Words found with `/` in the text.
  var find: Find?
  /// The section last jumped to, until something scrolls.
  var jumpedSection: Int?
  var generation = 0
  /// Where to scroll once the brief that was gone back to is here.
  var pendingTop: Anchor?
  /// True from asking for a brief until it is here, or is known not to come.
  private(set) var isAwaited = false
  /// True where the open brief has gone from the folder; its text stays until it is left.
  private(set) var isGone = false
  /// True where the brief could not be opened.
  private(set) var isMissing = false

  /// The match that `n` last went to.
  var currentMatch: Place? {
    didSet {
      matchCount = nil
      searchedTo = nil
    }
  }
  /// The item at which the search for a match stopped, in a very long text.
  var searchedTo: Int?
  /// The brief that is opened for one of its matches.
  var pendingMatch: PendingMatch?
  /// Which of how many matches that is.
  var matchCount: MatchCount?
  /// Counts openings, so that a timer of an earlier one is known as late.
  var visit = 0

  /// The first match of a brief, or the last one where `direction` is -1.
  struct PendingMatch: Sendable {
    var key: RowKey
    var direction: Int
  }

  /// A search in the text of the open brief.
  struct Find: Sendable {
    var text: String
    var terms: [HighlightTerm]
  }

  /// Asks for a brief; what is shown stays until it is here.
  mutating func ask(for key: RowKey) {
    target = key
    isAwaited = true
    generation += 1
  }

  /// Takes an answer over. A brief that is shown already keeps its place, and one that is being read
  /// its text, even where it is there no more.
  mutating func show(_ brief: OpenedBrief?) {
    isGone = brief == nil && isOpen && shown != nil && shown?.row.key == target
    if isGone {
      isAwaited = false
      return
    }
    defer {
      if let pendingTop, brief != nil { top = pendingTop }
      pendingTop = nil
    }
    isAwaited = false
    defer { document = brief.map { ReadingDocument($0.brief) } ?? ReadingDocument() }
    isMissing = brief == nil
    guard let brief, let old = shown, old.row.id == brief.row.id else {
      shown = brief
      top = .start
      chosenEntity = nil
      chosenMention = nil
      find = nil
      currentMatch = nil
      jumpedSection = nil
      return
    }
    let place = document.items.indices.contains(top.item) ? document.items[top.item].place : nil
    let newDocument = ReadingDocument(brief.brief)
    if let place, let item = newDocument.item(holding: place) { top.item = item }
    if chosenMention.map({ !brief.mentions.indices.contains($0) }) == true { chosenMention = nil }
    currentMatch = nil
    shown = brief
  }

  mutating func clear() {
    target = nil
    isOpen = false
    show(nil)
    isMissing = false
  }

  /// Takes marks over that are on disk.
  mutating func update(_ states: [BriefID: ReadingState]) {
    if let id = shown?.row.id, let state = states[id] { shown?.row.state = state }
  }
}

extension ReadingPanel {
  /// The mentions of the chosen entity, as indices into the brief's mentions.
  var chosenMentions: [Int] {
    guard let shown, let chosenEntity else { return [] }
    return shown.mentions.indices.filter { shown.mentions[$0].entity.key == chosenEntity }
  }

  /// Scrolls so that a place of the brief stands in the upper third, if it is not visible now.
  mutating func reveal(_ place: Place, flow: ReadingFlow, height: Int) {
    guard let item = document.item(holding: place),
      let range = document.range(of: place, in: item)
    else { return }
    let anchor = Anchor(item: item, offset: range.lowerBound)
    let visible = flow.lines(from: top, count: height)
    let shows = visible.contains { line in
      line.item == item && line.range.map { $0.contains(range.lowerBound) } == true
    }
    guard !shows else { return }
    top = flow.clamp(flow.move(anchor, by: -height / 3), height: height)
    jumpedSection = nil
  }

  /// The first mention on the screen.
  func firstVisibleMention(flow: ReadingFlow, height: Int) -> Int? {
    guard let shown else { return nil }
    let lines = flow.lines(from: top, count: height)
    return shown.mentions.firstIndex { mention in
      lines.contains { line in
        guard let range = line.range, let own = document.range(of: mention.place, in: line.item)
        else { return false }
        return range.contains(own.lowerBound)
      }
    }
  }

  /// Where the reader is: the section at the top of the screen, counted from 1, and how many there are.
  func section(_ lines: [ReadingFlow.Line]) -> (current: Int, of: Int)? {
    let headings = document.headings
    guard !headings.isEmpty else { return nil }
    if let jumpedSection { return (jumpedSection + 1, headings.count) }
    let first = lines.first { $0.range != nil }?.item ?? 0
    let passed = headings.lastIndex { $0.item <= first }
    let visible = headings.firstIndex { heading in lines.contains { $0.item == heading.item } }
    return ((passed ?? visible ?? 0) + 1, headings.count)
  }

  /// UTF-8 bytes of text from the top of the screen on, of all there are; none once the end shows.
  func remaining(_ lines: [ReadingFlow.Line]) -> (left: Int, of: Int) {
    guard let first = lines.first(where: { $0.range != nil }), let last = lines.last else {
      return (0, 0)
    }
    let end = document.items[last.item].bytesBefore + (last.range?.upperBound ?? 0)
    guard end < document.bytes else { return (0, document.bytes) }
    let done = document.items[first.item].bytesBefore + (first.range?.lowerBound ?? 0)
    return (max(0, document.bytes - done), document.bytes)
  }
}
