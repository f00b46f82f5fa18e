import Briefs
import Text

/// Something a person can ask for by key, at the `:` prompt, in the config file or with `--set`.
package struct Command: Sendable {
  /// Where help lists it.
  package enum Group: String, Sendable, CaseIterable {
    case moving = "Moving"
    case reading = "Reading"
    case marking = "Marking"
    case finding = "Finding"
    case panels = "Panels"
    case program = "Program"
  }

  package let name: String
  package let group: Group
  /// What may stand after the name; empty where nothing may.
  package let arguments: DisplayText
  /// What each word after the name may be, for completion.
  package let takes: [CommandArgument]
  package let summary: DisplayText
  /// True where it acts on the open brief: it waits for a text that is still on its way.
  private(set) var isOnText = false
  let run: @Sendable (inout AppModel, [String]) throws(CommandError) -> [Effect]

  init(
    _ name: String, _ group: Group, _ summary: DisplayText, arguments: DisplayText? = nil,
    takes: [CommandArgument] = [],
    run: @escaping @Sendable (inout AppModel, [String]) throws(CommandError) -> [Effect]
  ) {
    self.name = name
    self.group = group
    self.arguments = arguments ?? takes.first?.choices ?? .empty
    self.takes = takes
    self.summary = summary
    self.run = run
  }

  /// A command that takes no arguments.
  init(
    _ name: String, _ group: Group, _ summary: DisplayText,
    _ run: @escaping @Sendable (inout AppModel) -> [Effect]
  ) {
    self.init(name, group, summary) { (model: inout AppModel, arguments) throws(CommandError) in
      guard arguments.isEmpty else {
        throw CommandError("\(cleaning: name) takes nothing after it")
      }
      return run(&model)
    }
  }
}

extension Command {
  /// The command as one that acts on the open brief.
  var onText: Command {
    var command = self
    command.isOnText = true
    return command
  }
}

/// Why a command line could not be run, as a clause for the status line.
package struct CommandError: Error, Hashable, Sendable {
  package let reason: DisplayText

  init(_ reason: DisplayText) { self.reason = reason }
}

/// Every command there is; help, completion, the palette and the key table are made from it.
package enum CommandRegistry {
  package static let all: [Command] =
    Command.moving + Command.reading + Command.marking + Command.finding + Command.panels
    + Command.asking + Command.correcting + Command.program

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

/// One line of the command language, taken apart.
package enum CommandLineParser {
  /// The words of a line that a person typed: its command is written out.
  static func typedWords(of line: String) throws(CommandError) -> [String] {
    let line = line.drop { $0 == " " || $0 == "\t" }
    let name = line.prefix { $0 != " " && $0 != "\t" }
    return words(of: try CommandRegistry.resolve(String(name)).name + line[name.endIndex...])
  }

  /// The words of a line: quotes hold spaces, a backslash takes the next character as it is, `#` at the
  /// start of a word begins a comment. An open quote ends with the line. A query is one word as it stands.
  package static func words(of line: String) -> [String] {
    var words: [String] = []
    var word = String.UnicodeScalarView()
    var isInWord = false
    var quote: Unicode.Scalar?
    var escaped = false
    for (index, scalar) in zip(line.unicodeScalars.indices, line.unicodeScalars) {
      let isBetween = !isInWord && !escaped && quote == nil
      if isBetween, scalar != " ", scalar != "\t", CommandRegistry.takesQuery(after: words) {
        return words + [String(line.unicodeScalars[index...])]
      }
      if escaped {
        word.append(scalar)
        escaped = false
      } else if scalar == "\\", quote != "'" {
        escaped = true
        isInWord = true
      } else if let open = quote {
        if scalar == open { quote = nil } else { word.append(scalar) }
      } else if scalar == "\"" || scalar == "'" {
        quote = scalar
        isInWord = true
      } else if scalar == " " || scalar == "\t" {
        if isInWord { words.append(String(word)) }
        word = String.UnicodeScalarView()
        isInWord = false
      } else if scalar == "#", !isInWord {
        break
      } else {
        word.append(scalar)
        isInWord = true
      }
    }
    if escaped { word.append("\\") }
    if isInWord { words.append(String(word)) }
    return words
  }
}

extension AppModel {
  /// Runs one line of the command language.
  package mutating func run(_ words: [String]) throws(CommandError) -> [Effect] {
    guard let name = words.first else { return [] }
    guard let command = CommandRegistry.named(name) else {
      throw CommandError("no command \"\(cleaning: name)\"; ? lists them")
    }
    return try command.run(&self, Array(words.dropFirst()))
  }

  /// Runs a config file before anything is shown; effects mean nothing yet and are dropped.
  ///
  /// - Returns: a sentence for each line that could not be run, such as `config:3: …`.
  package mutating func configure(_ text: String, name: DisplayText) -> [Problem] {
    var errors: [Problem] = []
    let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    for (number, line) in lines.enumerated() {
      do {
        let words = CommandLineParser.words(of: String(line))
        try runAsSetting(words)
      } catch {
        errors.append(
          Problem(path: name, line: number + 1, severity: .error, reason: error.reason))
      }
    }
    return errors
  }

  /// Runs a line that may only change settings and keys.
  package mutating func runAsSetting(_ words: [String]) throws(CommandError) {
    guard let name = words.first else { return }
    guard ["set", "bind", "unbind", "theme"].contains(name) || CommandRegistry.named(name) == nil
    else { throw CommandError("\(cleaning: name) runs only while reading") }
    let isQuestion = words.count == (name == "set" ? 2 : 1)
    if isQuestion, name == "set" || name == "theme" {
      throw CommandError("\(cleaning: words.joined(separator: " ")) wants a value")
    }
    _ = try run(words)
  }
}
