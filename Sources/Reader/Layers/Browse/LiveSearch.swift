import Briefs
import Text

/// What the list showed before a search was being typed: Esc goes back to it.
struct LiveSearch: Sendable {
  var before: ViewFilter
  var selection: RowKey?
}

/// What a prompt's line does to the panes: every letter of a search shows what it finds.
extension AppModel {
  mutating func openLiveSearch(_ purpose: PromptLayer.Purpose) -> [Effect] {
    liveSearch = LiveSearch(before: view, selection: list.selection)
    return open(.prompt(PromptLayer(purpose)))
  }

  mutating func typed(_ purpose: PromptLayer.Purpose, _ text: String) -> [Effect] {
    let isBlank = text.allSatisfy { $0 == " " }
    let before = liveSearch?.before ?? view
    switch purpose {
    case .search:
      isLit = !isBlank
      let next = isBlank ? ViewFilter() : before.replaced(by: .query(text))
      return [show(next)] + postponePanels()
    case .narrow:
      isLit = !isBlank
      var next = before
      if !isBlank { next.layers.append(.query(text)) }
      return [show(next)] + postponePanels()
    case .find(let start):
      reading.find = isBlank ? nil : ReadingPanel.Find(text: text, terms: findTerms(text))
      reading.currentMatch = nil
      reading.top = start
      return isBlank ? [] : moveMatch(1)
    case .command, .merge, .file, .replaceFile: return []
    }
  }

  /// Restarts pending requests of the side panels, so that they yield to the search being typed.
  private mutating func postponePanels() -> [Effect] {
    entities.forgetAsked()
    return related.asked.map { [.related(generation: related.ask(for: $0), $0)] } ?? []
  }

  /// What is typed is one phrase; its last word may be half a word.
  private func findTerms(_ text: String) -> [HighlightTerm] {
    let term = HighlightTerm(phrase: text, isPrefix: text.last != " ")
    return term.words.isEmpty ? [] : [term]
  }

  mutating func cancelled(_ purpose: PromptLayer.Purpose) -> [Effect] {
    switch purpose {
    case .search, .narrow:
      guard let live = liveSearch else { return [] }
      liveSearch = nil
      isLit = false
      if let selection = live.selection { list.expect(selection) }
      return [show(live.before)]
    case .find(let start):
      reading.find = nil
      reading.currentMatch = nil
      reading.top = start
      return []
    case .command, .merge, .file, .replaceFile: return []
    }
  }

  mutating func accepted(_ purpose: PromptLayer.Purpose, _ text: String) -> [Effect] {
    switch purpose {
    case .search, .narrow: return acceptSearch(text)
    case .find:
      if reading.find != nil { message = Message(text: reading.matchCount?.text ?? "no match") }
      return []
    case .merge(let entity): return merge(entity, into: text)
    case .command, .file, .replaceFile: return []
    }
  }

  private mutating func acceptSearch(_ text: String) -> [Effect] {
    list.rememberLost(liveSearch?.selection)
    liveSearch = nil
    guard case .query(let typed)? = view.layers.last, typed == text, !text.isEmpty else {
      return [reload()]
    }
    shared.searches = Shared.remember(Query.trimmed(text), in: searches)
    var next = view
    let finished = Query.finished(text, today: today, now: now)
    next.layers.removeLast()
    if !finished.isEmpty { next.layers.append(.query(finished)) }
    return [show(next), .saveSession(session)]
  }
}
