import Briefs
import Screen
import Text

/// Commands go to the front layer first, and to those below it as long as each passes them on.
extension AppModel {
  /// True while no layer covers the panes or waits for keys over them.
  package var isBrowsing: Bool { layers.count == 1 }

  /// The line being typed, if one is.
  package var prompt: PromptLayer? {
    if case .prompt(let prompt) = front { prompt } else { nil }
  }

  var entityBrowser: EntityBrowser? {
    for case .entityBrowser(let browser) in layers.reversed() { return browser }
    return nil
  }

  var front: Layer {
    get { layers.last ?? .browse }
    set { layers[layers.count - 1] = newValue }
  }

  /// True while a layer other than a prompt is over the panes.
  var isCovered: Bool {
    layers.contains {
      switch $0 {
      case .browse, .prompt: false
      default: true
      }
    }
  }

  /// Puts a layer in front.
  mutating func open(_ layer: Layer) -> [Effect] {
    layers.append(layer)
    guard case .prompt(var prompt) = layer else { return [] }
    let effects = prompt.offer(asked: false, &shared)
    front = .prompt(prompt)
    return effects
  }

  /// Takes the front layer off.
  private mutating func close() {
    if case .menu = front { pendingCorrection = nil }
    if layers.count > 1 { layers.removeLast() }
  }

  /// Runs a line and answers an error in the status line.
  mutating func perform(_ line: [String], count: Int? = nil) -> [Effect] {
    do {
      var call = try CommandCall(line)
      call.count = count
      return try run(call)
    } catch {
      message = Message(text: error.reason, isWarning: true)
      return []
    }
  }

  /// Runs one line of the command language.
  package mutating func run(_ words: [String]) throws(CommandError) -> [Effect] {
    words.isEmpty ? [] : try run(CommandCall(words))
  }

  /// A motion with a count is repeated where its layer does not take all steps at once.
  private mutating func run(_ call: CommandCall) throws(CommandError) -> [Effect] {
    let takesSteps = [.lineDown, .lineUp].contains(call.name) || !isBrowsing
    let command = CommandRegistry.named(call.name.rawValue)
    guard let count = call.count, !takesSteps, command?.traits.contains(.counts) == true else {
      return try handle(call)
    }
    var effects: [Effect] = []
    for _ in 0..<min(count, Self.mostRepeated) {
      effects += try handle(call)
      if message != nil { break }
    }
    return effects
  }

  private static let mostRepeated = 500

  private mutating func handle(_ call: CommandCall) throws(CommandError) -> [Effect] {
    for depth in layers.indices.reversed() {
      let outcome = try handle(call, at: depth)
      if case .handled = outcome { return carryOut(outcome) }
      let command = CommandRegistry.named(call.name.rawValue)
      guard command?.traits.contains(.anywhere) == true else {
        throw CommandError("\(cleaning: call.name.rawValue) does nothing here")
      }
    }
    return try handleInProgram(call)
  }

  private mutating func handle(
    _ call: CommandCall, at depth: Int
  ) throws(CommandError) -> Outcome {
    let outcome: Outcome
    switch layers[depth] {
    case .browse: outcome = try handleInBrowse(call)
    case .entityBrowser(var browser):
      outcome = try browser.handle(call, &shared)
      layers[depth] = .entityBrowser(browser)
    case .help(var pager):
      outcome = pager.handle(call, shared)
      layers[depth] = .help(pager)
    case .problems(var pager):
      outcome = pager.handle(call, shared)
      layers[depth] = .problems(pager)
    case .menu(var menu):
      outcome = menu.handle(call)
      layers[depth] = .menu(menu)
    case .evidence(var pager):
      outcome = pager.handle(call, shared)
      layers[depth] = .evidence(pager)
    case .prompt(var prompt):
      outcome = try prompt.handle(call, &shared)
      layers[depth] = .prompt(prompt)
    }
    return outcome
  }

  /// Does what a layer asks of the others, in order.
  mutating func carryOut(_ outcome: Outcome) -> [Effect] {
    guard case .handled(var effects, let requests) = outcome else { return [] }
    for request in requests { effects += carryOut(request) }
    return effects
  }

  private mutating func carryOut(_ request: LayerRequest) -> [Effect] {
    switch request {
    case .close: close()
    case .choose(let line):
      layers.removeLast()
      return perform(line)
    case .closeAll: layers = [.browse]
    case .open(let layer): return open(layer)
    case .read(let key, let entity, let place): return read(key, highlighting: entity, at: place)
    case .narrow(let entity): return narrow(to: entity)
    case .toggleWatch(let entity): return toggleWatch(entity)
    case .showMention(let mention): choose(mention: mention)
    case .typed(let purpose, let text): return typed(purpose, text)
    case .accepted(let purpose, let text): return accepted(purpose, text)
    case .cancelled(let purpose): return cancelled(purpose)
    case .runTyped(let line): return performTyped(line) + [.saveSession(session)]
    }
    return []
  }

  /// Runs a line whose command may be abbreviated as far as it is the only one that begins so.
  private mutating func performTyped(_ line: String) -> [Effect] {
    do {
      return try run(CommandLineParser.typedWords(of: line))
    } catch {
      message = Message(text: error.reason, isWarning: true)
      return []
    }
  }
}

/// Answers that belong to layers over the panes.
extension AppModel {
  mutating func answerLayers(_ action: Action) -> [Effect] {
    switch action {
    case .fileExists(let pair, let name):
      return open(.prompt(PromptLayer(.replaceFile(pair, name: name))))
    case .allEntities(let generation, _), .entityPage(let generation, _),
      .entityBriefs(let generation, _), .sharedSentences(let generation, _):
      return changeEntityBrowser { browser, _ in browser.receive(action, generation: generation) }
    case .problems(let problems):
      for depth in layers.indices {
        guard case .problems(var pager) = layers[depth] else { continue }
        pager.receive(problems)
        layers[depth] = .problems(pager)
      }
    case .completed(let generation, let names):
      guard case .prompt(var prompt) = front else { return [] }
      let outcome = prompt.receive(names, generation: generation, &shared)
      front = .prompt(prompt)
      return carryOut(outcome)
    default: break
    }
    return []
  }

  /// The folder has changed: what the layers show is asked for again.
  mutating func refreshLayers() -> [Effect] {
    changeEntityBrowser { $0.refresh(&$1) } + (showsProblems ? [.problems] : [])
  }

  var showsProblems: Bool { layers.contains { if case .problems = $0 { true } else { false } } }

  private mutating func changeEntityBrowser(
    _ change: (inout EntityBrowser, inout Shared) -> [Effect]
  ) -> [Effect] {
    for depth in layers.indices.reversed() {
      guard case .entityBrowser(var browser) = layers[depth] else { continue }
      let effects = change(&browser, &shared)
      layers[depth] = .entityBrowser(browser)
      return effects
    }
    return []
  }
}
