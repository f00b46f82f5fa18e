import Briefs
import Screen
import Text

/// A query under a name, which stands above the list with what is unread in it.
package struct SavedView: Hashable, Sendable, Codable {
  package var name: String
  package var query: String

  /// As many as there are keys for.
  static let most = 9
}

extension AppModel {
  /// Lines above the list that name the saved views; none where the list would be left too short.
  var viewLines: Int {
    guard let rect = layout.list, rect.height >= 12 else { return 0 }
    return min(savedViews.count, rect.height / 4)
  }

  /// Keeps a query under a name; an old one of that name gives way.
  mutating func save(_ view: SavedView) throws(CommandError) -> [Effect] {
    if let place = savedViews.firstIndex(where: { $0.name == view.name }) {
      savedViews[place] = view
    } else {
      guard savedViews.count < SavedView.most else {
        throw CommandError("there are \(SavedView.most) saved views; unsave one first")
      }
      savedViews.append(view)
    }
    message = Message(text: "saved as \(savedViews.count): \(cleaning: view.name)")
    return viewsChanged()
  }

  mutating func forgetView(_ name: String) throws(CommandError) -> [Effect] {
    guard let place = savedViews.firstIndex(where: { $0.name == name }) else {
      throw CommandError("no saved view \"\(cleaning: name)\"")
    }
    savedViews.remove(at: place)
    return viewsChanged()
  }

  private mutating func viewsChanged() -> [Effect] {
    viewCounts = [:]
    return [.saveSession(session)] + countViews()
  }

  /// Shows a saved view by its number, or all briefs for 0.
  mutating func openView(_ number: Int) -> [Effect] {
    guard number > 0 else { return view.isEmpty ? [] : [show(ViewFilter())] }
    guard savedViews.indices.contains(number - 1) else {
      message = Message(
        text: savedViews.isEmpty ? "no saved views; :save NAME keeps what is shown" : "no such view"
      )
      return []
    }
    let saved = savedViews[number - 1]
    isLit = false
    return [show(view.replaced(by: .named(saved.name, query: saved.query)))]
  }

  /// The query that `save` keeps when it is given none: what narrows the list now.
  var currentQuery: String? {
    let parts = view.layers.compactMap(\.queryText)
    guard !parts.isEmpty, parts.count == view.layers.count else { return nil }
    return parts.count == 1 ? parts[0] : parts.map { "(\($0))" }.joined(separator: " ")
  }

  /// Asks how much is unread in each view.
  mutating func countViews() -> [Effect] {
    guard !savedViews.isEmpty else { return [] }
    viewGeneration += 1
    let requests = savedViews.map { saved in
      let query = Query.parse(saved.query, typing: false, today: today, now: now)
      return ListRequest(
        query: Query.and([query, Query(.state(.unread))]), sort: .date, lastVisit: lastVisit)
    }
    return [.countViews(generation: viewGeneration, requests)]
  }

  mutating func take(_ counts: [ListCount], generation: Int) {
    guard generation == viewGeneration, counts.count == savedViews.count else { return }
    viewCounts = Dictionary(
      zip(savedViews.map(\.name), counts).map { ($0, $1) }, uniquingKeysWith: { first, _ in first })
  }
}

extension ViewFilter.Layer {
  /// The layer as a query that a person could have typed.
  fileprivate var queryText: String? {
    switch self {
    case .query(let text), .named(_, let text): text
    case .unread: "is:unread"
    case .entity(let entity): "entity:\"\(entity.name.string)\""
    case .day(let day): "on:\(CivilDate(day).written)"
    }
  }
}
