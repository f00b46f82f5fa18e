import Briefs
import Foundation
import Reader
import Text

/// A library in memory that answers the reader's effects at once, by plain loops over its briefs.
struct FakeLibrary {
  /// A brief with the names that stand in it.
  struct Story {
    var id: UInt64
    var title: String
    var day: Int
    var minutes = 3
    var isAI = false
    var entities: [(String, Entity.Kind)] = []
    var sections: [(String, Section.Role, String)] = []
    var publisherRelated: [String] = []
    var hasConflict = false
  }

  var stories: [Story]
  var states: [BriefID: ReadingState] = [:]
  var undoLog: [[(BriefID, Flag, Bool)]] = []
  var redoLog: [[(BriefID, Flag, Bool)]] = []
  /// Briefs that were marked read without a key, the latest last.
  var automaticReads: [BriefID] = []
  var problems: [Problem] = []
  /// Other spellings of entities, by the spelling.
  var spellings: [String: String] = [:]
  var sources: [String: MentionSource] = [:]
  /// Stretches that may be names.
  var hints: [String] = []
  /// Corrections with the stories and spellings before them.
  var corrections: [(made: EntityCorrection, before: ([Story], [String: String]))] = []
  var undoneCorrections: [EntityCorrection] = []
  /// Why nothing can be written, where that is so.
  var refusal: DisplayText?
  /// Files that were written, and those that were there.
  var files: [String: String] = [:]
  /// What cleaning found in every text.
  var findings: Cleaning.Findings = []
  /// Stories that came after the last visit.
  var arrived: Set<UInt64> = []
  /// Other names of entities, by key.
  var aliases: [String: [DisplayText]] = [:]
  /// Every line of a text is then the row of a table.
  var isTable = false
  /// A list comes with the sentences of its screen, where it is asked for them.
  var bringsSentences = true

  init(_ stories: [Story]) { self.stories = stories }

  static func key(_ id: UInt64) -> RowKey { RowKey(id: BriefID(id), entry: id) }

  func brief(_ story: Story) -> Brief {
    var brief = Brief(title: DisplayText(cleaning: story.title), format: .plainText)
    brief.findings = findings
    brief.kicker = "Rapid Read"
    brief.leadIn = "WHAT'S THE STORY?"
    brief.isAIGenerated = story.isAI
    brief.statedMinutes = story.minutes
    brief.sections = story.sections.map { title, role, text in
      Section(
        title: DisplayText(cleaning: title), role: role,
        blocks: text.split(separator: "\n").map {
          Block(DisplayText(cleaning: $0), isTable ? .row(isHead: false) : .paragraph)
        })
    }
    return brief
  }

  func row(_ story: Story) -> BriefRow {
    BriefRow(
      key: Self.key(story.id), title: DisplayText(cleaning: story.title),
      published: Published(seconds: Int64(story.day) * 86_400, precision: .day),
      minutes: story.minutes, isMinutesCounted: false, isAIGenerated: story.isAI,
      entities: story.entities.prefix(4).map { Self.entity($0) },
      state: states[BriefID(story.id)] ?? ReadingState(), hasConflict: story.hasConflict)
  }

  static func entity(_ named: (String, Entity.Kind)) -> Entity {
    Entity(name: DisplayText(cleaning: named.0), kind: named.1)
  }

  func mentions(_ story: Story, _ brief: Brief) -> [Mention] {
    var found: [Mention] = []
    func look(_ text: String, _ section: Int?, _ block: Int) {
      let spelled = story.entities.flatMap { named in
        ([named.0] + spellings.filter { $0.value == named.0 }.keys).map { (named, $0) }
      }
      for (named, spelling) in spelled {
        var start = text.startIndex
        while let range = text.range(of: spelling, range: start..<text.endIndex) {
          let lower = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
          let upper = text.utf8.distance(from: text.startIndex, to: range.upperBound)
          found.append(
            Mention(
              entity: Self.entity(named),
              place: Place(section: section, block: block, range: lower..<upper),
              source: sources[spelling] ?? .rule))
          start = range.upperBound
        }
      }
    }
    look(brief.title.string, nil, 0)
    for (index, section) in brief.sections.enumerated() {
      for (number, block) in section.blocks.enumerated() { look(block.text.string, index, number) }
    }
    return found.sorted { $0.place < $1.place }
  }

