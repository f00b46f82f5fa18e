import Text

/// What one word after a command may be; completion is made from it.
package enum CommandArgument: Hashable, Sendable {
  /// One of these words.
  case choice([String])
  case settingName
  /// A value of the setting named before it.
  case settingValue
  case key
  /// A key that runs something now.
  case boundKey
  case savedSearch
  /// A command, and after it what that command takes.
  case command
  /// The rest of the line, quotes and all.
  case query
  /// Anything; nothing is offered.
  case free

  /// The words of a choice as help writes them: `dark | light`.
  var choices: DisplayText? {
    guard case .choice(let words) = self else { return nil }
    return DisplayText.joined(words.map { DisplayText(cleaning: $0) }, by: " | ")
  }
}
