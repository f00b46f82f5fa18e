import Text

/// What `bind` or `unbind` is given: where, which keys, and the line they run.
struct BindLine: Hashable, Sendable {
  var contexts: [KeyContext] = [.global]
  let sequence: KeySequence
  /// Empty where the keys are unbound.
  let line: [String]

  /// - Throws: where the keys or the command do not exist.
  init(_ arguments: [String], unbinds: Bool) throws(CommandError) {
    var rest = arguments
    if rest.count > (unbinds ? 1 : 2), let named = KeyContext.list(rest[0]) {
      contexts = named
      rest.removeFirst()
    }
    guard unbinds ? rest.count == 1 : rest.count >= 2 else {
      throw CommandError(unbinds ? "unbind wants a key" : "bind wants a key and a command")
    }
    guard let sequence = KeySequence(name: rest[0]) else {
      throw CommandError("no key \"\(cleaning: rest[0])\"")
    }
    self.sequence = sequence
    line = Array(rest.dropFirst())
    if !line.isEmpty { _ = try CommandCall(line) }
  }
}

extension KeyMap {
  /// Binds keys as a person asks for it.
  ///
  /// - Throws: where a shorter sequence would run before the new one, or the new one before a longer.
  mutating func bind(_ new: BindLine) throws(CommandError) {
    for context in new.contexts {
      let keys = new.sequence.label
      if !new.line.isEmpty {
        switch conflict(of: new.sequence, in: context) {
        case .beginsWith(let old):
          throw CommandError(
            "\(keys) begins with \(old.sequence.label), which runs \(old.words); unbind that first")
        case .begins(let old):
          throw CommandError(
            "\(keys) begins \(old.sequence.label), which runs \(old.words); unbind that first")
        case nil: break
        }
      }
      bind(new.sequence, to: new.line, in: context, isCustom: true)
    }
  }
}

extension KeyMap.Binding {
  var words: DisplayText { "\(cleaning: line.joined(separator: " "))" }
}

/// The keys that a config file has bound so far, with the lines it did that in.
struct BoundLines {
  private struct Place: Hashable {
    let context: KeyContext
    let sequence: KeySequence
  }

  private var lines: [Place: Int] = [:]
  private var taken: [(line: Int, place: Place, reason: DisplayText)] = []

  /// Sentences about keys that a layer had for itself, unless the file binds them there as well.
  var notices: [(line: Int, reason: DisplayText)] {
    taken.filter { lines[$0.place] == nil }.map { ($0.line, $0.reason) }
  }

  /// - Throws: where the file binds the same keys twice.
  mutating func add(_ words: [String], line: Int, _ keyMap: KeyMap) throws(CommandError) {
    guard let name = words.first, ["bind", "unbind"].contains(name),
      let new = try? BindLine(Array(words.dropFirst()), unbinds: name == "unbind")
    else { return }
    for context in new.contexts {
      let place = Place(context: context, sequence: new.sequence)
      if name == "unbind" {
        lines[place] = nil
        continue
      }
      if let earlier = lines[place] {
        throw CommandError("\(new.sequence.label) is bound already, in line \(earlier)")
      }
      lines[place] = line
      guard context == .global,
        let own = keyMap.layerBinding(of: new.sequence, running: new.line)
      else { continue }
      let reason: DisplayText =
        "\(new.sequence.label) no longer runs \(own.words) in \(own.context.where)"
      taken.append((line, Place(context: own.context, sequence: new.sequence), reason))
    }
  }
}

extension KeyContext {
  /// How a sentence names it.
  fileprivate var `where`: DisplayText {
    switch self {
    case .browser: "the entity screens"
    case .pager: "help and problems"
    case .menu: "menus"
    case .prompt: "prompts"
    case .global, .list, .text, .entities, .related: "the \(cleaning: rawValue) pane"
    }
  }
}
