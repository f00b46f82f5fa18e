import Briefs
import Screen
import Text

extension CommandRegistry {
  /// What could stand for a word, after the words before it: commands first, then what they take.
  static func candidates(
    after words: [String], for word: String, _ shared: Shared
  ) -> [Completion.Candidate] {
    switch argument(after: words) {
    case .command: return commands(for: word)
    case let argument?:
      return candidates(argument, after: words.last ?? "", shared).filter {
        $0.insertion.lowercased().hasPrefix(word.lowercased())
          || $0.label.string.lowercased().hasPrefix(word.lowercased())
      }
    case nil: return []
    }
  }

  private static func commands(for word: String) -> [Completion.Candidate] {
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
    _ argument: CommandArgument, after word: String, _ shared: Shared
  ) -> [Completion.Candidate] {
    switch argument {
    case .choice(let words): return plain(words)
    case .settingName:
      return Setting.all.map {
        Completion.Candidate(
          insertion: $0.name + " ", label: "\(cleaning: $0.name) \($0.values)", detail: $0.summary)
      }
    case .settingValue: return plain(Setting.named(word)?.choices ?? [])
    case .key:
      let free = Key.Named.allCases.map(Key.named).filter { shared.keyMap.line(for: $0) == nil }
      return bound(shared) + free.map { key($0.name, runs: []) }
    case .boundKey: return bound(shared)
    case .savedSearch:
      return shared.savedViews.map {
        Completion.Candidate(
          insertion: CommandLineParser.quoted($0.name), label: DisplayText(cleaning: $0.name),
          detail: DisplayText(cleaning: $0.query))
      }
    case .command, .query, .free: return []
    }
  }

  private static func plain(_ words: [String]) -> [Completion.Candidate] {
    words.map { Completion.Candidate(insertion: $0, label: DisplayText(cleaning: $0)) }
  }

  /// Keys with what they run now.
  private static func bound(_ shared: Shared) -> [Completion.Candidate] {
    shared.keyMap.order.filter { $0.context == .global }.map {
      key($0.sequence.name, runs: $0.line)
    }
  }

  private static func key(_ name: String, runs line: [String]) -> Completion.Candidate {
    Completion.Candidate(
      insertion: CommandLineParser.quoted(name) + " ", label: DisplayText(cleaning: name),
      detail: DisplayText(cleaning: line.joined(separator: " ")))
  }
}
