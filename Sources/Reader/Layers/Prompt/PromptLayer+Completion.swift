import Briefs
import Screen
import Text

/// Completion in the prompt: what is offered, and Tab through it.
extension PromptLayer {
  /// Offers what could become of the word at the cursor, after every change of the line.
  ///
  /// - Parameter asked: true after Tab: fields are then offered for a plain word, too.
  mutating func offer(asked: Bool, _ shared: inout Shared) -> [Effect] {
    var new: Completion? =
      switch purpose {
      case .find, .file, .replaceFile: nil
      case .command: commandCompletion(line.beforeCursor, shared)
      case .search, .narrow: queryCompletion(line.beforeCursor, asked: asked)
      case .merge:
        Completion(
          start: 0, candidates: [],
          names: .init(field: .entity(nil), spelling: "", prefix: line.beforeCursor))
      }
    let effects = askForNames(&new, known: completion, &shared)
    completion = new
    return effects
  }

  private func askForNames(
    _ new: inout Completion?, known: Completion?, _ shared: inout Shared
  ) -> [Effect] {
    guard var completion = new, var names = completion.names else { return [] }
    defer { new = completion }
    // What is known stays on the screen until more is, so that nothing flickers.
    if let known, known.names != nil, known.start == completion.start {
      completion.candidates = known.candidates
    }
    if let asked = known?.names, asked.isSameQuestion(as: names) {
      completion.names = asked
      completion.isWaiting = known?.isWaiting ?? true
      return []
    }
    shared.completionGeneration += 1
    names.generation = shared.completionGeneration
    completion.names = names
    completion.isWaiting = true
    return [.complete(generation: names.generation, names.field, prefix: names.prefix)]
  }

  private func queryCompletion(_ text: String, asked: Bool) -> Completion? {
    let word = Query.openWord(of: text)
    guard asked || word.field != nil else { return nil }
    var completion = Completion(start: word.start, candidates: [], isAsked: asked)
    switch word.offer {
    case .nothing: return nil
    case .words(let words): completion.candidates = words.map { Completion.Candidate($0) }
    case .names(let field):
      completion.names = Completion.Names(
        field: field, spelling: word.field ?? "", prefix: word.value)
    }
    return completion
  }

  private func commandCompletion(_ text: String, _ shared: Shared) -> Completion? {
    let (words, word, start) = CommandLineParser.openWord(of: text)
    let candidates = CommandRegistry.candidates(after: words, for: word, shared)
    return candidates.isEmpty ? nil : Completion(start: start, candidates: candidates)
  }

  /// Takes names over that the library has found.
  mutating func receive(
    _ names: [NameCompletion], generation: Int, _ shared: inout Shared
  ) -> Outcome {
    guard var found = completion, let asked = found.names, asked.generation == generation else {
      return .handled()
    }
    found.isWaiting = false
    if case .merge(let entity) = purpose {
      found.candidates = names.filter { Words.key($0.name.string) != entity.key }
        .map { Completion.Candidate(name: $0) }
    } else {
      found.candidates = names.map { Completion.Candidate($0, field: asked.spelling) }
    }
    let step = found.pendingStep
    found.pendingStep = nil
    completion = found
    return step.map { complete($0, &shared) } ?? .handled()
  }

  /// Tab and Shift-Tab.
  mutating func complete(_ step: Int, _ shared: inout Shared) -> Outcome {
    var effects: [Effect] = []
    if completion == nil { effects += offer(asked: true, &shared) }
    guard var chosen = completion else { return .handled(effects) }
    guard !chosen.isWaiting else {
      completion?.pendingStep = step
      return .handled(effects)
    }
    guard !chosen.candidates.isEmpty else { return .handled(effects) }
    chosen.step(step)
    insert(chosenOf: chosen)
    // Where nothing else could be meant, what comes next is offered.
    if chosen.candidates.count == 1 { effects += offer(asked: false, &shared) }
    return .handled(effects, then: [.typed(purpose, string)])
  }
}
