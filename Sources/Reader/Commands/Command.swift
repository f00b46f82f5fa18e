import Briefs
import Text

/// Something a person can ask for by key, at the `:` prompt, in the config file or with `--set`.
///
/// What it does is up to the layer of the screen that answers it.
package struct Command: Sendable {
  /// Where help lists it.
  package enum Group: String, Sendable, CaseIterable {
    case moving = "Moving"
    case reading = "Reading"
    case marking = "Marking"
    case finding = "Finding"
    case panels = "Panels"
    case program = "Program"
    case typing = "Typing"
  }

  struct Traits: OptionSet, Sendable {
    let rawValue: Int

    /// It acts on the open brief: it waits for a text that has not loaded.
    static let onText = Traits(rawValue: 1)
    /// It moves, and a count before it repeats it.
    static let counts = Traits(rawValue: 2)
    /// Whatever layer is in front, it works.
    static let anywhere = Traits(rawValue: 4)
    /// It changes settings or keys: a config file and `--set` may run it.
    static let setting = Traits(rawValue: 8)
    /// It changes so much that a burst of keys must not run it.
    static let deliberate = Traits(rawValue: 16)
  }

  package let id: Name
  package let group: Group
  /// What may follow the name; empty where nothing may.
  package let arguments: DisplayText
  /// What each word after the name may be, for completion.
  package let takes: [CommandArgument]
  package let summary: DisplayText
  let traits: Traits

  package var name: String { id.rawValue }

  init(
    _ id: Name, _ group: Group, _ summary: DisplayText, _ traits: Traits = [],
    arguments: DisplayText? = nil, takes: [CommandArgument] = []
  ) {
    self.id = id
    self.group = group
    self.arguments = arguments ?? takes.first?.choices ?? .empty
    self.takes = takes
    self.summary = summary
    self.traits = traits
  }
}

/// A command with its arguments, on its way to the layer that answers it.
struct CommandCall: Hashable, Sendable {
  let name: Command.Name
  let arguments: [String]
  /// The count typed before its key.
  var count: Int?

  /// How often, or how far, a motion goes.
  var times: Int { count ?? 1 }

  init(_ name: Command.Name, _ arguments: [String] = []) {
    self.name = name
    self.arguments = arguments
  }

  /// - Throws: where there is no such command, or where it takes nothing and is given something.
  init(_ words: [String]) throws(CommandError) {
    let name = words.first ?? ""
    guard let command = CommandRegistry.named(name) else {
      throw CommandError("no command \"\(cleaning: name)\"; help lists them")
    }
    guard words.count == 1 || !command.arguments.isEmpty else {
      throw CommandError("\(cleaning: name) takes nothing after it")
    }
    self.init(command.id, Array(words.dropFirst()))
  }
}

/// Why a command line could not be run, as a clause for the status line.
package struct CommandError: Error, Hashable, Sendable {
  package let reason: DisplayText

  init(_ reason: DisplayText) { self.reason = reason }
}

/// Every command there is; help, completion, the palette and the key table are made from it.
package enum CommandRegistry {
  package static let all = Command.table

  private static let byName = Dictionary(
    all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

  /// Other names, as other programs have them.
  static let aliases = ["q": "quit"]

  package static func named(_ name: String) -> Command? {
    byName[name] ?? aliases[name].flatMap { byName[$0] }
  }

  /// The command of a name, or of the beginning of just one name.
  static func resolve(_ name: String) throws(CommandError) -> Command {
    if let command = named(name) { return command }
    let begin = all.filter { $0.name.hasPrefix(name) }
    guard let first = begin.first else {
      throw CommandError("no command \"\(cleaning: name)\"; help lists them")
    }
    guard begin.count == 1 else {
      let names = begin.prefix(4).map { DisplayText(cleaning: $0.name) }
      let more: DisplayText = begin.count > names.count ? ", \u{2026}" : .empty
      throw CommandError(
        "\"\(cleaning: name)\" could be \(DisplayText.joined(names, by: ", "))\(more)")
    }
    return first
  }

  /// Commands for a half-typed name: those that begin with it first, then those that hold its letters.
  static func completions(of text: String) -> [Command] {
    let typed = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
    guard typed.count < 2 else { return [] }
    let name = typed.first.map(String.init) ?? ""
    guard !name.isEmpty else { return all }
    let begin = all.filter { $0.name.hasPrefix(name) }
    let words = all.filter { command in
      !command.name.hasPrefix(name)
        && (command.name.split(separator: "-").contains { $0.hasPrefix(name) }
          || command.summary.string.lowercased().contains(name.lowercased()))
    }
    return begin + words
  }
}

extension CommandRegistry {
  /// True where what follows these words is a query, which has quotes of its own.
  static func takesQuery(after words: [String]) -> Bool {
    guard let command = words.first.flatMap(named) else { return false }
    if let at = command.takes.firstIndex(of: .command), words.count > at + 1 {
      let own = KeyContext.list(words[1]) == nil ? at + 1 : at + 2
      return takesQuery(after: Array(words.dropFirst(own)))
    }
    return command.takes.firstIndex(of: .query) == words.count - 1
  }

  /// What may be the next word after the words of a line; `nil` where nothing may.
  static func argument(after words: [String]) -> CommandArgument? {
    guard let name = words.first else { return .command }
    guard let command = named(name) else { return nil }
    var place = words.count - 1
    var before = Array(words.dropFirst())
    // `bind` and `unbind` may name where before the keys.
    if command.takes.contains(.key) || command.takes.contains(.boundKey), let first = before.first,
      KeyContext.list(first) != nil
    {
      place -= 1
      before.removeFirst()
    }
    if let at = command.takes.firstIndex(of: .command), place >= at {
      return argument(after: Array(before.dropFirst(at)))
    }
    return command.takes.indices.contains(place) ? command.takes[place] : nil
  }
}
