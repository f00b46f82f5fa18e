import Briefs
import Screen
import Text

extension Command {
  static let program: [Command] = [
    Command("escape", .program, "take one thing off: prompt, highlights, filter") { $0.dropLast() },
    Command("help", .program, "this help; type to search it, Enter runs a command") {
      $0.overlay = .help(Pager($0.helpLines))
      return []
    },
    Command("problems", .program, "the files that could not be read") {
      var pager = Pager<Problem>([])
      pager.isWaiting = true
      $0.overlay = .problems(pager)
      return [.problems]
    },
    Command("rescan", .program, "look at the folder again") {
      $0.message = AppModel.Message(text: "looking at the folder again")
      return [.rescan]
    },
    Command("prompt", .program, "command prompt with completion") {
      $0.prompt = Prompt(.command)
      return $0.offer(asked: false)
    },
    Command("redraw", .program, "draw the screen anew") { _ in [.redraw] },
    Command("suspend", .program, "stop, back to the shell; fg comes back") { _ in [.suspend] },
    Command("interrupt", .program, "twice: quit") {
      if $0.hasAskedToQuit { return $0.quitEffects() }
      $0.hasAskedToQuit = true
      $0.message = AppModel.Message(text: "Ctrl-C again to quit")
      return []
    },
    Command("quit", .program, "quit") { $0.quitEffects() },
    Command("theme", .program, "colours", takes: [.choice(Theme.all.map(\.name))]) {
      (model: inout AppModel, arguments) throws(CommandError) in
      try model.set("theme", arguments)
    },
    Command(
      "set", .program, "change a setting", arguments: "NAME VALUE",
      takes: [.settingName, .settingValue]
    ) {
      (model: inout AppModel, arguments) throws(CommandError) in
      guard let name = arguments.first else {
        throw CommandError("set wants a name, and shows its value, or a name and a value")
      }
      return try model.set(name, Array(arguments.dropFirst()))
    },
    Command(
      "bind", .program, "let a key run a command", arguments: "KEY COMMAND…",
      takes: [.key, .command]
    ) {
      (model: inout AppModel, arguments) throws(CommandError) in
      guard arguments.count >= 2 else { throw CommandError("bind wants a key and a command") }
      try model.bind(arguments[0], to: Array(arguments.dropFirst()))
      return []
    },
    Command("unbind", .program, "let a key do nothing", arguments: "KEY", takes: [.boundKey]) {
      (model: inout AppModel, arguments) throws(CommandError) in
      guard arguments.count == 1 else { throw CommandError("unbind wants a key") }
      try model.bind(arguments[0], to: [])
      return []
    },
  ]
}

extension AppModel {
  /// Changes a setting; without a value, says what it is.
  mutating func set(_ name: String, _ values: [String]) throws(CommandError) -> [Effect] {
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

  mutating func bind(_ name: String, to line: [String]) throws(CommandError) {
    guard let key = Key(name: name) else {
      throw CommandError("no key \"\(cleaning: name)\"")
    }
    if let command = line.first, CommandRegistry.named(command) == nil {
      throw CommandError("no command \"\(cleaning: command)\"; ? lists them")
    }
    keyMap.bind(key, to: line)
  }

  func quitEffects() -> [Effect] { [.saveSession(session), .quit] }

  /// What is written down for the next start.
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

  /// Takes over what the last session wrote down.
  package mutating func restore(_ state: SessionState) {
    view = state.filter
    isFilterRestored = !view.isEmpty
    sort = SortOrder(rawValue: state.sort) ?? .date
    readingShare = max(Layout.shares.lowerBound, min(state.readingShare, Layout.shares.upperBound))
    showsEntities = state.showsEntities
    showsRelated = state.showsRelated
    lastVisit = state.lastVisit
    searches = Array(state.searches.prefix(Self.historyLength))
    commandHistory = Array(state.commands.prefix(Self.historyLength))
    places = state.places
    savedViews = Array((state.views ?? []).prefix(SavedView.most))
    let known = Set(watchedKeys)
    let watched = (state.watched ?? []).filter { !known.contains(Words.key($0)) }
    settings.watched = Array((settings.watched + watched).prefix(Self.mostWatched))
    if let id = state.selection.flatMap({ BriefID(hex: $0) }) {
      list.expect(RowKey(id: id, entry: 0))
    }
  }

  static let historyLength = 100

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

  /// The help, made from the registry and the keys as they are bound now.
  var helpLines: [HelpLine] {
    commandLines + [
      HelpLine(keys: "If something goes wrong", line: [], summary: .empty, isHeading: true),
      HelpLine(
        keys: "reset", line: [],
        summary: "in the shell: brings the terminal back after kill -9 of the reader",
        isHeading: false),
    ]
  }

  private var commandLines: [HelpLine] {
    Command.Group.allCases.flatMap { group in
      [HelpLine(keys: "\(cleaning: group.rawValue)", line: [], summary: .empty, isHeading: true)]
        + CommandRegistry.all.filter { $0.group == group }.map { command in
          let keys = keyMap.keys(of: command.name).map(\.label)
          var shown = Self.shorten(keys, of: command)
          for (alias, name) in CommandRegistry.aliases where name == command.name {
            shown = shown.isEmpty ? ":\(cleaning: alias)" : "\(shown) :\(cleaning: alias)"
          }
          let name: DisplayText = "\(cleaning: command.name)"
          let arguments = command.arguments.isEmpty ? command.arguments : " \(command.arguments)"
          return HelpLine(
            keys: shown.isEmpty ? ":\(name)\(arguments)" : shown,
            line: [command.name], summary: command.summary, isHeading: false)
        }
    }
  }

  /// `1 … 9 0` would crowd the column; ten keys of one command are shown by the first and the last.
  private static func shorten(_ keys: [DisplayText], of command: Command) -> DisplayText {
    guard keys.count > 6, let first = keys.first, let last = keys.last else {
      return DisplayText.joined(keys, by: " ")
    }
    return "\(first) … \(keys[keys.count - 2]) \(last)"
  }
}
