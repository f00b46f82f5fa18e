import Briefs
import Screen
import Text

/// A line being typed at the foot of the screen.
package struct Prompt: Sendable {
  /// What the line is for.
  enum Purpose: Sendable {
    /// `/`: live search; the view to go back to on Esc.
    case search(before: ViewFilter, selection: RowKey?)
    /// `\`: narrows further.
    case narrow(before: ViewFilter, selection: RowKey?)
    /// `/` in the text.
    case find(from: Anchor)
    case command
    /// The entity that another one is to be.
    case merge(Entity)
    /// The file that the sentences of a pair go to.
    case file(EntityPair)
    /// Whether a file that is there is replaced; one key answers.
    case replaceFile(EntityPair, name: String)
  }

  let purpose: Purpose
  private(set) var text: [Unicode.Scalar] = []
  private(set) var cursor = 0
  /// Where the reader is in the history, counted from the newest; `nil` is the line being typed.
  private var historyIndex: Int?
  private var draft: [Unicode.Scalar] = []
  /// What the palette above the line offers; `nil` where there is none.
  var completion: Completion?

  /// The longest line, in UTF-8 bytes: what a query may have.
  static let limit = 1024

  init(_ purpose: Purpose, text: String = "") {
    self.purpose = purpose
    self.text = Array(DisplayText(cleaning: text).string.unicodeScalars)
    self.cursor = self.text.count
  }

  var string: String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: text)
    return String(view)
  }

  var label: DisplayText {
    switch purpose {
    case .search: "/"
    case .narrow: "\\"
    case .find: "find: "
    case .command: ":"
    case .merge(let entity): "\(entity.name.cut(to: 24)) is: "
    case .file: "write to: "
    case .replaceFile(_, let name): "\(cleaning: name) is there already; y replaces it: "
    }
  }

  /// Columns before the cursor.
  var cursorColumn: Int { text[..<cursor].reduce(0) { $0 + Columns.of($1) } }

  var beforeCursor: String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: text[..<cursor])
    return String(view)
  }

  /// Puts the chosen completion in the place of the word that was being typed.
  mutating func insert(chosenOf completion: Completion) {
    guard let chosen = completion.chosen, completion.candidates.indices.contains(chosen) else {
      return
    }
    let stem = completion.stem ?? Completion.Stem(text: text, cursor: cursor)
    let word = DisplayText(cleaning: completion.candidates[chosen].insertion).string.unicodeScalars
    let start = max(0, min(completion.start, stem.cursor))
    var new = Array(stem.text[..<start]) + Array(word)
    let end = new.count
    let rest = stem.text[stem.cursor...]
    new += new.last == " " && rest.first == " " ? rest.dropFirst() : rest
    guard new.reduce(0, { $0 + UTF8.width($1) }) <= Self.limit else { return }
    text = new
    cursor = end
    self.completion = completion
    self.completion?.stem = stem
  }

  private mutating func insert(_ scalars: some Sequence<Unicode.Scalar>) {
    var size = string.utf8.count
    for scalar in scalars {
      size += UTF8.width(scalar)
      guard size <= Self.limit else { return }
      text.insert(scalar, at: cursor)
      cursor += 1
    }
  }

  /// Edits the line; false where the key means nothing to it.
  mutating func edit(_ key: Key) -> Bool {
    switch key {
    case .character(let scalar): insert(DisplayText(cleaning: String(scalar)).string.unicodeScalars)
    case .paste(let bytes):
      let pasted = String(decoding: bytes.prefix(4096), as: UTF8.self)
      insert(DisplayText(cleaning: pasted).string.unicodeScalars)
    case .named(.backspace): deleteBackward(to: max(0, cursor - 1))
    case .named(.delete): if cursor < text.count { text.remove(at: cursor) }
    case .named(.left), .control("b"): cursor = max(0, cursor - 1)
    case .named(.right), .control("f"): cursor = min(text.count, cursor + 1)
    case .named(.home), .control("a"): cursor = 0
    case .named(.end), .control("e"): cursor = text.count
    case .control("u"): deleteBackward(to: 0)
    case .control("k"): text.removeSubrange(cursor...)
    case .control("w"): deleteBackward(to: wordStart)
    default: return false
    }
    return true
  }

  private var wordStart: Int {
    var start = cursor
    while start > 0, text[start - 1] == " " { start -= 1 }
    while start > 0, text[start - 1] != " " { start -= 1 }
    return start
  }

  private mutating func deleteBackward(to start: Int) {
    text.removeSubrange(start..<cursor)
    cursor = start
  }

  /// Walks the history, `step` 1 to older lines and -1 to newer ones.
  mutating func recall(_ step: Int, from history: [String]) {
    let wanted = (historyIndex ?? -1) + step
    guard wanted < history.count else { return }
    if historyIndex == nil { draft = text }
    historyIndex = wanted < 0 ? nil : wanted
    text = wanted < 0 ? draft : Array(DisplayText(cleaning: history[wanted]).string.unicodeScalars)
    cursor = text.count
  }
}
