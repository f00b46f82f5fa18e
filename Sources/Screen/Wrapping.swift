import Text

/// Breaks text into lines of at most a number of columns.
package enum Wrapping {
  /// UTF-8 ranges of the lines of a text. Spaces at a break and at the end of the text belong to no
  /// line; those at its start stay as an indent, where the first word fits after them.
  ///
  /// Breaks at spaces, after a hyphen or dash between two letters, and between CJK characters where
  /// their punctuation allows; inside a word only where the word is wider than the line. An empty
  /// text is one empty line. `width` below 2 counts as 2. Linear in the length of the text.
  package static func lines(of text: String, width: Int) -> [Range<Int>] {
    Array(WrappedLines(of: text, width: width))
  }

  /// The first lines of a text, at most `limit`, without looking at much more of it.
  package static func firstLines(of text: String, width: Int, limit: Int) -> [Range<Int>] {
    Array(WrappedLines(of: text, width: width).prefix(max(0, limit)))
  }
}

/// The lines of a text, broken one after the other as they are asked for.
package struct WrappedLines: Sequence, IteratorProtocol {
  /// A place where a line may end, where the next one starts then, and the columns before that.
  private struct Opportunity {
    let end: Int
    var next: Int
    var column: Int
  }

  private let width: Int
  private var scalars: String.UnicodeScalarView.Iterator
  private var ready: [Range<Int>] = []
  private var isDone = false
  private var lineStart = 0
  /// The end of the last character that was no space.
  private var contentEnd = 0
  private var offset = 0
  private var column = 0
  private var last: Opportunity?
  /// A run of spaces that the text is in the middle of.
  private var spaces: Opportunity?
  private var previous: Unicode.Scalar?
  private var beforePrevious: Unicode.Scalar?

  package init(of text: String, width: Int) {
    self.width = Swift.max(2, width)
    scalars = text.unicodeScalars.makeIterator()
  }

  package mutating func next() -> Range<Int>? {
    while ready.isEmpty, !isDone {
      if let scalar = scalars.next() {
        add(scalar)
      } else {
        isDone = true
        ready.append(lineStart..<Swift.max(lineStart, contentEnd))
      }
    }
    return ready.isEmpty ? nil : ready.removeFirst()
  }

  private mutating func add(_ scalar: Unicode.Scalar) {
    let length = UTF8.width(scalar)
    defer { offset += length }
    if scalar == " " {
      column += 1
      spaces = spaces ?? Opportunity(end: contentEnd, next: 0, column: 0)
      spaces?.next = offset + length
      spaces?.column = column
      return
    }
    let columns = Columns.of(scalar)
    defer { contentEnd = offset + length }
    guard columns > 0 else { return addMark() }
    if let spaces {
      last = spaces
      self.spaces = nil
      (beforePrevious, previous) = (nil, nil)
    } else if mayBreak(before: scalar) {
      last = Opportunity(end: offset, next: offset, column: column)
    }
    while column > 0, column + columns > width { breakLine() }
    column += columns
    (beforePrevious, previous) = (previous, scalar)
  }

  /// A mark stays with its base; a space with a mark is a character like others.
  private mutating func addMark() {
    guard let run = spaces else { return }
    spaces = nil
    last = Opportunity(end: run.end, next: run.next - 1, column: run.column - 1)
    column -= 1
    if column > 0, column + 1 > width { breakLine() }
    column += 1
    (beforePrevious, previous) = (nil, " ")
  }

  /// Ends the line at the last opportunity, or else right here, in the middle of a word.
  private mutating func breakLine() {
    let place = last ?? Opportunity(end: offset, next: offset, column: column)
    if place.end > lineStart { ready.append(lineStart..<place.end) }
    lineStart = place.next
    column -= place.column
    last = nil
  }

  private func mayBreak(before next: Unicode.Scalar) -> Bool {
    guard let previous else { return false }
    if LineBreaking.isDash(previous) {
      guard let beforePrevious else { return false }
      return beforePrevious.properties.isAlphabetic && next.properties.isAlphabetic
    }
    guard LineBreaking.isIdeographic(previous) || LineBreaking.isIdeographic(next) else {
      return false
    }
    return !LineBreaking.opens(previous) && !LineBreaking.mayNotStart(next)
  }
}

/// Which characters a line may break between, after Unicode Standard Annex 14, much reduced.
private enum LineBreaking {
  static func isDash(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "-", "\u{2010}", "\u{2013}", "\u{2014}": true
    default: false
    }
  }

  /// Chinese and Japanese writing, which has no spaces. Korean has, and breaks there.
  static func isIdeographic(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case ..<0x2E80: false
    case 0x2E80...0x312F, 0x3190...0x4DBF, 0x4E00...0xA4CF, 0xF900...0xFAFF, 0xFE30...0xFE4F,
      0xFF01...0xFF60, 0xFF61...0xFF9F, 0x1B000...0x1B16F, 0x20000...0x3FFFD:
      true
    default: false
    }
  }

  static func opens(_ scalar: Unicode.Scalar) -> Bool { opening.contains(scalar) }

  static func mayNotStart(_ scalar: Unicode.Scalar) -> Bool { notStarting.contains(scalar) }

  private static let opening = Set("([{‘“$£¥（「『【〈《〔［｛〖〘〚〝＄￥￡｢".unicodeScalars)

  private static let notStarting = Set(
    """
    !),.:;?]}%’”…‥‐–—°′″℃、。，．：；！？）」』】〉》〕］｝〗〙〛〞〟｣､｡％‼⁇⁈⁉・･ー々〻ゝゞヽヾ〜゠\
    ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ\u{3000}
    """.unicodeScalars)
}
