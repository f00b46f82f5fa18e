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

  /// Keys that mean something else in one layer than in all others.
  package static let layerRows: [(context: KeyContext, keys: [String], line: [String])] = [
    (.browser, ["b"], ["order-entities", "briefs"]),
    (.browser, ["r"], ["order-entities", "recency"]),
    (.browser, ["n"], ["order-entities", "name"]),
    (.menu, ["<tab>"], ["line-down"]),
    (.menu, ["<s-tab>"], ["line-up"]),
    (.menu, ["<space>"], ["open"]),
    (.pager, ["<tab>"], ["line-down"]),
    (.pager, ["<s-tab>"], ["line-up"]),
    (.prompt, ["<enter>"], ["open"]),
    (.prompt, ["<esc>", "<c-g>"], ["escape"]),
    (.prompt, ["<c-c>"], ["interrupt"]),
    (.prompt, ["<up>", "<c-p>"], ["line-up"]),
    (.prompt, ["<down>", "<c-n>"], ["line-down"]),
    (.prompt, ["<tab>"], ["complete"]),
    (.prompt, ["<s-tab>"], ["complete-back"]),
    (.prompt, ["<left>", "<c-b>"], ["cursor-left"]),
    (.prompt, ["<right>", "<c-f>"], ["cursor-right"]),
    (.prompt, ["<a-b>", "<c-left>"], ["word-left"]),
    (.prompt, ["<a-f>", "<c-right>"], ["word-right"]),
    (.prompt, ["<home>", "<c-a>"], ["line-start"]),
    (.prompt, ["<end>", "<c-e>"], ["line-end"]),
    (.prompt, ["<bs>"], ["delete-left"]),
    (.prompt, ["<del>"], ["delete-right"]),
    (.prompt, ["<c-w>", "<a-bs>"], ["delete-word"]),
    (.prompt, ["<c-u>"], ["delete-to-start"]),
    (.prompt, ["<c-k>"], ["delete-to-end"]),
  ]

  package static let map: KeyMap = {
    var map = KeyMap()
    for row in rows { bind(row.keys, to: row.line, in: .global, &map) }
    for row in layerRows { bind(row.keys, to: row.line, in: row.context, &map) }
    return map
  }()

  private static func bind(
    _ names: [String], to line: [String], in context: KeyContext, _ map: inout KeyMap
  ) {
    for name in names {
      if let sequence = KeySequence(name: name) { map.bind(sequence, to: line, in: context) }
    }
  }
}
