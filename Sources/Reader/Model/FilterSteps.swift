import Briefs
import Text

/// How filters are replaced and taken off, one step at a time.
extension ViewFilter {
  /// The most filters that wait under the one that is on.
  private static let mostReplaced = 8

  /// The filter with a search or a saved view in the place of all that narrows the list.
  ///
  /// What was there comes back when the new one is taken off, unless it was a search that took the
  /// place of something itself.
  func replaced(by layer: Layer) -> ViewFilter {
    var next = ViewFilter(layers: [layer])
    next.under = under
    if !layers.isEmpty, !isOneSearch { next.under = under.suffix(Self.mostReplaced - 1) + [layers] }
    return next
  }

  private var isOneSearch: Bool { layers.count == 1 && layers[0].bringsMatches }

  /// The filter without one of its layers; with the last of them what it took the place of comes back.
  func removing(at index: Int) -> ViewFilter {
    var next = self
    next.layers.remove(at: index)
    if next.layers.isEmpty, let old = next.under.popLast() { next.layers = old }
    return next
  }
}

extension ViewFilter.Layer {
  /// True where words of it are highlighted in what it finds.
  var bringsMatches: Bool {
    switch self {
    case .query, .named: true
    case .unread, .entity, .day: false
    }
  }

  /// How a sentence names it.
  func words(today: Day) -> DisplayText {
    if case .query = self { return "\u{201C}\(label(today: today))\u{201D}" }
    return label(today: today)
  }
}

/// The filter that a command line asked for, and the one it hides: only the latter comes back.
struct CommandLineFilter: Sendable {
  let layer: ViewFilter.Layer
  let hidden: ViewFilter
}

extension AppModel {
  /// Esc: takes off the last thing and says which; never more than one.
  mutating func dropLast() -> [Effect] {
    if let find = reading.find {
      reading.find = nil
      reading.currentMatch = nil
      say("took off the find for \u{201C}\(cleaning: find.text)\u{201D}")
      return []
    }
    // In an empty list nothing is highlighted that could be taken off first.
    if isLit, view.layers.last?.bringsMatches != false, !list.listing.highlights.isEmpty,
      !list.rows.isEmpty
    {
      isLit = false
      say("highlights off\(restInWords(view))")
      return []
    }
    if focus.isSide, layout.mode != .wide {
      focus = reading.isOpen ? .reading : .list
      return []
    }
    if let chosen = reading.chosenEntity, focus != .list {
      let name = entities.entities.first { $0.entity.key == chosen }?.entity.name
      reading.chosenEntity = nil
      reading.chosenMention = nil
      say("\(name ?? "the entity") is no longer chosen")
      return []
    }
    guard let layer = view.layers.last else {
      isLit = false
      say("nothing to take off")
      return []
    }
    return takeOff(at: view.layers.count - 1, layer)
  }

  private mutating func takeOff(at index: Int, _ layer: ViewFilter.Layer) -> [Effect] {
    if layer.bringsMatches { isLit = false }
    let next = view.removing(at: index)
    say("took off \(layer.words(today: today))\(restInWords(next))")
    return [show(next)]
  }

  /// `; unread is still on`, where something is.
  private func restInWords(_ filter: ViewFilter) -> DisplayText {
    guard !filter.isEmpty else { return .empty }
    let names = filter.layers.map { $0.words(today: today) }
    let verb: DisplayText = names.count == 1 ? "is" : "are"
    return "; \(DisplayText.joined(names, by: ", ")) \(verb) still on"
  }

  private mutating func say(_ text: DisplayText) { message = Message(text: text) }

  mutating func narrowToUnread() -> [Effect] {
    guard let place = view.layers.lastIndex(of: .unread) else { return add(.unread) }
    return takeOff(at: place, .unread)
  }

  /// Takes a filter of the last session off where it finds nothing any more, and says so.
  mutating func dropEmptyRestoredFilter() -> [Effect] {
    guard isFilterRestored, !list.isWaiting, list.failure == nil else { return [] }
    guard list.rows.isEmpty || list.listing.isNearest, !view.isEmpty else {
      isFilterRestored = false
      return []
    }
    // What has not been read yet cannot be found yet.
    guard !isReadingFolder, hasScanned || (counts?.briefs ?? 0) > 0 else { return [] }
    let names = DisplayText.joined(view.layers.map { $0.words(today: today) }, by: ", ")
    let verb: DisplayText = view.layers.count == 1 ? "finds" : "find"
    say("\(names) \(verb) nothing now: taken off, all briefs are shown")
    return [show(ViewFilter())]
  }

  /// The filter that the next start is to have: what is only being typed is none, and what a command
  /// line asked for was meant for once.
  var filterToSave: ViewFilter {
    let filter = liveSearch?.before ?? view
    guard let given = commandLineFilter,
      (filter.under + [filter.layers]).contains(where: { $0.contains(given.layer) })
    else { return filter }
    return given.hidden
  }
}

extension SessionState {
  var filter: ViewFilter {
    get {
      var filter = ViewFilter(layers: Self.read(layers))
      filter.under = (under ?? []).suffix(8).map(Self.read).filter { !$0.isEmpty }
      if filter.isEmpty { filter.under = [] }
      return filter
    }
    set {
      layers = newValue.layers.map(\.saved)
      under = newValue.under.isEmpty ? nil : newValue.under.map { $0.map(\.saved) }
    }
  }

  private static func read(_ layers: [Layer]) -> [ViewFilter.Layer] {
    layers.prefix(16).compactMap(ViewFilter.Layer.init)
  }
}
