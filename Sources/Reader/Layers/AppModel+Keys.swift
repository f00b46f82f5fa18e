import Briefs
import Screen
import Text

/// Where a key goes: the prompt, a list over the screen, or the key map.
extension AppModel {
  mutating func press(_ key: Key) -> [Effect] {
    if case .focus = key { return [] }
    if keyMap.line(for: key) == ["suspend"], case .control = key { return [.suspend] }
    if let second = keyAfterEscape(key) { return press(.named(.escape)) + press(second) }
    message = nil
    if key != .control("c") { hasAskedToQuit = false }
    if layout.mode == .tooSmall { return pressWithoutRoom(key) }
    if prompt != nil { return pressInPrompt(key) }
    if case .paste = key {
      message = Message(text: "paste ignored; / or : first")
      return []
    }
    if overlay != nil { return pressInOverlay(key) }
    if holdForList(key) || hold(key) { return [] }
    guard let line = keyMap.line(for: key) else {
      message = Message(text: "\(key.label) does nothing here; \(keyWord("help")) shows the keys")
      return []
    }
    return perform(line)
  }

  /// Escape and a key that arrive together look like Alt with that key; where Alt with it means
  /// nothing, they are the two. Arrows and their like come as sequences, and their Alt is one.
  private func keyAfterEscape(_ key: Key) -> Key? {
    guard case .alt(let plain) = key, prompt != nil || keyMap.line(for: key) == nil else {
      return nil
    }
    switch plain {
    case .character(let scalar): return .character(scalar)
    case .named(let name): return [.enter, .tab, .backspace].contains(name) ? .named(name) : nil
    }
  }

  /// Keeps a key back that acts on a text which is not here yet, and all that are typed after it.
  private mutating func hold(_ key: Key) -> Bool {
    guard focus != .list, reading.isAwaited, ![.named(.escape), .control("c")].contains(key) else {
      heldKeys = []
      return false
    }
    let command = keyMap.line(for: key)?.first.flatMap { CommandRegistry.named($0) }
    guard !heldKeys.isEmpty || command?.isOnText == true else { return false }
    if heldKeys.count < Self.mostHeld { heldKeys.append(key) }
    return true
  }

  static let mostHeld = 64

  /// Presses the keys that have waited; one of them may open yet another brief, and the rest wait on.
  mutating func releaseKeys() -> [Effect] {
    let keys = heldKeys
    heldKeys = []
    return keys.flatMap { press($0) }
  }

  private mutating func pressWithoutRoom(_ key: Key) -> [Effect] {
    let line = keyMap.line(for: key)?.first
    return line == "out" || line == "quit" || line == "interrupt" ? quitEffects() : []
  }

  /// Runs a line and answers an error in the status line.
  mutating func perform(_ line: [String]) -> [Effect] {
    do {
      return try run(line)
    } catch {
      message = Message(text: error.reason, isWarning: true)
      return []
    }
  }

  private mutating func pressInPrompt(_ key: Key) -> [Effect] {
    let history = promptHistory
    if case .replaceFile(let pair, let name) = prompt?.purpose {
      return answerReplacing(key, pair, name)
    }
    switch key {
    case .named(.escape), .control("c"), .control("g"): return cancelPrompt()
    case .named(.enter): return acceptPrompt()
    case .named(.backspace) where prompt?.text.isEmpty == true: return cancelPrompt()
    case .named(.up), .control("p"): prompt?.recall(1, from: history)
    case .named(.down), .control("n"): prompt?.recall(-1, from: history)
    case .named(.tab): return complete(1)
    case .named(.backTab): return complete(-1)
    default:
      let wasAsked = prompt?.completion?.isAsked == true
      guard prompt?.edit(key) == true else { return [] }
      // What follows a space is another word, for which nobody has asked yet.
      return offer(asked: wasAsked && key != .character(" ")) + promptChanged()
    }
    return offer(asked: false) + promptChanged()
  }

  /// Asks anew for what the side panels still wait for: whoever is at work on it stops, and begins
  /// again once no more keys come. Else it would keep a processor from what is typed for.
  private mutating func postponePanels() -> [Effect] {
    entities.forgetAsked()
    return related.asked.map { [.related(generation: related.ask(for: $0), $0)] } ?? []
  }

