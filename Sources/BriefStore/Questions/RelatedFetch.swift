internal import GRDB
import Briefs
import Foundation
import Text

/// Asks for other stories about what one brief is about: the publisher's own, then computed ones.
struct RelatedFetch {
  let key: RowKey
  /// Headlines of the stories that the publisher puts beside it.
  let publishers: [DisplayText]
  /// Folded words that tell what the brief is about.
  let words: [String]
  let days: LocalDays

  static let limit = 12
  /// How many of the nearest briefs on either side are read for an entity.
  private static let reach = 400
  /// A word in more briefs than this says nothing, and neither does one in a third of them.
  private static let commonWord = 500

  /// A brief that a question is about, or that could answer it.
  private struct Story {
    let rowid: Int64
    let key: RowKey
    let title: DisplayText
    let titleKey: String
    let published: Published
    let isRead: Bool
  }

  /// An entity or a word of the open brief, and how much it says about what the brief is about.
  private struct Theme {
    let name: DisplayText
    let weight: Double
    let isWord: Bool
    /// The briefs nearest in time that share it.
    let rows: [Int64]
  }

  func answer(_ db: Database) throws -> [RelatedStory] {
    guard
      let open = try story("b.id = \(signed(key.id.value)) AND b.entry = \(signed(key.entry))", db)
    else { return [] }
    var told = Told(open.key.id, open.titleKey)
    var found = try publishers(&told, db)
    for (story, themes) in try computed(for: open, db) where found.count < Self.limit {
      guard told.isNew(story.key.id, story.titleKey) else { continue }
      let names = DisplayText.joined(themes.prefix(3).map(\.name), by: ", ")
      let distance = distance(from: open.published, to: story.published)
      found.append(
        RelatedStory(
          row: story.key, title: story.title, reason: "shares \(names); \(distance)",
          isPublishers: false, isRead: story.isRead))
    }
    return found
  }

  /// Which stories are listed already: by ID and by headline.
  private struct Told {
    private var ids: Set<BriefID>
    private var titles: Set<String>

    init(_ id: BriefID, _ title: String) {
      ids = [id]
      titles = [title]
    }

    mutating func isNew(_ id: BriefID?, _ title: String) -> Bool {
      if let id, ids.contains(id) { return false }
      guard title.isEmpty || titles.insert(title).inserted else { return false }
      if let id { ids.insert(id) }
      return true
    }
  }
}

extension RelatedFetch {
  private func publishers(_ told: inout Told, _ db: Database) throws -> [RelatedStory] {
    var found: [RelatedStory] = []
    for title in publishers where found.count < Self.limit {
      let titleKey = Words.joined(title.string)
      let held = titleKey.isEmpty ? nil : try story("b.title_key = \(titleKey)", db)
      guard told.isNew(held?.key.id, titleKey) else { continue }
      found.append(
        RelatedStory(
          row: held?.key, title: held?.title ?? title,
          reason: "publisher's choice", isPublishers: true, isRead: held?.isRead ?? false))
    }
    return found
  }

  /// The newest brief that a condition holds for.
  private func story(_ condition: SQL, _ db: Database) throws -> Story? {
    try stories(condition + " ORDER BY b.rowid DESC LIMIT 1", db).first
  }

  private func stories(_ condition: SQL, _ db: Database) throws -> [Story] {
    let sql: SQL = """
      SELECT b.rowid, b.id, b.entry, b.title, b.title_key, b.seconds, b.precision, b.estimated,
        ifnull(s.read, 0)
      FROM brief b LEFT JOIN marks.state s ON s.id = b.id WHERE b.dead = 0 AND \(condition)
      """
    return try SQLRequest<Row>(literal: sql).fetchAll(db).map { row in
      Story(
        rowid: row[0],
        key: RowKey(
          id: BriefID(UInt64(bitPattern: row[1] as Int64)),
          entry: UInt64(bitPattern: row[2] as Int64)),
        title: DisplayText(cleaning: row[3] as String), titleKey: row[4],
        published: Published(row: row, from: 5), isRead: row[8])
    }
  }

  private func signed(_ bits: UInt64) -> Int64 { Int64(bitPattern: bits) }
}

extension RelatedFetch {
  /// Stories that share entities or words, those about the same things at the same time first, each
  /// with what it shares, the most telling first. One word alone is no more than chance.
  private func computed(for open: Story, _ db: Database) throws -> [(Story, [Theme])] {
    let (entities, names) = try entities(of: open, db)
    let themes = try (entities + words(of: open, except: names, db)).enumerated()
      .sorted { a, b in (b.element.weight, a.offset) < (a.element.weight, b.offset) }.map(\.element)
    var shared: [Int64: [Theme]] = [:]
    for theme in themes {
      for row in theme.rows { shared[row, default: []].append(theme) }
    }
    shared[open.rowid] = nil
    shared = shared.filter { $0.value.count > 1 || !$0.value[0].isWord }
    let nearest = try ranked(shared, near: open, db)
    let found = try stories("b.rowid IN \(ArgumentList.numbers(nearest))", db)
    let byRow = Dictionary(found.map { ($0.rowid, $0) }) { first, _ in first }
    return nearest.compactMap { row in byRow[row].map { ($0, shared[row] ?? []) } }
  }

