import Text

/// Names of keys as `bind` takes them: `j`, `<c-d>`, `<a-right>`, `<s-tab>`, `<lt>`.
extension Key {
  /// Reads a name; the words between `<` and `>` may be of either case.
  package init?(name: String) {
    let scalars = Array(name.unicodeScalars)
    if scalars.count == 1 {
      guard let key = Key.character(scalars[0], with: []), case .character = key else { return nil }
      self = key
      return
    }
    guard scalars.count > 2, scalars[0] == "<", scalars[scalars.count - 1] == ">" else {
      return nil
    }
    var rest = scalars[1..<scalars.count - 1]
    var modifiers: Modifiers = []
    while rest.count > 2, rest[rest.startIndex + 1] == "-" {
      guard let modifier = Key.modifier(of: rest[rest.startIndex]),
        modifiers.insert(modifier).inserted
      else { return nil }
      rest = rest.dropFirst(2)
    }
    guard let key = Key.unnamed(String(String.UnicodeScalarView(rest)), with: modifiers) else {
      return nil
    }
    self = key
  }

  /// The name that `init(name:)` reads; keys that are never bound have one that it does not read.
  package var name: String {
    switch self {
    case .character(let scalar): Key.word(for: scalar).map { "<\($0)>" } ?? String(scalar)
    case .control(let scalar): "<c-\(scalar)>"
    case .alt(.character(let scalar)): "<a-\(Key.word(for: scalar) ?? String(scalar))>"
    case .alt(.named(let named)): "<a-\(named.word)>"
    case .named(let named): "<\(named.word)>"
    case .modified(let named, let shift, let control):
      "<\(control ? "c-" : "")\(shift ? "s-" : "")\(named.word)>"
    case .paste: "<paste>"
    case .focus(let gained): gained ? "<focus-in>" : "<focus-out>"
    }
  }

  /// The key as people write it: `Ctrl-D`, `Enter`, `↓`, `Alt-→`, `PgDn`.
  package var label: DisplayText {
    switch self {
    case .character(let scalar): Key.label(of: scalar)
    case .control("@"): "Ctrl-Space"
    case .control(let scalar): "Ctrl-\(cleaning: scalar.properties.uppercaseMapping)"
    case .alt(.character(let scalar)): "Alt-\(Key.label(of: scalar))"
    case .alt(.named(let named)): "Alt-\(named.label)"
    case .named(let named): named.label
    case .modified(let named, let shift, let control):
      "\(control ? "Ctrl-" : "")\(shift ? "Shift-" : "")\(named.label)"
    case .paste: "paste"
    case .focus(let gained): gained ? "focus gained" : "focus lost"
    }
  }

  private static func modifier(of letter: Unicode.Scalar) -> Modifiers? {
    switch letter {
    case "c", "C": .control
    case "a", "A", "m", "M": .alt
    case "s", "S": .shift
    default: nil
    }
  }

  private static func unnamed(_ word: String, with modifiers: Modifiers) -> Key? {
    switch word.lowercased() {
    case "lt": return character("<", with: modifiers)
    case "space": return character(" ", with: modifiers)
    case let lower:
      if let named = Named.byWord[lower] { return canonical(named, with: modifiers) }
    }
    let scalars = word.unicodeScalars
    guard scalars.count == 1, let scalar = scalars.first, !modifiers.isEmpty,
      scalar.properties.generalCategory != .control
    else { return nil }
    if modifiers.contains(.control), modifiers.contains(.alt) || Key(controlWith: scalar) == nil {
      return nil
    }
    return character(scalar, with: modifiers)
  }

  /// A named key with Alt and another modifier has no spelling, so it has no name either.
  private static func canonical(_ named: Named, with modifiers: Modifiers) -> Key? {
    let tab = named == .tab || named == .backTab
    if modifiers.contains(.alt), modifiers != .alt, !(tab && modifiers == [.alt, .shift]) {
      return nil
    }
    return Key.named(named, with: modifiers)
  }

  private static func word(for scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "<": "lt"
    case " ": "space"
    default: nil
    }
  }

  private static func label(of scalar: Unicode.Scalar) -> DisplayText {
    scalar == " " ? "Space" : DisplayText(cleaning: String(scalar))
  }
}

extension Key.Named {
  /// The word between `<` and `>`.
  var word: String {
    switch self {
    case .escape: "esc"
    case .backTab: "s-tab"
    case .backspace: "bs"
    case .pageUp: "pgup"
    case .pageDown: "pgdn"
    case .insert: "ins"
    case .delete: "del"
    default: rawValue
    }
  }

  /// The names a person may use, those spelled out in full among them.
  static let byWord: [String: Key.Named] = {
    var words: [String: Key.Named] = ["return": .enter, "cr": .enter]
    for key in allCases {
      words[key.word] = key
      words[key.rawValue.lowercased()] = key
    }
    return words
  }()

  var label: DisplayText {
    switch self {
    case .enter: "Enter"
    case .escape: "Esc"
    case .tab: "Tab"
    case .backTab: "Shift-Tab"
    case .backspace: "Backspace"
    case .up: "↑"
    case .down: "↓"
    case .left: "←"
    case .right: "→"
    case .home: "Home"
    case .end: "End"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .insert: "Ins"
    case .delete: "Del"
    case .f1, .f2, .f3, .f4, .f5, .f6, .f7, .f8, .f9, .f10, .f11, .f12:
      DisplayText(cleaning: rawValue.uppercased())
    }
  }
}
