import Screen

/// The keys as they are before a config file changes them.
package enum StandardKeys {
  /// A command line with the names of the keys that run it.
  package static let rows: [(keys: [String], line: [String])] = [
    (["j", "<down>"], ["line-down"]),
    (["k", "<up>"], ["line-up"]),
    (["J"], ["next-brief"]),
    (["K"], ["previous-brief"]),
    (["<enter>", "l", "<right>"], ["open"]),
    (["q", "h", "<left>"], ["out"]),
    (["Q"], ["quit"]),
    (["<c-c>"], ["interrupt"]),
    (["<esc>"], ["escape"]),
    (["<space>"], ["page-or-next-unread"]),
    (["b", "-", "<bs>", "<pgup>", "<c-b>"], ["page-up"]),
    (["<pgdn>", "<c-f>"], ["page-down"]),
    (["<c-d>"], ["half-page-down"]),
    (["<c-u>"], ["half-page-up"]),
    (["g", "<home>"], ["top"]),
    (["G", "<end>"], ["bottom"]),
    (["n"], ["next-match-or-unread"]),
    (["N"], ["previous-match-or-unread"]),
    (["p"], ["previous-unread"]),
    (["1"], ["section", "1"]), (["2"], ["section", "2"]), (["3"], ["section", "3"]),
    (["4"], ["section", "4"]), (["5"], ["section", "5"]), (["6"], ["section", "6"]),
    (["7"], ["section", "7"]), (["8"], ["section", "8"]), (["9"], ["section", "9"]),
    (["0"], ["section", "0"]),
    (["["], ["previous-part"]),
    (["]"], ["next-part"]),
    (["{"], ["previous-mention"]),
    (["}"], ["next-mention"]),
    (["r"], ["toggle-read"]),
    (["m"], ["toggle-read-and-go-on"]),
    (["u"], ["mark-unread"]),
    (["A"], ["mark-all-read"]),
    (["s"], ["toggle-star"]),
    (["z"], ["undo"]),
    (["Z"], ["redo"]),
    (["/"], ["search"]),
    (["\\"], ["narrow"]),
    (["U"], ["only-unread"]),
    (["S"], ["sort-menu"]),
    (["="], ["narrow-to-this"]),
    (["*"], ["search-this"]),
    (["e"], ["entities"]),
    (["E"], ["all-entities"]),
    (["i"], ["entity-page"]),
    (["W"], ["toggle-watch"]),
    (["w"], ["write"]),
    (["M"], ["more-stories"]),
    (["c"], ["correct-entity"]),
    (["<tab>"], ["next-pane"]),
    (["<s-tab>"], ["previous-pane"]),
    (["+"], ["grow-text"]),
    (["_"], ["shrink-text"]),
    (["<c-o>", "<a-left>"], ["back"]),
    (["<a-right>"], ["forward"]),
    (["R", "<f5>"], ["rescan"]),
    (["P"], ["problems"]),
    (["?", "<f1>"], ["help"]),
    ([":", "<c-p>"], ["prompt"]),
    (["<c-l>"], ["redraw"]),
    (["<c-z>"], ["suspend"]),
  ]

  package static let map: KeyMap = {
    var map = KeyMap()
    for row in rows {
      for name in row.keys {
        if let key = Key(name: name) { map.bind(key, to: row.line) }
      }
    }
    return map
  }()
}
