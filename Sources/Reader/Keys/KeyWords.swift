import Screen
import Text

/// How sentences name the key of a command.
extension AppModel {
  /// The key that runs a command as it is bound, else how it is typed: `Esc`, `R`, `:rescan`.
  func keyWord(_ command: String) -> DisplayText {
    keyMap.keys(of: command).first?.label ?? ":\(cleaning: command)"
  }
}
