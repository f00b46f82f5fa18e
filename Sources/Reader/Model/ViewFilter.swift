import Briefs
import Text

/// What narrows the list, in layers: Esc takes the last one off.
package struct ViewFilter: Hashable, Sendable {
  /// One narrowing.
  package enum Layer: Hashable, Sendable {
    /// A query given with `--query`, `/` or `\`.
    case query(String)
    /// A saved view.
    case named(String, query: String)
    case unread
    case entity(Entity)
    case day(Day)
  }

  package var layers: [Layer] = []
  /// The layers that a search took the place of, the latest last.
  package var under: [[Layer]] = []

  package init(layers: [Layer] = []) { self.layers = layers }

  package var isEmpty: Bool { layers.isEmpty }

  /// The question to the library; `typing` makes the word under the cursor a prefix.
  func query(typing: Bool, today: Day, now: Int64) -> Query {
    let parts = layers.enumerated().map { index, layer -> Query in
      switch layer {
      case .query(let text):
        Query.parse(text, typing: typing && index == layers.count - 1, today: today, now: now)
      case .named(_, let text): Query.parse(text, typing: false, today: today, now: now)
      case .unread: Query(.state(.unread))
      case .entity(let entity): Query(.entity(key: entity.key, kind: nil))
      case .day(let day): Query(.days(from: day, before: Day(number: day.number + 1)))
      }
    }
    return Query.and(parts)
  }
}

extension ViewFilter.Layer {
  /// How the top line names the layer.
  func label(today: Day) -> DisplayText {
    switch self {
    case .query(let text): DisplayText(cleaning: text)
    case .named(let name, _): DisplayText(cleaning: name)
    case .unread: "unread"
    case .entity(let entity): entity.name
    case .day(let day): CivilDate(day).long(today: today)
    }
  }

  var saved: SessionState.Layer {
    switch self {
    case .query(let text): SessionState.Layer(kind: "query", text: text)
    case .named(let name, let text):
      SessionState.Layer(kind: "named", text: text, name: name)
    case .unread: SessionState.Layer(kind: "unread", text: "")
    case .entity(let entity):
      SessionState.Layer(kind: entity.kind.rawValue, text: entity.key, name: entity.name.string)
    case .day(let day): SessionState.Layer(kind: "day", text: String(day.number))
    }
  }

  init?(_ saved: SessionState.Layer) {
    switch saved.kind {
    case "query": self = .query(saved.text)
    case "named": self = .named(saved.name ?? saved.text, query: saved.text)
    case "unread": self = .unread
    case "day":
      guard let number = Int(saved.text), (-999_999...999_999).contains(number) else { return nil }
      self = .day(Day(number: number))
    default:
      guard let kind = Entity.Kind(rawValue: saved.kind) else { return nil }
      let name = DisplayText(cleaning: saved.name ?? saved.text)
      self = .entity(Entity(key: saved.text, name: name, kind: kind))
    }
  }
}
