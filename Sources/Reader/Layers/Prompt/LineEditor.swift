import Screen
import Text

/// A line of text with a cursor in it.
struct LineEditor: Hashable, Sendable {
  private(set) var text: [Unicode.Scalar] = []
  private(set) var cursor = 0

  /// The longest line, in UTF-8 bytes: what a query may have.
  static let limit = 1024

  init(_ text: String = "") { set(text) }

  var string: String { Self.string(text[...]) }
  var beforeCursor: String { Self.string(text[..<cursor]) }

  /// Columns before the cursor.
  var cursorColumn: Int { text[..<cursor].reduce(0) { $0 + Columns.of($1) } }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  /// Puts another line in its place, with the cursor at the end.
  mutating func set(_ line: String) {
    text = Array(DisplayText(cleaning: line).string.unicodeScalars)
    cursor = text.count
  }

  /// Puts scalars in the place of the whole line; false where they are too long.
  mutating func set(_ scalars: [Unicode.Scalar], cursor: Int) -> Bool {
    guard scalars.reduce(0, { $0 + UTF8.width($1) }) <= Self.limit else { return false }
    text = scalars
    self.cursor = max(0, min(cursor, scalars.count))
    return true
  }

  /// Inserts what a key or a paste brings, as far as it fits.
  mutating func insert(_ key: Key) {
    switch key {
    case .character(let scalar): insert(String(scalar))
    case .paste(let bytes): insert(String(decoding: bytes.prefix(4096), as: UTF8.self))
    default: break
    }
  }

  private mutating func insert(_ new: String) {
    var size = string.utf8.count
    for scalar in DisplayText(cleaning: new).string.unicodeScalars {
      size += UTF8.width(scalar)
      guard size <= Self.limit else { return }
      text.insert(scalar, at: cursor)
      cursor += 1
    }
  }

  /// Moves the cursor or deletes; false where the command does neither.
  mutating func edit(_ command: Command.Name) -> Bool {
    switch command {
    case .cursorLeft: cursor = max(0, cursor - 1)
    case .cursorRight: cursor = min(text.count, cursor + 1)
    case .wordLeft: cursor = wordStart
    case .wordRight: cursor = wordEnd
    case .lineStart: cursor = 0
    case .lineEnd: cursor = text.count
    case .deleteLeft: deleteBackward(to: max(0, cursor - 1))
    case .deleteRight: if cursor < text.count { text.remove(at: cursor) }
    case .deleteWord: deleteBackward(to: wordStart)
    case .deleteToStart: deleteBackward(to: 0)
    case .deleteToEnd: text.removeSubrange(cursor...)
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

  private var wordEnd: Int {
    var end = cursor
    while end < text.count, text[end] == " " { end += 1 }
    while end < text.count, text[end] != " " { end += 1 }
    return end
  }

  private mutating func deleteBackward(to start: Int) {
    text.removeSubrange(start..<cursor)
    cursor = start
  }
}
