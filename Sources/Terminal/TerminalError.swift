import Text

/// Why the terminal cannot be used.
package enum TerminalError: Error, Hashable {
  case inputNotATerminal
  case outputNotATerminal
  /// `TERM` names no type in the terminfo database; the name may be empty.
  case unknownType(String)
  /// `TERM` names a type without cursor movement, such as `dumb`.
  case tooSimple(String)
  /// A system call failed: what was tried, and its `errno`.
  case system(DisplayText, Int32)

  /// One sentence for the reader: what, and what to do about it.
  package var sentence: DisplayText {
    switch self {
    case .inputNotATerminal: "standard input is not a terminal; try \"rapidread list\""
    case .outputNotATerminal: "standard output is not a terminal; try \"rapidread list\""
    case .unknownType(let name):
      """
      terminal type "\(Self.short(name))" is not known; try TERM=xterm-256color, or \
      "rapidread list"
      """
    case .tooSimple(let name):
      """
      terminal type "\(Self.short(name))" cannot move the cursor; try TERM=xterm-256color, or \
      "rapidread list"
      """
    case .system(let action, let number):
      "cannot \(action): \(cleaning: SystemText.error(number)); try \"rapidread list\""
    }
  }

  static func short(_ name: String) -> DisplayText {
    DisplayText(cleaning: name).cut(to: 40)
  }
}
