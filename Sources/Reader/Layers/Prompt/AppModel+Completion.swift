import Briefs
import Screen
import Text

/// Completion in the prompt: what is offered, and Tab through it.
extension AppModel {
  /// Offers what could become of the word at the cursor, after every change of the line.
  ///
  /// - Parameter asked: true after Tab: fields are then offered for a plain word, too.
  mutating func offer(asked: Bool) -> [Effect] {
    guard let line = prompt else { return [] }
    var new: Completion? =
      switch line.purpose {
      case .find, .file, .replaceFile: nil
      case .command: commandCompletion(line.beforeCursor)
      case .search, .narrow: queryCompletion(line.beforeCursor, asked: asked)
      case .merge:
        Completion(
          start: 0, candidates: [],
          names: .init(field: .entity(nil), spelling: "", prefix: line.beforeCursor))
      }
    let effects = askForNames(&new, known: line.completion)
    prompt?.completion = new
    return effects
  }

  private mutating func askForNames(_ new: inout Completion?, known: Completion?) -> [Effect] {
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
    completionGeneration += 1
    names.generation = completionGeneration
    completion.names = names
    completion.isWaiting = true
    return [.complete(generation: completionGeneration, names.field, prefix: names.prefix)]
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

  private func commandCompletion(_ text: String) -> Completion? {
    let (words, word, start) = CommandLineParser.openWord(of: text)
    let candidates = CommandRegistry.candidates(after: words, for: word, self)
    return candidates.isEmpty ? nil : Completion(start: start, candidates: candidates)
  }

  /// Names that have come from the library.
  mutating func completed(_ generation: Int, _ names: [NameCompletion]) -> [Effect] {
    guard var completion = prompt?.completion, let asked = completion.names,
      asked.generation == generation
    else { return [] }
    completion.isWaiting = false
    if case .merge(let entity) = prompt?.purpose {
      completion.candidates = names.filter { Words.key($0.name.string) != entity.key }
        .map { Completion.Candidate(name: $0) }
    } else {
      completion.candidates = names.map { Completion.Candidate($0, field: asked.spelling) }
    }
    let step = completion.pendingStep
    completion.pendingStep = nil
    prompt?.completion = completion
    return step.map { complete($0) } ?? []
  }

  /// Tab and Shift-Tab.
  mutating func complete(_ step: Int) -> [Effect] {
    var effects: [Effect] = []
    if prompt?.completion == nil { effects += offer(asked: true) }
    guard var line = prompt, var completion = line.completion else { return effects }
    if completion.isWaiting {
      completion.pendingStep = step
      prompt?.completion = completion
      return effects
    }
    guard !completion.candidates.isEmpty else { return effects }
    completion.step(step)
    line.insert(chosenOf: completion)
    prompt = line
    effects += promptChanged()
    // Where nothing else could be meant, what comes next is offered.
    if completion.candidates.count == 1 { effects += offer(asked: false) }
    return effects
  }
}