  private var promptHistory: [String] {
    switch prompt?.purpose {
    case .command: commandHistory
    case .merge, .file, .replaceFile: []
    default: searches
    }
  }

  /// Every letter of a search shows what it finds.
  mutating func promptChanged() -> [Effect] {
    guard let prompt else { return [] }
    let text = prompt.string
    let isBlank = text.allSatisfy { $0 == " " }
    switch prompt.purpose {
    case .search(let before, _):
      isLit = !isBlank
      let next = isBlank ? ViewFilter() : before.replaced(by: .query(text))
      return [show(next)] + postponePanels()
    case .narrow(let before, _):
      isLit = !isBlank
      var next = before
      if !isBlank { next.layers.append(.query(text)) }
      return [show(next)] + postponePanels()
    case .find(let start):
      reading.find = isBlank ? nil : ReadingPanel.Find(text: text, terms: findTerms(text))
      reading.currentMatch = nil
      reading.top = start
      return isBlank ? [] : moveMatch(1)
    case .command, .merge, .file, .replaceFile: return []
    }
  }

  /// What is typed is one phrase; its last word may be half a word.
  private func findTerms(_ text: String) -> [HighlightTerm] {
    let term = HighlightTerm(phrase: text, isPrefix: text.last != " ")
    return term.words.isEmpty ? [] : [term]
  }

  private mutating func cancelPrompt() -> [Effect] {
    defer { prompt = nil }
    switch prompt?.purpose {
    case .search(let before, let selection), .narrow(let before, let selection):
      isLit = false
      if let selection { list.expect(selection) }
      prompt = nil
      return [show(before)]
    case .find(let start):
      reading.find = nil
      reading.currentMatch = nil
      reading.top = start
      return []
    case .command, .merge, .file, .replaceFile, nil: return []
    }
  }

  /// Nothing but `y` replaces a file.
  private mutating func answerReplacing(
    _ key: Key, _ pair: EntityPair, _ name: String
  ) -> [Effect] {
    prompt = nil
    guard key.onLatin == .character("y") || key.onLatin == .character("Y") else {
      message = Message(text: "nothing written")
      return []
    }
    return write(pair, to: name, replaces: true)
  }

  private mutating func write(
    _ pair: EntityPair, to name: String, replaces: Bool
  ) -> [Effect] {
    message = Message(text: "writing \(cleaning: name)")
    return [.writePair(pair, name: name, replaces: replaces)]
  }

  private mutating func acceptPrompt() -> [Effect] {
    guard let accepted = prompt else { return [] }
    let text = accepted.string
    prompt = nil
    switch accepted.purpose {
    case .search(_, let selection), .narrow(_, let selection):
      list.rememberLost(selection)
      guard case .query(let typed)? = view.layers.last, typed == text, !text.isEmpty else {
        return [reload()]
      }
      let query = Query.trimmed(text)
      searches = Self.remember(query, in: searches)
      var next = view
      let finished = Query.finished(text, today: today, now: now)
      next.layers.removeLast()
      if !finished.isEmpty { next.layers.append(.query(finished)) }
      return [show(next), .saveSession(session)]
    case .find:
      if reading.find != nil { message = Message(text: reading.matchCount?.text ?? "no match") }
      return []
    case .merge(let entity): return merge(entity, into: text)
    case .file(let pair):
      let name = Query.trimmed(text)
      return name.isEmpty ? [] : write(pair, to: name, replaces: false)
    case .replaceFile: return []
    case .command:
      guard !CommandLineParser.words(of: text).isEmpty else { return [] }
      commandHistory = Self.remember(text, in: commandHistory)
      return performTyped(text) + [.saveSession(session)]
    }
  }

  private static func remember(_ line: String, in history: [String]) -> [String] {
    Array(([line] + history.filter { !$0.utf8.elementsEqual(line.utf8) }).prefix(historyLength))
  }

  /// Runs a line whose command may be written as far as only one begins like that.
  private mutating func performTyped(_ line: String) -> [Effect] {
    do {
      return try run(CommandLineParser.typedWords(of: line))
    } catch {
      message = Message(text: error.reason, isWarning: true)
      return []
    }
  }
}