  func open(_ key: RowKey) -> OpenedBrief? {
    guard let story = stories.first(where: { $0.id == key.id.value }) else { return nil }
    let brief = brief(story)
    let mentions = mentions(story, brief)
    let entities = story.entities.map { named -> EntityInBrief in
      let entity = Self.entity(named)
      let own = mentions.filter { $0.entity == entity }
      let folder = stories.count { $0.entities.contains { $0.0 == named.0 } }
      return EntityInBrief(
        entity: entity, mentions: own.count,
        sections: Set(own.compactMap(\.place.section)).count, folderBriefs: folder)
    }
    return OpenedBrief(
      row: row(story), brief: brief, mentions: mentions,
      entities: entities.filter { $0.mentions > 0 }.sorted {
        ($0.entity.kind, -$0.mentions) < ($1.entity.kind, -$1.mentions)
      }, path: "story-\(story.id).txt", hints: places(brief))
  }

  func list(_ request: ListRequest) -> Listing {
    let all = all(request).map(row)
    var part = part(request.window, of: all, limit: request.limit ?? .max)
    part.window = request.window
    part.arrivals = Int64(stories.map(\.id).max() ?? 0)
    part.highlights = request.query.highlights
    part.notice = request.query.notice
    if bringsSentences, !part.highlights.isEmpty, let screen = request.screen,
      screen.hasSentences
    {
      part.snippets = snippets(part.rows.prefix(screen.rows).map(\.key), request.query)
    }
    return part
  }

  func count(_ request: ListRequest, before first: RowKey?) -> ListCount {
    let all = all(request).map { Self.key($0.id) }
    return ListCount(total: all.count, before: first.flatMap { all.firstIndex(of: $0) } ?? 0)
  }

  func snippets(_ keys: [RowKey], _ query: Query) -> [RowKey: Snippet] {
    var found: [RowKey: Snippet] = [:]
    for story in stories where keys.contains(Self.key(story.id)) {
      found[Self.key(story.id)] = Snippet(of: brief(story), for: query)
    }
    return found
  }

  private func all(_ request: ListRequest) -> [Story] {
    let found = stories.filter {
      matches($0, request.query.root) || request.kept.contains(BriefID($0.id))
    }
    return found.sorted { a, b in
      switch request.sort {
      case .oldest: (a.day, a.id) < (b.day, b.id)
      case .title: a.title < b.title
      case .minutes: (a.minutes, a.id) < (b.minutes, b.id)
      case .date, .relevance: (-a.day, a.id) < (-b.day, b.id)
      }
    }
  }

  private func part(_ window: ListWindow, of all: [BriefRow], limit: Int) -> Listing {
    func cut(_ range: Range<Int>, found: Int? = nil) -> Listing {
      let range = range.clamped(to: 0..<all.count)
      return Listing(
        rows: Array(all[range]), isFirst: range.lowerBound == 0,
        isLast: range.upperBound == all.count, found: found.map { all[$0].key })
    }
    func place(_ key: RowKey) -> Int? { all.firstIndex { $0.id == key.id } }
    func around(_ row: Int) -> Listing {
      cut(max(0, row - limit / 3)..<row + min(limit, all.count - row), found: row)
    }
    let start = cut(0..<min(limit, all.count))
    switch window {
    case .start: return start
    case .end:
      return all.isEmpty ? start : cut(max(0, all.count - limit)..<all.count, found: all.count - 1)
    case .around(let keys, _): return keys.compactMap(place).first.map(around) ?? start
    case .after(let key):
      guard let row = place(key) else { return Listing(rows: [], isFirst: false, isLast: false) }
      var part = cut(row + 1..<row + 1 + min(limit, all.count - row - 1))
      part.found = key
      return part
    case .before(let key):
      guard let row = place(key) else { return Listing(rows: [], isFirst: false, isLast: false) }
      var part = cut(max(0, row - limit)..<row)
      part.found = key
      return part
    case .landmark(let landmark, let key, let forward):
      let found = place(key).flatMap { self.landmark(landmark, from: $0, forward, in: all) }
      return found.map(around) ?? Listing(rows: [], isFirst: false, isLast: false)
    }
  }

  private func landmark(
    _ landmark: ListWindow.Landmark, from row: Int, _ forward: Bool, in all: [BriefRow]
  ) -> Int? {
    func day(_ row: Int) -> Int64 { all[row].published.seconds / 86_400 }
    switch (landmark, forward) {
    case (.unread, true): return all.indices.first { $0 > row && !all[$0].state.isRead }
    case (.unread, false): return all.indices.last { $0 < row && !all[$0].state.isRead }
    case (.day, true): return all.indices.first { $0 > row && day($0) != day(row) }
    case (.day, false):
      let start = all.indices.first { day($0) == day(row) } ?? row
      if start < row { return start }
      return row == 0 ? nil : all.indices.first { day($0) == day(row - 1) }
    }
  }

