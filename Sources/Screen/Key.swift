import Text

/// What a person pressed, pasted or clicked.
package enum Key: Hashable, Sendable {
  /// A character without Ctrl, the space bar among them; never a control character.
  case character(Unicode.Scalar)
  /// Ctrl with a lower-case letter, or one of `@\]^_`; never one that is a named key on a terminal
  /// (Ctrl-H, I, J, M and `[` are Backspace, Tab, Enter, Enter and Escape).
  case control(Unicode.Scalar)
  /// Alt with a character or a named key.
  case alt(Plain)
  case named(Named)
  /// Shift, Ctrl or both with a named key; Shift-Tab is `.named(.backTab)`.
  case modified(Named, shift: Bool, control: Bool)
  /// Text between the terminal's paste marks, as it came; the receiver cleans it.
  case paste([UInt8])
  /// The terminal said that it has gained or lost focus.
  case focus(Bool)

  /// What Alt can be held with.
  package enum Plain: Hashable, Sendable {
    case character(Unicode.Scalar)
    case named(Named)
  }

  /// Keys that have a name and no character.
  package enum Named: String, Hashable, Sendable, CaseIterable {
    case enter, escape, tab, backTab, backspace
    case up, down, left, right, home, end, pageUp, pageDown, insert, delete
    case f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12
  }
}

extension Key {
  /// The modifiers a terminal reports, as the bits of an xterm parameter less one.
  struct Modifiers: OptionSet, Hashable, Sendable {
    let rawValue: Int

    static let shift = Modifiers(rawValue: 1)
    static let alt = Modifiers(rawValue: 2)
    static let control = Modifiers(rawValue: 4)
    static let meta = Modifiers(rawValue: 8)
  }

  /// The one spelling of a named key with modifiers; with Alt, Shift and Ctrl give the same key.
  static func named(_ name: Named, with modifiers: Modifiers) -> Key {
    let name = name == .tab && modifiers.contains(.shift) ? .backTab : name
    if !modifiers.isDisjoint(with: [.alt, .meta]) { return .alt(.named(name)) }
    let shift = modifiers.contains(.shift) && name != .backTab
    let control = modifiers.contains(.control)
    return shift || control ? .modified(name, shift: shift, control: control) : .named(name)
  }

  /// The one spelling of a character with modifiers; `nil` for what no keyboard has.
  static func character(_ scalar: Unicode.Scalar, with modifiers: Modifiers) -> Key? {
    if let key = Key(controlCode: scalar.value) {
      guard case .named(let name) = key else { return key }
      return named(name, with: modifiers)
    }
    guard scalar.properties.generalCategory != .control else { return nil }
    let scalar = modifiers.contains(.shift) ? scalar.inUpperCase : scalar
    if !modifiers.isDisjoint(with: [.alt, .meta]) { return .alt(.character(scalar)) }
    guard modifiers.contains(.control) else { return .character(scalar) }
    return Key(controlWith: scalar) ?? .character(scalar)
  }

  /// What a C0 control code or DEL stands for on a keyboard; `nil` for other values.
  init?(controlCode: UInt32) {
    switch controlCode {
    case 8, 127: self = .named(.backspace)
    case 9: self = .named(.tab)
    case 10, 13: self = .named(.enter)
    case 27: self = .named(.escape)
    case 0, 28...31: self = .control(Unicode.Scalar(UInt8(64 + controlCode)))
    case 1...26: self = .control(Unicode.Scalar(UInt8(96 + controlCode)))
    default: return nil
    }
  }

  /// Ctrl with a character, as the named key where terminals cannot tell the two apart.
  init?(controlWith scalar: Unicode.Scalar) {
    switch scalar {
    case " ": self = .control("@")
    case "?": self = .named(.backspace)
    case "@"..."_", "a"..."z": self.init(controlCode: scalar.value & 0x1F)
    default: return nil
    }
  }
}

extension Unicode.Scalar {
  /// The upper-case letter, where there is one of a single scalar.
  fileprivate var inUpperCase: Unicode.Scalar {
    let mapped = properties.uppercaseMapping.unicodeScalars
    return mapped.count == 1 ? mapped.first ?? self : self
  }
}
