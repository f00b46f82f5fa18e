import Briefs
import Screen
import Text

/// Commands that work whatever layer is in front.
extension AppModel {
  mutating func handleInProgram(_ call: CommandCall) throws(CommandError) -> [Effect] {
    switch call.name {
    case .help: return open(.help(HelpPager(keyMap)))
    case .problems: return open(.problems(ProblemsPager())) + [.problems]
    case .prompt: return open(.prompt(PromptLayer(.command)))
    case .rescan:
      message = Message(text: "scanning the folder again")
      return [.rescan]
    case .redraw: return [.redraw]
    case .suspend: return [.suspend]
    case .quit: return quitEffects()
    case .theme: return try set("theme", call.arguments)
    case .set:
      guard let name = call.arguments.first else {
        throw CommandError("set wants a name, and shows its value, or a name and a value")
      }
      return try set(name, Array(call.arguments.dropFirst()))
    case .bind: try shared.keyMap.bind(BindLine(call.arguments, unbinds: false))
    case .unbind: try shared.keyMap.bind(BindLine(call.arguments, unbinds: true))
    case .keys:
      guard call.arguments.count == 1, let preset = KeyPreset.named(call.arguments[0]) else {
        let names = KeyPreset.all.map { DisplayText(cleaning: $0.name) }
        throw CommandError("keys wants \(DisplayText.joined(names, by: ", "))")
      }
      for line in preset.lines { try runAsSetting(CommandLineParser.words(of: line)) }
    default: throw CommandError("\(cleaning: call.name.rawValue) does nothing here")
    }
    return []
  }

  /// Changes a setting; without a value, says what it is.
  private mutating func set(
    _ name: String, _ values: [String]
  ) throws(CommandError) -> [Effect] {
    guard let setting = Setting.named(name) else {
      throw CommandError("no setting \"\(cleaning: name)\"")
    }
    guard !values.isEmpty else {
      let value = setting.value(settings)
      message = Message(
        text: value.isEmpty
          ? "\(cleaning: name) is not set" : "\(cleaning: name) is \(cleaning: value)")
      return []
    }
    guard setting.apply(&settings, values.joined(separator: " ")) else {
      throw CommandError("\(cleaning: name) is \(setting.values)")
    }
    if name == "watch" { list.watch.forget(all: true) }
    return []
  }

  func quitEffects() -> [Effect] { [.saveSession(session), .quit] }
}

/// The config file, before anything is shown.
extension AppModel {
  /// Runs a config file; effects mean nothing yet and are dropped.
  ///
  /// - Returns: a sentence for each line that could not be run, such as `config:3: …`.
  package mutating func configure(_ text: String, name: DisplayText) -> [Problem] {
    var errors: [Problem] = []
    var bound = BoundLines()
    let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    for (number, line) in lines.enumerated() {
      let words = CommandLineParser.words(of: String(line))
      do {
        try bound.add(words, line: number + 1, keyMap)
        try runAsSetting(words)
      } catch {
        errors.append(
          Problem(path: name, line: number + 1, severity: .error, reason: error.reason))
      }
    }
    for (line, reason) in bound.notices {
      errors.append(Problem(path: name, line: line, severity: .notice, reason: reason))
    }
    return errors
  }

  /// Runs a line that may only change settings and keys.
  package mutating func runAsSetting(_ words: [String]) throws(CommandError) {
    guard let name = words.first else { return }
    if let command = CommandRegistry.named(name), !command.traits.contains(.setting) {
      throw CommandError("\(cleaning: name) runs only while reading")
    }
    let isQuestion = words.count == (name == "set" ? 2 : 1)
    if isQuestion, name == "set" || name == "theme" {
      throw CommandError("\(cleaning: words.joined(separator: " ")) wants a value")
    }
    _ = try run(words)
  }
}

/// What is written down for the next start.
extension AppModel {
  package var session: SessionState {
    var state = SessionState()
    state.selection = (reading.isOpen ? reading.target : list.selection)?.id.description
    state.filter = filterToSave
    state.sort = sort.rawValue
    state.isOpen = reading.isOpen
    state.readingShare = readingShare
    state.showsEntities = showsEntities
    state.showsRelated = showsRelated
    state.lastVisit = now
    state.searches = searches
    state.commands = commandHistory
    state.views = savedViews
    state.watched = settings.watched
    state.places = placesNow
    return state
  }

  /// Takes over what the last session wrote.
  package mutating func restore(_ state: SessionState) {
    view = state.filter
    isFilterRestored = !view.isEmpty
    sort = SortOrder(rawValue: state.sort) ?? .date
    readingShare = max(Layout.shares.lowerBound, min(state.readingShare, Layout.shares.upperBound))
    showsEntities = state.showsEntities
    showsRelated = state.showsRelated
    lastVisit = state.lastVisit
    searches = Array(state.searches.prefix(Shared.historyLength))
    commandHistory = Array(state.commands.prefix(Shared.historyLength))
    places = state.places
    savedViews = Array((state.views ?? []).prefix(SavedView.most))
    let known = Set(watchedKeys)
    let watched = (state.watched ?? []).filter { !known.contains(Words.key($0)) }
    settings.watched = Array((settings.watched + watched).prefix(Shared.mostWatched))
    if let id = state.selection.flatMap({ BriefID(hex: $0) }) {
      list.expect(RowKey(id: id, entry: 0))
    }
  }

  /// Starts with a query, or with one brief open, as the command line asked.
  package mutating func begin(query: String?, open key: RowKey?) -> [Effect] {
    if let query {
      let layer = ViewFilter.Layer.query(query)
      commandLineFilter = CommandLineFilter(layer: layer, hidden: view)
      view = ViewFilter(layers: [layer])
      isFilterRestored = false
    }
    guard let key else { return [] }
    list.expect(key)
    return openForReading(key)
  }
}