  /// The rows that share most, the nearest in time first among those that share as much. A few more
  /// than are shown, because some repeat a story of the list.
  private func ranked(
    _ shared: [Int64: [Theme]], near open: Story, _ db: Database
  ) throws -> ArraySlice<Int64> {
    let count = Self.limit * 4
    var weights = shared.mapValues { $0.reduce(0) { $0 + $1.weight } }
    // Time takes away 60 % at most, so these rows cannot be among the first.
    if let last = weights.values.sorted(by: >).dropFirst(count - 1).first {
      weights = weights.filter { $0.value >= last * Self.leastNearness }
    }
    let dates = try Row.fetchCursor(
      db,
      SQLRequest(
        literal: """
          SELECT rowid, seconds FROM brief WHERE rowid IN \(ArgumentList.numbers(weights.keys))
          """))
    var scores: [(row: Int64, score: Double)] = []
    while let date = try dates.next() {
      let distance = Double(date[1] as Int64) - Double(open.published.seconds)
      let weight = weights[date[0]] ?? 0
      scores.append((date[0], weight * Self.nearness(days: abs(distance) / 86_400)))
    }
    return scores.sorted { a, b in a.score == b.score ? a.row > b.row : a.score > b.score }
      .map(\.row).prefix(count)
  }

  /// The entities of a brief, and the words that their names are made of.
  private func entities(of open: Story, _ db: Database) throws -> ([Theme], names: Set<String>) {
    let briefs = try Index.liveBriefs(db)
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT e.id, e.key, e.name, e.kind, m.mentions, e.briefs
        FROM mention m JOIN entity e ON e.id = m.entity WHERE m.brief = ? ORDER BY e.key
        """, arguments: [open.rowid])
    var names: Set<String> = []
    let themes = try rows.map { row in
      let entity = Entity(row: row, from: 1)
      names.formUnion(entity.key.split(separator: " ").map(String.init))
      let share = Double(row[5] as Int) / Double(max(1, briefs))
      let emphasis = 1 + log(Double(max(1, row[4] as Int))) / 4
      let isCommon = entity.isPeople || share > 1.0 / 3
      return Theme(
        name: entity.name, weight: Self.rarity(share) * emphasis * (isCommon ? 0.1 : 1),
        isWord: false, rows: try self.rows(mentioning: row[0], near: open, db))
    }
    return (themes, names)
  }

  private static func rarity(_ share: Double) -> Double { log(1 + 1 / max(share, 1e-9)) }

  /// The rows nearest in time that mention an entity.
  private func rows(mentioning entity: Int64, near open: Story, _ db: Database) throws -> [Int64] {
    let older = try Int64.fetchAll(
      db.cachedStatement(
        sql: "SELECT brief FROM mention WHERE entity = ? AND brief < ? ORDER BY brief DESC LIMIT ?"),
      arguments: [entity, open.rowid, Self.reach])
    let newer = try Int64.fetchAll(
      db.cachedStatement(
        sql: "SELECT brief FROM mention WHERE entity = ? AND brief > ? ORDER BY brief LIMIT ?"),
      arguments: [entity, open.rowid, Self.reach])
    return older + newer
  }

  /// Words that few other briefs have; each is weaker than an entity.
  private func words(
    of open: Story, except names: Set<String>, _ db: Database
  ) throws -> [Theme] {
    let briefs = try Index.liveBriefs(db)
    let most = min(Self.commonWord, briefs / 3)
    return try words.compactMap { word in
      guard !names.contains(word) else { return nil }
      let rows = try rows(holding: word, limit: most + 1, db)
      guard rows.count > 1, rows.count <= most else { return nil }
      let share = Double(rows.count) / Double(briefs)
      return Theme(
        name: DisplayText(cleaning: word), weight: 0.3 * Self.rarity(share), isWord: true,
        rows: rows)
    }
  }

  private func rows(holding word: String, limit: Int, _ db: Database) throws -> [Int64] {
    let match = MatchExpression(word: word, isPrefix: false, field: nil)
    return try SearchIndex.matches(match, limit: limit, db)
  }

  private static let leastNearness = 0.4

  /// From 1 for the same moment down to 0.4; half of the difference is lost in a month.
  private static func nearness(days: Double) -> Double {
    leastNearness + (1 - leastNearness) * pow(0.5, days / 30)
  }

  private func distance(from open: Published, to other: Published) -> DisplayText {
    let days = other.day(in: self.days.zone).number - open.day(in: self.days.zone).number
    if days == 0 { return "same day" }
    let count = abs(days)
    let (number, unit): (Int, DisplayText) =
      switch count {
      case ..<14: (count, "day")
      case ..<61: (count / 7, "week")
      case ..<730: (count / 30, "month")
      default: (count / 365, "year")
      }
    let direction: DisplayText = days > 0 ? "later" : "earlier"
    return "\(DisplayText.plural(number, unit)) \(direction)"
  }
}
