import Briefs
import Screen
import Text

/// A sentence in one line of the list: its section, and what of it stands around the first match.
enum SnippetView {
  static func draw(_ snippet: Snippet, in area: Rect, _ pen: inout Pen) {
    guard area.width >= 8, let first = snippet.matches.first else { return }
    var x = area.x
    if let label = label(snippet), area.width >= 24 {
      x += pen.text(label, x: x, y: area.y, in: area, .badge) + 1
    }
    let room = area.inset(left: x - area.x)
    let start = start(of: snippet.sentence, showing: first, width: room.width)
    let ellipsis = pen.symbols.ellipsis
    if start > 0 { x += pen.text(ellipsis, x: x, y: area.y, in: area, .dim) }
    let shown = snippet.sentence[start..<Int.max].cut(to: area.maxX - x, ellipsis: ellipsis)
    pen.text(shown, x: x, y: area.y, in: area, .dim)
    let look = pen.theme[.match]
    for match in snippet.matches where match.lowerBound >= start {
      let before = snippet.sentence[start..<match.lowerBound].columns
      let width = snippet.sentence[match].columns
      let place = Rect(x: x + before, y: area.y, width: width, height: 1)
      pen.canvas.restyle(place.intersection(area)) { $0 = look }
    }
  }

  /// Sections go by the word that searches them.
  private static func label(_ snippet: Snippet) -> DisplayText? {
    switch snippet.role {
    case .happening: "what"
    case .important: "why"
    case .next: "next"
    case .beyond: "beyond"
    case .other: snippet.title.isEmpty ? nil : snippet.title.cut(to: 10)
    case nil: nil
    }
  }

  /// Where the line begins, at a word, so that the match and something of what follows it fit in.
  private static func start(
    of sentence: DisplayText, showing match: Range<Int>, width: Int
  ) -> Int {
    let rest = sentence[match.upperBound..<Int.max].columns
    let room = max(8, width - 1 - min(rest, width / 3))
    let bytes = Array(sentence.string.utf8)
    var start = match.lowerBound
    var used = sentence[match].columns
    while start > 0 {
      var word = start - 1
      while word > 0, bytes[word - 1] != UInt8(ascii: " ") { word -= 1 }
      used += sentence[word..<start].columns
      guard used <= room else { break }
      start = word
    }
    return start
  }
}
