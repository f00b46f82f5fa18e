import Briefs
import Screen
import Text

/// What may stand at one place behind a command; completion is made from it.
package enum CommandArgument: Hashable, Sendable {
  /// One of these words.
  case choice([String])
  case settingName
  /// A value of the setting whose name stands before.
  case settingValue
  case key
  /// A key that runs something now.
  case boundKey
  /// A command, and behind it what that command takes.
  case command
  /// Anything; nothing is offered.
  case free

  /// The words of a choice as help writes them: `dark | light`.
  var choices: DisplayText? {
    guard case .choice(let words) = self else { return nil }
    return DisplayText.joined(words.map { DisplayText(cleaning: $0) }, by: " | ")
  }
}

extension CommandRegistry {
  /// What could stand for a word, after the words before it: commands first, then what they take.
  static func candidates(
    after words: [String], for word: String, _ model: AppModel
  ) -> [Completion.Candidate] {
    guard let name = words.first else { return commands(for: word, model) }
    guard let command = named(name) else { return [] }
    let place = words.count - 1
    if let at = command.takes.firstIndex(of: .command), place >= at {
      return candidates(after: Array(words.dropFirst(at + 1)), for: word, model)
    }
    guard command.takes.indices.contains(place) else { return [] }
    return candidates(command.takes[place], behind: words.last ?? "", model).filter {
      $0.insertion.lowercased().hasPrefix(word.lowercased())
        || $0.label.string.lowercased().hasPrefix(word.lowercased())
    }
  }

  private static func commands(for word: String, _ model: AppModel) -> [Completion.Candidate] {
    completions(of: word).map { command in
      let label: DisplayText =
        command.arguments.isEmpty
        ? "\(cleaning: command.name)" : "\(cleaning: command.name) \(command.arguments)"
      return Completion.Candidate(
        insertion: command.name + (command.arguments.isEmpty ? "" : " "), label: label,
        detail: command.summary)
    }
  }

  private static func candidates(
    _ argument: CommandArgument, behind word: String, _ model: AppModel
  ) -> [Completion.Candidate] {
    switch argument {
    case .choice(let words): plain(words)
    case .settingName:
      Setting.all.map {
        Completion.Candidate(
          insertion: $0.name + " ", label: "\(cleaning: $0.name) \($0.values)", detail: $0.summary)
      }
    case .settingValue: plain(Setting.named(word)?.choices ?? [])
    case .key:
      keys(model, model.keyMap.order)
        + keys(
          model, Key.Named.allCases.map(Key.named).filter { model.keyMap.line(for: $0) == nil })
    case .boundKey: keys(model, model.keyMap.order)
    case .command, .free: []
    }
  }

  private static func plain(_ words: [String]) -> [Completion.Candidate] {
    words.map { Completion.Candidate(insertion: $0, label: DisplayText(cleaning: $0)) }
  }

  /// Keys with what they run now.
  private static func keys(_ model: AppModel, _ keys: [Key]) -> [Completion.Candidate] {
    keys.map { key in
      let line = model.keyMap.line(for: key)?.joined(separator: " ") ?? ""
      return Completion.Candidate(
        insertion: CommandLineParser.quoted(key.name) + " ", label: DisplayText(cleaning: key.name),
        detail: DisplayText(cleaning: line))
    }
  }
}

extension CommandLineParser {
  /// The word at the end of a line that is being typed: the words before it, itself, and the Unicode
  /// scalars before it.
  static func openWord(of line: String) -> (before: [String], word: String, start: Int) {
    let scalars = Array(line.unicodeScalars)
    var start = scalars.count
    while start > 0, scalars[start - 1] != " " { start -= 1 }
    var before = String.UnicodeScalarView()
    before.append(contentsOf: scalars[..<start])
    var word = String.UnicodeScalarView()
    word.append(contentsOf: scalars[start...])
    return (words(of: String(before)), String(word), start)
  }

  /// A word as it must be written so that `words(of:)` gives it.
  static func quoted(_ word: String) -> String {
    let isPlain = word.unicodeScalars.allSatisfy { !["\\", "\"", "'", "#", " "].contains($0) }
    if isPlain { return word }
    return word.unicodeScalars.contains("'") || word == "\\" ? "\\" + word : "'\(word)'"
  }
}
