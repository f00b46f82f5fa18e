import Text

/// What a person pressed, pasted or clicked.
package enum Key: Hashable, Sendable {
  /// A character without Ctrl; never a control character.
  case character(Unicode.Scalar)
  /// Ctrl with a lower-case letter, or one of `@[\]^_`.
  case control(Unicode.Scalar)
  /// Alt with a character or a named key.
  case alt(Plain)
  case named(Named)
  /// Shift, Ctrl or both with a named key.
  case modified(Named, shift: Bool, control: Bool)
  /// Text pasted between the terminal's paste marks, as it came; cleaned by whoever takes it.
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
    case enter, escape, tab, backTab, backspace, space
    case up, down, left, right, home, end, pageUp, pageDown, insert, delete
    case f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12
  }
}
