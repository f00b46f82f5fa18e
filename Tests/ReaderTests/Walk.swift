import Briefs
import Foundation
@testable import Reader
import Screen
import Testing
import Text

/// A person at the keyboard without a terminal: keys in, screen out.
struct Walk {
  private(set) var model: AppModel
  var library: FakeLibrary
  /// Effects that reach outside the library, in the order they came.
  private(set) var asked: [Effect] = []
  /// Answers that are held back until `deliver()`, to see the screen while work goes on.
  var holdsAnswers = false
  /// Neighbours of the selected brief are opened before anybody asks for them.
  private let opensAhead: Bool
  private(set) var held: [Action] = []

  static let today = 20_313  // 13 August 2025

  init(
    _ library: FakeLibrary = .standard, columns: Int = 120, rows: Int = 40,
    session: SessionState? = nil, config: String = "", window: Int = 200,
    opensAhead: Bool = false, starting: (inout AppModel) -> Void = { _ in }
  ) throws {
    self.library = library
    self.opensAhead = opensAhead
    let zone = try #require(TimeZone(secondsFromGMT: 0))
    model = AppModel(
      size: Size(columns: columns, rows: rows), folderName: "Samples", zone: zone,
      now: Int64(Self.today) * 86_400 + 36_000)
    model.settings.terminal.background = .dark
    #expect(model.configure(config, name: "config") == [])
    if let session { model.restore(session) }
    model.list.windowSize = window
    starting(&model)
    perform(model.start())
    paint()
  }

  /// Presses keys separated by spaces: a single character, a key's name with or without its brackets
  /// (`enter`, `<c-d>`), or a word that is typed letter by letter.
  mutating func press(_ script: String) {
    for token in script.split(separator: " ").map(String.init) {
      if let key = Key(name: token) ?? Key(name: "<\(token)>"), token.utf8.count > 0 {
        press(key)
      } else {
        for scalar in token.unicodeScalars { press(.character(scalar)) }
      }
    }
  }

  mutating func press(_ key: Key) {
    send(.key(key))
    paint()
  }

  mutating func resize(_ columns: Int, _ rows: Int) {
    send(.resized(Size(columns: columns, rows: rows)))
    paint()
  }

  mutating func setTerminal(_ traits: TerminalTraits) { model.settings.terminal = traits }

  mutating func send(_ action: Action) { perform(model.update(action)) }

  mutating func deliver() {
    let answers = held
    held = []
    for answer in answers { send(answer) }
    paint()
  }

  var screen: Canvas { RootView.render(model) }

  private mutating func paint() { model.didPaint() }

  private mutating func perform(_ effects: [Effect]) {
    for effect in effects {
      guard let answer = answer(effect) else { continue }
      if holdsAnswers { held.append(answer) } else { send(answer) }
    }
  }

  private mutating func answer(_ effect: Effect) -> Action? {
    switch effect {
    case .list(let generation, let request):
      return .listed(generation: generation, library.list(request))
    case .count(let generation, let request, let first):
      return .counted(
        generation: generation, library.count(request, before: first), first: first)
    case .countFiltered(let generation, let found, let unread):
      return .filteredCounted(
        generation: generation, found: library.count(found, before: nil),
        unread: library.count(unread, before: nil))
    case .locate(let name):
      let story = library.stories.first { "\(BriefID($0.id))".hasPrefix(name) }
      return .located(name: name, story.map { FakeLibrary.key($0.id) })
    case .countViews(let generation, let requests):
      return .viewsCounted(
        generation: generation, requests.map { library.count($0, before: nil) })
    case .snippets(let generation, let keys, let query):
      return .snippets(generation: generation, library.snippets(keys, query))
    case .open(let generation, let key):
      return .opened(generation: generation, key, library.open(key))
    case .openAhead(let generation, let keys):
      guard opensAhead else { return nil }
      for brief in keys.compactMap(library.open) {
        send(.openedAhead(generation: generation, brief))
      }
      return nil
    case .card(let generation, let entity):
      return .card(generation: generation, library.card(entity))
    case .related(let generation, let key):
      return .related(generation: generation, library.related(key))
    case .states(let ids): return .states(library.states.filter { ids.contains($0.key) })
    case .counts: return .counts(library.counts)
    case .problems: return .problems(library.problems)
    case .complete(let generation, let field, let prefix):
      return .completed(generation: generation, library.completions(field, prefix))
    case .mark(let keys, let flag, let value, let phrase):
      asked.append(effect)
      let states = library.mark(keys, flag, value, isAutomatic: phrase == .silent)
      return .saved(states: states, .empty)
    case .markAllRead(let request, let arrivals):
      let states = library.markAllRead(request, arrivals: arrivals)
      let count = library.undoLog.last?.count ?? 0
      return .saved(states: states, "\(count) read", canUndo: true)
    case .undo(let scope): return .saved(states: library.undo(scope), "undone")
    case .redo(let scope): return .saved(states: library.redo(scope), "redone")
    case .correct(let correction):
      asked.append(effect)
      return library.correct(correction)
    case .undoCorrection: return library.undoCorrection()
    case .redoCorrection: return library.redoCorrection()
    case .allEntities, .entityPage, .entityBriefs, .sharedSentences, .writePair, .watchMarks,
      .countWatched:
      return library.answerAboutEntities(effect)
    case .rescan, .wake, .saveSession, .redraw, .suspend, .quit:
      asked.append(effect)
      return nil
    }
  }
}

