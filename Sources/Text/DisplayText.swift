/// One line of text that is safe to show: whatever came from outside has been cleaned on the way in.
///
/// Every function that draws, prints or logs takes this type, so nothing uncleaned can reach a terminal.
/// It never holds a line break, a control character or a bidirectional control. Equality and hashing go
/// by UTF-8 bytes, because `String` merges canonically equal spellings.
package struct DisplayText: Sendable {
  /// The cleaned characters. Offsets elsewhere (`Place`, `WordSpan`) are UTF-8 offsets into this string.
  package let string: String

  /// Cleans one line from outside; line breaks and tabs become spaces.
  package init(cleaning raw: some StringProtocol) {
    self.string = Cleaning.line(raw).text
  }

  /// The same for the text that nearly all of it comes as, without the cost of any other.
  package init(cleaning raw: String) { self.string = Cleaning.line(raw).text }

  /// Takes over text that `Cleaning` has already made safe.
  init(cleaned string: String) { self.string = string }

  package static let empty = DisplayText(cleaned: "")

  package var isEmpty: Bool { string.isEmpty }

  /// How many terminal columns the text takes.
  package var columns: Int { Columns.of(string) }
}

extension DisplayText: Hashable {
  package static func == (a: DisplayText, b: DisplayText) -> Bool {
    a.string.utf8.elementsEqual(b.string.utf8)
  }

  package func hash(into hasher: inout Hasher) {
    var copy = string
    copy.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}

extension DisplayText: CustomStringConvertible {
  package var description: String { string }
}

/// Literals are the program's own words, and interpolation takes only what is already clean.
extension DisplayText: ExpressibleByStringInterpolation {
  package init(stringLiteral value: String) { self.string = value }

  package init(stringInterpolation: Interpolation) { self.string = stringInterpolation.text }

  /// Collects the parts of a literal; a `String` cannot be put in without cleaning it first.
  package struct Interpolation: StringInterpolationProtocol {
    var text = ""

    package init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity + interpolationCount * 8)
    }

    package mutating func appendLiteral(_ literal: String) { text += literal }
    package mutating func appendInterpolation(_ value: DisplayText) { text += value.string }
    package mutating func appendInterpolation(_ value: some BinaryInteger) { text += "\(value)" }
    package mutating func appendInterpolation(cleaning value: some StringProtocol) {
      text += Cleaning.line(value).text
    }
  }
}

extension DisplayText {
  /// `1 problem`, `2 problems`.
  package static func plural(_ count: Int, _ noun: DisplayText) -> DisplayText {
    "\(count) \(noun)\(count == 1 ? "" : "s" as DisplayText)"
  }

  package static func + (a: DisplayText, b: DisplayText) -> DisplayText {
    DisplayText(cleaned: a.string + b.string)
  }

  /// The text of a range of UTF-8 offsets; offsets inside a scalar are rounded down to its start.
  package subscript(range: Range<Int>) -> DisplayText {
    let utf8 = string.utf8
    let count = utf8.count
    let from = utf8.index(utf8.startIndex, offsetBy: max(0, min(range.lowerBound, count)))
    let to = utf8.index(utf8.startIndex, offsetBy: max(0, min(range.upperBound, count)))
    return DisplayText(cleaned: String(string.unicodeScalars[from..<max(from, to)]))
  }

  /// The text cut to at most `limit` columns, with `…` as the last column where something was cut.
  package func cut(to limit: Int, ellipsis: DisplayText = "…") -> DisplayText {
    guard columns > limit else { return self }
    guard limit > 0 else { return .empty }
    let room = limit - ellipsis.columns
    guard room >= 0 else { return .empty }
    var used = 0
    var kept = String.UnicodeScalarView()
    for scalar in string.unicodeScalars {
      let width = Columns.of(scalar)
      if used + width > room { break }
      used += width
      kept.append(scalar)
    }
    return DisplayText(cleaned: String(kept) + ellipsis.string)
  }

  /// Joins texts with a separator.
  package static func joined(_ parts: [DisplayText], by separator: DisplayText) -> DisplayText {
    DisplayText(cleaned: parts.map(\.string).joined(separator: separator.string))
  }
}
