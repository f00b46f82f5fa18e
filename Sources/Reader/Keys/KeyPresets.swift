/// The keys of another program, as lines that a config file could hold.
package struct KeyPreset: Sendable {
  package let name: String
  package let lines: [String]

  package static let all = [vim, newsboat, mutt]

  package static func named(_ name: String) -> KeyPreset? { all.first { $0.name == name } }

  /// Digits are counts, and `g`, `z` and `Z` begin sequences.
  static let vim = KeyPreset(
    name: "vim",
    lines: (0...9).map { "unbind \($0)" } + [
      "unbind g", "unbind z", "unbind Z",
      "bind gg top", "bind gt next-pane", "bind gT previous-pane", "bind gn next-unread",
      "bind gp previous-unread", "bind ge all-entities", "bind gi entity-page",
      "bind zz page-or-next-unread", "bind zt top", "bind zb bottom", "bind ZZ quit",
      "bind ZQ quit", "bind u undo", "bind <c-r> redo", "bind dd toggle-read-and-go-on",
      "bind D mark-all-read", "bind ,u only-unread", "bind ,s sort-menu", "bind ,p problems",
    ])

  static let newsboat = KeyPreset(
    name: "newsboat",
    lines: [
      "bind n next-unread", "bind p previous-unread", "bind J next-brief", "bind K previous-brief",
      "bind N toggle-read", "bind A mark-all-read", "bind <c-n> next-unread",
      "bind <c-k> previous-unread", "bind l only-unread", "bind F narrow", "bind <c-f> escape",
      "bind g sort-menu", "bind r rescan", "bind R rescan", "bind s write",
    ])

  static let mutt = KeyPreset(
    name: "mutt",
    lines: [
      "unbind g", "bind gg top", "bind * bottom", "bind j next-brief",
      "bind k previous-brief", "bind <tab> next-unread", "bind <s-tab> previous-unread",
      "bind N toggle-read", "bind F toggle-star", "bind l narrow", "bind o sort-menu",
      "bind <c-r> mark-all-read", "bind i out", "bind x quit", "bind <a-u> undo",
    ])
}
