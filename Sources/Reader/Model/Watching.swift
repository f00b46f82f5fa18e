import Briefs
import Text

/// Which rows of the screen mention a watched entity, as far as it is known.
struct WatchMarks: Sendable {
  private var known: [RowKey: Bool] = [:]
  private var asked: Set<RowKey> = []
  private(set) var generation = 0

  private static let mostKnown = 4000

  subscript(key: RowKey) -> Bool { known[key] ?? false }

  /// Which of the rows on the screen are to be asked for now.
  mutating func missing(_ rows: [RowKey]) -> [RowKey] {
    let missing = rows.filter { known[$0] == nil }
    guard !asked.isSuperset(of: missing) else { return [] }
    asked = Set(missing)
    generation += 1
    return missing
  }

  /// Other names are watched, or texts may have changed. What is shown stays until it is known anew.
  mutating func forget(all: Bool) {
    known = all ? [:] : known.filter(\.value)
    asked = []
    generation += 1
  }

  mutating func take(_ found: Set<RowKey>, generation: Int) {
    guard generation == self.generation else { return }
    if known.count > Self.mostKnown { known = [:] }
    for key in asked { known[key] = found.contains(key) }
    asked = []
  }
}

/// Entities that the reader watches: their briefs carry a mark, and new ones are named at the start.
extension AppModel {
  mutating func toggleWatch(_ entity: Entity) -> [Effect] {
    guard shared.toggleWatch(entity) else { return [] }
    list.watch.forget(all: true)
    return [.saveSession(session)]
  }

  /// Asks which of the rows that can be seen mention a watched entity.
  mutating func askForWatchMarks() -> [Effect] {
    let keys = watchedKeys
    guard !keys.isEmpty, let geometry = listGeometry else { return [] }
    let rows = geometry.place(list.rows, from: list.top).map { list.rows[$0.index].key }
    let missing = list.watch.missing(rows)
    return missing.isEmpty
      ? [] : [.watchMarks(generation: list.watch.generation, missing, keys)]
  }

  /// Asks once, when the folder has been read, what is new about the watched since the last visit.
  mutating func askForNews() -> [Effect] {
    let keys = watchedKeys
    guard !hasAskedForNews, !keys.isEmpty, let lastVisit else { return [] }
    hasAskedForNews = true
    newsNames = settings.watched.filter { !Words.key($0).isEmpty }
    let nodes = keys.map { Query.Node.entity(key: $0, kind: nil) }
    let requests = ([.or(nodes)] + nodes).map {
      ListRequest(query: Query(.and([$0, .state(.new)])), lastVisit: lastVisit)
    }
    return [.countWatched(requests)]
  }

  /// `3 new about Meta, Telegram`; the first count is that of all together.
  mutating func tellNews(_ counts: [ListCount]) {
    guard let all = counts.first, all.total > 0, message == nil else { return }
    let names = zip(newsNames, counts.dropFirst()).filter { $0.1.total > 0 }.map {
      DisplayText(cleaning: $0.0)
    }
    let about = DisplayText.joined(names, by: ", ")
    message = Message(text: "\(BarView.number(all)) new about \(about)")
  }
}

extension Shared {
  /// - Returns: whether that changed what is watched.
  mutating func toggleWatch(_ entity: Entity) -> Bool {
    if isWatched(entity) {
      settings.watched.removeAll { Words.key($0) == entity.key }
      say("\(entity.name) is no longer watched")
    } else if settings.watched.count >= Self.mostWatched {
      warn("\(Self.mostWatched) names are watched already")
      return false
    } else {
      settings.watched.append(entity.name.string)
      let mark = settings.symbolTable.watch
      say("watching \(entity.name): its briefs carry \(mark) in the list")
    }
    return true
  }
}
