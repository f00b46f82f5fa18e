import Briefs
import Screen
import Text

/// Where a key goes: to the layer in front, as text or by the key map.
extension AppModel {
  mutating func press(_ key: Key) -> [Effect] {
    if case .focus = key { return [] }
    if keyMap.line(for: key) == ["suspend"], case .control = key { return [.suspend] }
    if let second = keyAfterEscape(key) { return press(.named(.escape)) + press(second) }
    message = nil
    if key != .control("c") { hasAskedToQuit = false }
    if layout.mode == .tooSmall { return pressWithoutRoom(key) }
    if front.takesText(key, keyMap) { return type(key) }
    if case .paste = key {
      message = Message(text: "paste ignored; \(keyWord(.search)) or \(keyWord(.prompt)) first")
      return []
    }
    if isBrowsing, holdForList(key) || hold(key) { return [] }
    return resolve(key)
  }

  /// Where the keys are looked up now, the nearest first.
  var keyContexts: [KeyContext] { front.contexts(focus) }

  /// Adds a key to those typed so far, and runs what they are bound to.
  private mutating func resolve(_ key: Key) -> [Effect] {
    if !input.isEmpty, !input.isOffered, [.named(.escape), .control("c")].contains(key) {
      input = KeyInput()
      return []
    }
    let isFree = keyMap.answer(to: [key], in: keyContexts) == .nothing
    if input.count != nil || isFree, input.addDigit(key) { return [] }
    let typed = KeyInput(keys: input.keys + [key], count: input.count)
    switch keyMap.answer(to: typed.keys, in: keyContexts) {
    case .wait:
      input = typed
      return []
    case .run(let line):
      input = KeyInput()
      let effects = perform(line, count: typed.count)
      offerCount(key, after: line, effects)
      return effects
    case .nothing:
      input = KeyInput()
      let hint: DisplayText =
        isBrowsing ? "\(keyWord(.help)) shows the keys" : "\(keyWord(.out)) goes back"
      message = Message(text: "\(typed.label) does nothing here; \(hint)")
      return []
    }
  }

  /// A digit that had nothing to go to is the count of the motion after it.
  private mutating func offerCount(_ key: Key, after line: [String], _ effects: [Effect]) {
    guard line.first == Command.Name.section.rawValue, effects.isEmpty, message != nil,
      let digit = key.digit, digit > 0
    else { return }
    input = KeyInput(count: digit, isOffered: true)
  }

  /// True where the key would run a command that a burst of keys must not run.
  package func isDeliberate(_ key: Key) -> Bool {
    guard !front.takesText(key, keyMap),
      case .run(let line) = keyMap.answer(to: input.keys + [key], in: keyContexts)
    else { return false }
    return line.first.flatMap(CommandRegistry.named)?.traits.contains(.deliberate) == true
  }

  /// Escape and a key that arrive together look like Alt with that key; where Alt with it is not
  /// bound, they are the two. Arrows and their like come as sequences, and their Alt is one.
  private func keyAfterEscape(_ key: Key) -> Key? {
    guard case .alt(let plain) = key,
      keyMap.answer(to: input.keys + [key], in: keyContexts) == .nothing
    else { return nil }
    switch plain {
    case .character(let scalar): return .character(scalar)
    case .named(let name): return [.enter, .tab, .backspace].contains(name) ? .named(name) : nil
    }
  }

  /// Keeps a key back that acts on a text which has not loaded, and all that are typed after it.
  private mutating func hold(_ key: Key) -> Bool {
    guard focus != .list, reading.isAwaited, ![.named(.escape), .control("c")].contains(key) else {
      heldKeys = []
      return false
    }
    let keys = input.keys + [key]
    var actsOnText = false
    if case .run(let line) = keyMap.answer(to: keys, in: keyContexts) {
      let command = line.first.flatMap(CommandRegistry.named)
      actsOnText = command?.traits.contains(.onText) == true
    }
    guard !heldKeys.isEmpty || actsOnText else { return false }
    if heldKeys.count < Self.mostHeld { heldKeys += heldKeys.isEmpty ? keys : [key] }
    input = KeyInput()
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
    switch keyMap.line(for: key)?.first.flatMap(Command.Name.init(rawValue:)) {
    case .out, .quit, .interrupt: quitEffects()
    default: []
    }
  }

  private mutating func type(_ key: Key) -> [Effect] {
    input = KeyInput()
    let outcome: Outcome
    switch front {
    case .browse: return []
    case .entityBrowser(var browser):
      outcome = browser.type(key, &shared)
      front = .entityBrowser(browser)
    case .help(var pager):
      pager.type(key)
      front = .help(pager)
      return []
    case .problems(var pager):
      pager.type(key)
      front = .problems(pager)
      return []
    case .menu(let menu): outcome = menu.choose(menu.item(for: key))
    case .evidence(var pager):
      pager.type(key)
      front = .evidence(pager)
      return []
    case .prompt(var prompt):
      outcome = prompt.type(key, &shared)
      front = .prompt(prompt)
    }
    return carryOut(outcome)
  }
}
