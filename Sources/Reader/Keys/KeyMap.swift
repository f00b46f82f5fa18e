import Screen
import Text

/// Which command line each key, or sequence of keys, runs in which context.
package struct KeyMap: Sendable {
  /// A sequence of keys with the line it runs in a context.
  package struct Binding: Hashable, Sendable {
    package let sequence: KeySequence
    package let context: KeyContext
    package let line: [String]
    /// True where a person bound it, in the config or at the prompt.
    let isCustom: Bool
  }

  /// What keys lead to.
  package enum Answer: Hashable, Sendable {
    case run([String])
    /// They begin a longer sequence.
    case wait
    case nothing
  }

  private var lines: [KeyContext: [KeySequence: Binding]] = [:]
  /// Bindings in the order they were made, for help.
  package private(set) var order: [Binding] = []
  /// The bindings of each command in that order: every screen asks for some.
  private var byCommand: [String: [Binding]] = [:]

  package init() {}

  /// Binds a sequence; an empty line takes it out.
  ///
  /// A key that a person binds everywhere means the same in the layers that had it for themselves.
  package mutating func bind(
    _ sequence: KeySequence, to line: [String], in context: KeyContext = .global,
    isCustom: Bool = false
  ) {
    remove(sequence, in: context)
    if context == .global, isCustom {
      for other in KeyContext.allCases where other != .prompt { remove(sequence, in: other) }
    }
    guard let command = line.first else { return }
    let binding = Binding(sequence: sequence, context: context, line: line, isCustom: isCustom)
    lines[context, default: [:]][sequence] = binding
    order.append(binding)
    byCommand[command, default: []].append(binding)
  }

  private mutating func remove(_ sequence: KeySequence, in context: KeyContext) {
    guard let old = lines[context]?.removeValue(forKey: sequence) else { return }
    order.removeAll { $0 == old }
    byCommand[old.line[0]]?.removeAll { $0 == old }
  }

  /// What keys mean in contexts, the nearest first; letters of other layouts count as the ASCII
  /// letter of the same key.
  package func answer(to keys: [Key], in contexts: [KeyContext]) -> Answer {
    let typed = KeySequence(keys)
    let spellings = typed.onLatin == typed ? [typed] : [typed, typed.onLatin]
    for context in contexts {
      guard let bound = lines[context] else { continue }
      for spelling in spellings {
        if let binding = bound[spelling] { return .run(binding.line) }
        if bound.keys.contains(where: { $0.begins(with: spelling) }) { return .wait }
      }
    }
    return .nothing
  }

  /// The line that one key runs in contexts.
  package func line(for key: Key, in contexts: [KeyContext] = [.global]) -> [String]? {
    if case .run(let line) = answer(to: [key], in: contexts) { line } else { nil }
  }

  /// The keys that run a command, with or without arguments; those of every context first.
  package func keys(of command: String) -> [KeySequence] {
    let bindings = byCommand[command] ?? []
    let global = bindings.filter { $0.context == .global }
    return (global.isEmpty ? bindings : global).map(\.sequence)
  }

  /// The keys that run a command in contexts, the nearest first; those that work everywhere come
  /// before those of one layer.
  func keys(of command: String, in contexts: [KeyContext]) -> [KeySequence] {
    let bindings = (byCommand[command] ?? []).filter { isReached($0, in: contexts) }
    return (bindings.filter { $0.context == .global } + bindings.filter { $0.context != .global })
      .map(\.sequence)
  }

  /// True for a binding of one of the contexts that no nearer context takes the keys from.
  private func isReached(_ binding: Binding, in contexts: [KeyContext]) -> Bool {
    guard let depth = contexts.firstIndex(of: binding.context) else { return false }
    return contexts[..<depth].allSatisfy { lines[$0]?[binding.sequence] == nil }
  }

  /// The bindings that what was typed may still become.
  func continuations(of keys: [Key], in contexts: [KeyContext]) -> [Binding] {
    let typed = KeySequence(keys)
    let spelled = typed.onLatin
    return order.filter {
      contexts.contains($0.context)
        && ($0.sequence.begins(with: typed) || $0.sequence.begins(with: spelled))
    }
  }

  /// True where a person bound the key in one of the contexts.
  func isCustom(_ key: Key, in contexts: [KeyContext]) -> Bool {
    contexts.contains { context in
      let bound = lines[context]
      return (bound?[KeySequence([key])] ?? bound?[KeySequence([key.onLatin])])?.isCustom == true
    }
  }
}

extension KeyMap {
  /// Why a sequence cannot be bound beside what is bound already.
  enum Conflict: Hashable, Sendable {
    /// A shorter sequence that it begins with runs something.
    case beginsWith(Binding)
    /// A longer sequence begins with it.
    case begins(Binding)
  }

  /// The first binding that a new one would keep from being reached, or that would keep it so.
  func conflict(of sequence: KeySequence, in context: KeyContext) -> Conflict? {
    let near = context == .global ? [context] : context.chain
    for binding in order where near.contains(binding.context) {
      if sequence.begins(with: binding.sequence) { return .beginsWith(binding) }
      if binding.sequence.begins(with: sequence) { return .begins(binding) }
    }
    return nil
  }

  /// What a key means in a layer of its own, where that is something else than in all others.
  func layerBinding(of sequence: KeySequence, running line: [String]) -> Binding? {
    order.first {
      $0.sequence == sequence && ![.global, .prompt].contains($0.context) && $0.line != line
    }
  }
}