  private func matches(_ story: Story, _ node: Query.Node) -> Bool {
    let state = states[BriefID(story.id)] ?? ReadingState()
    let words = Words.folded(story.title + " " + story.sections.map(\.2).joined(separator: " "))
    switch node {
    case .all: return true
    case .word(let word, let isPrefix, _):
      return words.contains { isPrefix ? $0.hasPrefix(word) : $0 == word }
    case .entity(let key, _, _): return story.entities.contains { Words.key($0.0) == key }
    case .state(.unread): return !state.isRead
    case .state(.read): return state.isRead
    case .state(.new): return arrived.contains(story.id)
    case .state(.starred): return state.isStarred
    case .days(let from, let before):
      return from.map { story.day >= $0.number } ?? true
        && before.map { story.day < $0.number } ?? true
    case .and(let nodes): return nodes.allSatisfy { matches(story, $0) }
    case .or(let nodes): return nodes.contains { matches(story, $0) }
    case .not(let node): return !matches(story, node)
    default: return false
    }
  }

  var counts: LibraryCounts {
    LibraryCounts(
      briefs: stories.count,
      unread: stories.count { states[BriefID($0.id)]?.isRead != true },
      starred: stories.count { states[BriefID($0.id)]?.isStarred == true },
      problems: problems.count { $0.severity != .notice })
  }

  func completions(_ field: Query.NameField, _ prefix: String) -> [NameCompletion] {
    guard case .entity(let kind) = field else {
      return [NameCompletion(name: "press freedom", briefs: 2)]
    }
    let all = stories.flatMap(\.entities).filter { kind == nil || $0.1 == kind }
    let names = Set(all.map(\.0)).filter { Words.key($0).hasPrefix(Words.key(prefix)) }
    return names.map { name in
      NameCompletion(
        name: DisplayText(cleaning: name), kind: all.first { $0.0 == name }?.1,
        briefs: all.count { $0.0 == name })
    }.sorted { ($1.briefs, $0.name.string) < ($0.briefs, $1.name.string) }
  }

  func related(_ key: RowKey) -> [RelatedStory] {
    guard let story = stories.first(where: { $0.id == key.id.value }) else { return [] }
    let names = Set(story.entities.map(\.0))
    let chosen = story.publisherRelated.map { title -> RelatedStory in
      let row = stories.first { $0.title == title }.map { Self.key($0.id) }
      return RelatedStory(
        row: row, title: DisplayText(cleaning: title), reason: "publisher's choice",
        isPublishers: true, isRead: false)
    }
    let computed = stories.filter { $0.id != story.id }.compactMap { other -> RelatedStory? in
      let shared = other.entities.map(\.0).filter(names.contains)
      guard let first = shared.first, !story.publisherRelated.contains(other.title) else {
        return nil
      }
      return RelatedStory(
        row: Self.key(other.id), title: DisplayText(cleaning: other.title),
        reason: "shares \(cleaning: first)", isPublishers: false,
        isRead: states[BriefID(other.id)]?.isRead == true)
    }
    return chosen + computed
  }
}

extension FakeLibrary {
  /// Sets a flag and remembers what was there before.
  mutating func mark(
    _ keys: [RowKey], _ flag: Flag, _ value: Bool, isAutomatic: Bool = false
  ) -> [BriefID: ReadingState] {
    if isAutomatic {
      for key in keys where !set(key.id, flag, value) { automaticReads.append(key.id) }
      return states
    }
    var before: [(BriefID, Flag, Bool)] = []
    for key in keys { before.append((key.id, flag, set(key.id, flag, value))) }
    undoLog.append(before)
    redoLog = []
    return states
  }

  mutating func markAllRead(_ request: ListRequest, arrivals: Int64) -> [BriefID: ReadingState] {
    let unread = all(request).filter {
      Int64($0.id) <= arrivals && states[BriefID($0.id)]?.isRead != true
    }
    return mark(unread.map { Self.key($0.id) }, .read, true)
  }

  mutating func undo(_ scope: UndoScope) -> [BriefID: ReadingState] {
    if scope == .automatic, let last = automaticReads.last {
      _ = set(last, .read, false)
      return states
    }
    guard let last = undoLog.popLast() else { return [:] }
    redoLog.append(last.map { ($0.0, $0.1, set($0.0, $0.1, $0.2)) })
    return states
  }

  mutating func redo(_ scope: UndoScope) -> [BriefID: ReadingState] {
    if scope == .automatic, let last = automaticReads.last {
      _ = set(last, .read, true)
      return states
    }
    guard let last = redoLog.popLast() else { return [:] }
    undoLog.append(last.map { ($0.0, $0.1, set($0.0, $0.1, $0.2)) })
    return states
  }

  private mutating func set(_ id: BriefID, _ flag: Flag, _ value: Bool) -> Bool {
    var state = states[id] ?? ReadingState()
    defer { states[id] = state }
    switch flag {
    case .read:
      defer {
        state.isRead = value
        state.isUpdated = false
      }
      return state.isRead
    case .starred:
      defer { state.isStarred = value }
      return state.isStarred
    }
  }
}
