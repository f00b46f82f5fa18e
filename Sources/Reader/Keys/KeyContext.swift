/// Where a key is looked up: a pane or a layer of the screen, then `global`, which all but prompts share.
package enum KeyContext: String, Hashable, Sendable, CaseIterable {
  case global
  case list, text, entities, related
  /// The entity screens.
  case browser
  /// Help, problems and evidence.
  case pager
  case menu
  /// Every line that is being typed.
  case prompt

  /// The contexts a pane or layer looks its keys up in, the nearest first.
  package var chain: [KeyContext] {
    switch self {
    case .global, .prompt: [self]
    default: [self, .global]
    }
  }

  /// Contexts separated by commas, as `bind` takes them; `nil` where one of them is none.
  static func list(_ names: String) -> [KeyContext]? {
    let parts = names.split(separator: ",", omittingEmptySubsequences: false)
    let contexts = parts.compactMap { KeyContext(rawValue: String($0)) }
    return contexts.count == parts.count ? contexts : nil
  }
}
