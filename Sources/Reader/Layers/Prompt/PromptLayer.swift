import Briefs
import Screen
import Text

/// A line being typed at the foot of the screen.
package struct PromptLayer: Sendable {
  /// What the line is for.
  enum Purpose: Sendable {
    /// `/`: live search, in the place of what narrows the list.
    case search
    /// `\`: live search that narrows the list further.
    case narrow
    /// `/` in the text; the line to go back to on Esc.
    case find(from: Anchor)
    case command
    /// The entity that another one is to be merged into.
    case merge(Entity)
    /// The file that the sentences of a pair are written to.
    case file(EntityPair)
    /// Whether an existing file is replaced; one key answers.
    case replaceFile(EntityPair, name: String)
  }

  let purpose: Purpose
  private(set) var line: LineEditor
  /// Where the person is in the history, counted from the newest; `nil` is the line being typed.
  private var historyIndex: Int?
  private var draft = ""
  /// What the palette above the line offers; `nil` where there is none.
  package internal(set) var completion: Completion?

  init(_ purpose: Purpose, text: String = "") {
    self.purpose = purpose
    line = LineEditor(text)
  }

  package var string: String { line.string }
  var isLiveSearch: Bool {
    switch purpose {
    case .search, .narrow: true
    default: false
    }
  }

  var label: DisplayText {
    switch purpose {
    case .search: "/"
    case .narrow: "\\"
    case .find: "find: "
    case .command: ":"
    case .merge(let entity): "\(entity.name.cut(to: 24)) is: "
    case .file: "write to: "
    case .replaceFile(_, let name): "\(cleaning: name) is there already; y replaces it: "
    }
  }

  /// A question that one key answers takes every key.
  func takesText(_ key: Key) -> Bool {
    if case .replaceFile = purpose { return true }
    return key.isText
  }

  /// Puts the chosen completion in the place of the word that was being typed.
  mutating func insert(chosenOf completion: Completion) {
    guard let chosen = completion.chosen, completion.candidates.indices.contains(chosen) else {
      return
    }
    let stem = completion.stem ?? Completion.Stem(text: line.text, cursor: line.cursor)
    let word = DisplayText(cleaning: completion.candidates[chosen].insertion).string.unicodeScalars
    let start = max(0, min(completion.start, stem.cursor))
    var new = Array(stem.text[..<start]) + Array(word)
    let end = new.count
    let rest = stem.text[stem.cursor...]
    new += new.last == " " && rest.first == " " ? rest.dropFirst() : rest
    guard line.set(new, cursor: end) else { return }
    self.completion = completion
    self.completion?.stem = stem
  }
}

extension PromptLayer {
  mutating func type(_ key: Key, _ shared: inout Shared) -> Outcome {
    if case .replaceFile(let pair, let name) = purpose {
      return answerReplacing(key, pair, name, &shared)
    }
    let wasAsked = completion?.isAsked == true
    line.insert(key)
    // After a space another word begins, for which no completion was asked.
    return changed(asked: wasAsked && key != .character(" "), &shared)
  }

  mutating func handle(
    _ call: CommandCall, _ shared: inout Shared
  ) throws(CommandError) -> Outcome {
    switch call.name {
    case .escape, .interrupt, .out: return .handled(then: [.close, .cancelled(purpose)])
    case .open: return accept(&shared)
    case .lineUp: recall(1, &shared)
    case .lineDown: recall(-1, &shared)
    case .complete: return complete(1, &shared)
    case .completeBack: return complete(-1, &shared)
    case .deleteLeft where line.text.isEmpty: return .handled(then: [.close, .cancelled(purpose)])
    default:
      let wasAsked = completion?.isAsked == true
      guard line.edit(call.name) else { return .handled() }
      return changed(asked: wasAsked, &shared)
    }
    return changed(asked: false, &shared)
  }

  /// What follows every change of the line.
  private mutating func changed(asked: Bool, _ shared: inout Shared) -> Outcome {
    .handled(offer(asked: asked, &shared), then: [.typed(purpose, string)])
  }

  private mutating func accept(_ shared: inout Shared) -> Outcome {
    let text = string
    switch purpose {
    case .search, .narrow, .find, .merge:
      return .handled(then: [.close, .accepted(purpose, text)])
    case .file(let pair):
      let name = Query.trimmed(text)
      guard !name.isEmpty else { return .handled(then: [.close]) }
      return write(pair, to: name, replaces: false, &shared)
    case .replaceFile: return .handled(then: [.close])
    case .command:
      guard !CommandLineParser.words(of: text).isEmpty else { return .handled(then: [.close]) }
      shared.commandHistory = Shared.remember(text, in: shared.commandHistory)
      return .handled(then: [.close, .runTyped(text)])
    }
  }

  /// Nothing but `y` replaces a file.
  private func answerReplacing(
    _ key: Key, _ pair: EntityPair, _ name: String, _ shared: inout Shared
  ) -> Outcome {
    guard key.onLatin == .character("y") || key.onLatin == .character("Y") else {
      shared.say("nothing written")
      return .handled(then: [.close])
    }
    return write(pair, to: name, replaces: true, &shared)
  }

  private func write(
    _ pair: EntityPair, to name: String, replaces: Bool, _ shared: inout Shared
  ) -> Outcome {
    shared.say("writing \(cleaning: name)")
    return .handled([.writePair(pair, name: name, replaces: replaces)], then: [.close])
  }

  /// Walks the history, `step` 1 to older lines and -1 to newer ones.
  private mutating func recall(_ step: Int, _ shared: inout Shared) {
    let history = history(shared)
    let wanted = (historyIndex ?? -1) + step
    guard wanted < history.count else { return }
    if historyIndex == nil { draft = string }
    historyIndex = wanted < 0 ? nil : wanted
    line.set(wanted < 0 ? draft : history[wanted])
  }

  private func history(_ shared: Shared) -> [String] {
    switch purpose {
    case .command: shared.commandHistory
    case .merge, .file, .replaceFile: []
    case .search, .narrow, .find: shared.searches
    }
  }
}
