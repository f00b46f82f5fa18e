import Briefs
import Screen
import Text

extension Command {
  static let finding: [Command] = [
    Command("search", .finding, "search the folder as you type; in the text, find in it") {
      $0.openSearch()
    }.onText,
    Command("narrow", .finding, "narrow the list further with a query") {
      $0.prompt = Prompt(.narrow(before: $0.view, selection: $0.list.selection))
      return []
    },
    Command("only-unread", .finding, "narrow the list to unread briefs") { $0.narrowToUnread() },
    Command("narrow-to-this", .finding, "narrow the list to the entity or day under the cursor") {
      $0.narrowToThis()
    }.onText,
    Command("search-this", .finding, "search the folder for the entity under the cursor") {
      $0.searchThis()
    }.onText,
    Command("query", .finding, "show the briefs that a query finds", arguments: "QUERY") {
      (model: inout AppModel, arguments) throws(CommandError) in
      let text = arguments.joined(separator: " ")
      model.isLit = !text.isEmpty
      return [model.show(ViewFilter(layers: text.isEmpty ? [] : [.query(text)]))]
    },
    Command(
      "sort", .finding, "the order of the list",
      takes: [.choice(SortOrder.allCases.map(\.rawValue))]
    ) { (model: inout AppModel, arguments) throws(CommandError) in
      guard arguments.count == 1, let order = SortOrder(rawValue: arguments[0]) else {
        throw CommandError("sort wants date, -date, title, minutes or relevance")
      }
      return model.sort(by: order)
    },
    Command("sort-menu", .finding, "choose the order of the list") {
      $0.overlay = .menu(.sorting(current: $0.orderNow))
      return []
    },
  ]
}

extension AppModel {
  /// The order that the list stands in: what its query asks for goes before what was chosen.
  var orderNow: SortOrder { view.query(typing: false, today: today, now: now).sort ?? sort }

  mutating func sort(by order: SortOrder) -> [Effect] {
    sort = order
    if orderNow != order {
      let asked = DisplayText(cleaning: orderNow.rawValue)
      message = Message(text: "the query asks for sort:\(asked); Esc takes it off", isWarning: true)
    }
    return [reload()]
  }

  mutating func openSearch() -> [Effect] {
    if focus == .reading {
      prompt = Prompt(.find(from: reading.top))
      return []
    }
    focus = .list
    prompt = Prompt(.search(before: view, selection: list.selection))
    return []
  }

  mutating func narrowToUnread() -> [Effect] {
    if let place = view.layers.lastIndex(of: .unread) {
      var next = view
      next.layers.remove(at: place)
      return [show(next)]
    }
    return add(.unread)
  }

  private mutating func add(_ layer: ViewFilter.Layer) -> [Effect] {
    var next = view
    if next.layers.last != layer { next.layers.append(layer) }
    leaveText()
    return [show(next)]
  }

  /// The entity that `=` and `*` mean, by where the keys go.
  private var entityUnderCursor: Entity? {
    switch focus {
    case .entities: entities.selected?.entity
    case .reading: focusedMention?.entity
    case .list, .related: nil
    }
  }

  /// A narrowed list is to be looked at; the brief that was read stays selected in it.
  private mutating func leaveText() {
    if reading.isOpen, let key = reading.target { list.expect(key) }
    reading.isOpen = false
    reading.visit += 1
    focus = .list
  }

  mutating func narrowToThis() -> [Effect] {
    if let entity = entityUnderCursor { return add(.entity(entity)) }
    guard focus == .list, let row = list.selectedRow else {
      message = Message(text: "no entity is under the cursor")
      return []
    }
    return add(.day(row.published.day(in: zone)))
  }

  mutating func searchThis() -> [Effect] {
    guard let entity = entityUnderCursor else {
      message = Message(text: "no entity is under the cursor")
      return []
    }
    leaveText()
    return [show(ViewFilter(layers: [.entity(entity)]))]
  }

  /// The terms that are lit in the text: those of `/` in it, else those of the list's query.
  var litTerms: [HighlightTerm] {
    if let find = reading.find { return find.terms }
    return isLit ? list.listing.highlights : []
  }

  mutating func moveMatch(_ direction: Int) -> [Effect] {
    if focus != .reading {
      return moveBrief(direction)
    }
    guard let place = match(direction) else {
      message = Message(text: direction > 0 ? "no match further down" : "no match further up")
      return []
    }
    reading.currentMatch = place
    let (flow, height) = readingFlow
    reading.reveal(place, flow: flow, height: height)
    return []
  }

  /// The nearest match in a direction from the current one, else from the top of the screen.
  private func match(_ direction: Int) -> Place? {
    let (flow, _) = readingFlow
    let start: (item: Int, offset: Int)
    if let current = reading.currentMatch, let item = reading.document.item(holding: current),
      let range = reading.document.range(of: current, in: item)
    {
      start = (item, range.lowerBound)
    } else {
      start = (flow.move(reading.top, by: 0).item, direction > 0 ? -1 : 0)
    }
    return reading.document.match(litTerms, from: start, direction)
  }
}

extension ReadingDocument {
  /// Bytes of text that one key looks through; further than that nobody waits.
  private static let reach = 1 << 20

  /// The first match after a place, or before it where `direction` is -1.
  func match(
    _ terms: [HighlightTerm], from start: (item: Int, offset: Int), _ direction: Int
  ) -> Place? {
    guard !terms.isEmpty else { return nil }
    var index = start.item
    var looked = 0
    while items.indices.contains(index), looked < Self.reach {
      let item = items[index]
      looked += item.text.string.utf8.count
      if var place = item.place {
        let ranges = Words.matches(of: terms, in: item.text.string).filter {
          index != start.item
            || (direction > 0 ? $0.lowerBound > start.offset : $0.lowerBound < start.offset)
        }
        if let range = direction > 0 ? ranges.first : ranges.last {
          let base = place.range.lowerBound
          place.range = base + range.lowerBound..<base + range.upperBound
          return place
        }
      }
      index += direction
    }
    return nil
  }
}