extension Walk {
  /// Fires the timers that were asked for and have not been fired yet.
  mutating func letTimePass() {
    let timers = asked
    asked = asked.filter { if case .wake = $0 { false } else { true } }
    for case .wake(let timer, let generation, _) in timers {
      send(.timer(timer, generation: generation))
    }
    paint()
  }

  func isRead(_ id: UInt64) -> Bool { library.states[BriefID(id)]?.isRead == true }
}

extension FakeLibrary {
  /// Eight stories over three days that share some names.
  static let standard = FakeLibrary([
    Story(
      id: 1, title: "Roskomnadzor limits calls on two messengers", day: Walk.today, minutes: 8,
      isAI: true,
      entities: [
        ("Roskomnadzor", .organisation), ("Telegram", .organisation), ("Meta", .organisation),
        ("Russia", .place), ("Moscow", .place),
      ],
      sections: [
        (
          "What's Happening?", .happening,
          "Calls on Telegram fail in Russia since Monday. Roskomnadzor named fraud as its reason.\n"
            + "Meta said that it would go on protecting what people say to each other."
        ),
        ("Why It's Important?", .important, "Moscow wants messengers that answer to it."),
        ("What's Next?", .next, "Telegram and Meta may have to choose."),
        ("Beyond the Headlines", .beyond, "Other states in the region watch Russia closely."),
      ], publisherRelated: ["Max arrives on every new phone", "A story nobody has"]),
    Story(
      id: 2, title: "Max arrives on every new phone", day: Walk.today, minutes: 4,
      entities: [("Max", .organisation), ("Russia", .place)],
      sections: [("What's Happening?", .happening, "Max will be installed in Russia by law.")]),
    Story(
      id: 3, title: "Brussels opens a case against Meta", day: Walk.today - 1, minutes: 3,
      entities: [("Meta", .organisation), ("European Commission", .organisation)],
      sections: [
        ("What's Happening?", .happening, "The European Commission opened a case against Meta."),
        ("What's Next?", .next, "Meta has ten days to answer."),
      ]),
    Story(
      id: 4, title: "Inflation slows in the euro area", day: Walk.today - 1,
      entities: [("European Central Bank", .organisation)],
      sections: [("What's Happening?", .happening, "Prices rose less, the bank said.")]),
    Story(
      id: 5, title: "Signal gains users in Moscow", day: Walk.today - 1,
      entities: [("Signal", .organisation), ("Moscow", .place)],
      sections: [("What's Happening?", .happening, "Signal counted more users in Moscow.")]),
    Story(
      id: 6, title: "A quiet day for wheat", day: Walk.today - 2,
      sections: [("What's Happening?", .happening, "Nothing moved.")]),
    Story(
      id: 7, title: "Wildfires reach the coast", day: Walk.today - 2,
      entities: [("Spain", .place)],
      sections: [("What's Happening?", .happening, "Spain sent more planes.")]),
    Story(
      id: 8, title: "Inflation talks resume", day: Walk.today - 2,
      entities: [("European Central Bank", .organisation)],
      sections: [("What's Happening?", .happening, "The talks resume on Friday.")]),
  ])
}
