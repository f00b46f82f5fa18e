extension Words {
  /// The first sentence of a text, without white space around it; empty only for a blank text.
  package static func firstSentence(of text: String) -> String {
    text.withUTF8Bytes { bytes in
      let scanner = SentenceScanner(bytes: bytes)
      let start = scanner.skipSpace(from: 0)
      return String(decoding: bytes[start..<scanner.end(from: start)], as: UTF8.self)
    }
  }

  /// The UTF-8 ranges of all sentences, without white space around them. A line break ends a sentence.
  package static func sentences(in text: String) -> [Range<Int>] {
    text.withUTF8Bytes { bytes in
      let scanner = SentenceScanner(bytes: bytes)
      var found: [Range<Int>] = []
      var start = scanner.skipSpace(from: 0)
      while start < bytes.count {
        let end = max(scanner.end(from: start), start + 1)
        found.append(start..<end)
        start = scanner.skipSpace(from: end)
      }
      return found
    }
  }

  /// The UTF-8 range of the sentence that holds a UTF-8 offset, without white space around it; white
  /// space belongs to the sentence before it. A line break ends a sentence.
  package static func sentence(around offset: Int, in text: String) -> Range<Int> {
    text.withUTF8Bytes { bytes in
      let scanner = SentenceScanner(bytes: bytes)
      let offset = max(0, min(offset, bytes.count))
      var lineStart = offset
      while lineStart > 0, bytes[lineStart - 1] != 0xA { lineStart -= 1 }
      var start = scanner.skipSpace(from: lineStart, acrossLines: false)
      while true {
        let end = scanner.end(from: start)
        let next = scanner.skipSpace(from: end, acrossLines: false)
        let isLast = next >= bytes.count || bytes[next] == 0xA
        if offset < next || isLast || next <= start { return start..<end }
        start = next
      }
    }
  }
}

/// Finds where sentences end.
private struct SentenceScanner {
  let bytes: UnsafeBufferPointer<UInt8>

  func skipSpace(from start: Int, acrossLines: Bool = true) -> Int {
    var offset = start
    while offset < bytes.count {
      let (scalar, length) = bytes.scalar(at: offset)
      guard scalar.isSpace, acrossLines || scalar != "\n" else { break }
      offset += length
    }
    return offset
  }

  /// The end of the sentence that starts at an offset, behind its last mark or quote.
  func end(from start: Int) -> Int {
    var offset = start
    var lastSeen = start
    while offset < bytes.count, bytes[offset] != 0xA {
      if Self.isPlain(bytes[offset]) {
        offset += 1
        lastSeen = offset
        continue
      }
      let (scalar, length) = bytes.scalar(at: offset)
      guard let mark = Mark(scalar) else {
        offset += length
        if !scalar.isSpace { lastSeen = offset }
        continue
      }
      let stop = offset
      var needsSpace = mark.needsSpace
      offset = skipMarks(from: offset, needsSpace: &needsSpace)
      lastSeen = offset
      if !needsSpace { return offset }
      if isBreak(dot: mark == .dot && offset == stop + 1 ? stop : nil, end: offset, start: start) {
        return offset
      }
    }
    return lastSeen
  }

  /// Passes over marks and the quotes and brackets that close behind them.
  private func skipMarks(from start: Int, needsSpace: inout Bool) -> Int {
    var offset = start
    while offset < bytes.count {
      let (scalar, length) = bytes.scalar(at: offset)
      if let mark = Mark(scalar) {
        if !mark.needsSpace { needsSpace = false }
      } else if !Self.closers.contains(scalar) {
        break
      }
      offset += length
    }
    return offset
  }

  /// Decides whether a sentence ends at `end`; `dot` is where a full stop stands alone before it.
  private func isBreak(dot: Int?, end: Int, start: Int) -> Bool {
    let next = skipSpace(from: end, acrossLines: false)
    guard next < bytes.count, bytes[next] != 0xA else { return true }
    guard next > end else { return false }
    let following = word(from: next)
    if following.unicodeScalars.first?.properties.isLowercase == true { return false }
    guard let dot else { return true }
    let before = wordBefore(dot, start: start)
    switch Abbreviation(before.text) {
    case .title: return false
    case .initials, .closing: return Self.openers.contains(following)
    case .number:
      return following.unicodeScalars.first?.properties.numericType == nil
    case nil:
      // A number alone at the start is that of a list.
      return !(before.start == start && before.text.utf8.allSatisfy { (0x30...0x39).contains($0) })
    }
  }

  /// The word that starts at an offset, without an opening quote or bracket.
  private func word(from start: Int) -> String {
    var scalars = String.UnicodeScalarView()
    var offset = start
    while offset < bytes.count, scalars.count < 16 {
      let (scalar, length) = bytes.scalar(at: offset)
      offset += length
      if scalars.isEmpty, Self.openingQuotes.contains(scalar) { continue }
      guard scalar.properties.isAlphabetic || scalar.properties.numericType != nil else { break }
      scalars.append(scalar)
    }
    return String(scalars)
  }

  /// What stands before a full stop, back to the white space; more than 16 bytes are no abbreviation.
  private func wordBefore(_ dot: Int, start: Int) -> (text: String, start: Int) {
    var first = dot
    while first > start, dot - first <= 16 {
      let before = bytes.scalarStart(before: first)
      let scalar = bytes.scalar(at: before).scalar
      if scalar.isSpace || Self.openingQuotes.contains(scalar) || scalar == "-" { break }
      first = before
    }
    return (String(decoding: bytes[first..<dot], as: UTF8.self), first)
  }

  /// Letters and digits of ASCII, and marks that end nothing.
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte < 0x7F && byte != UInt8(ascii: ".") && byte != UInt8(ascii: "!")
      && byte != UInt8(ascii: "?")
  }

  private static let closers: Set<Unicode.Scalar> = [
    "\"", "'", ")", "]", "}", "”", "’", "»", "›", "“", "」", "』", "）", "】", "》",
  ]
  private static let openingQuotes: Set<Unicode.Scalar> = [
    "\"", "'", "(", "[", "“", "‘", "„", "«", "‹", "¿", "¡",
  ]
  /// Words that begin a sentence so much oftener than they follow an abbreviation as a name.
  private static let openers: Set<String> = [
    "A", "After", "An", "And", "As", "At", "But", "For", "He", "Her", "His", "However", "If", "In",
    "It",
    "Its", "Meanwhile", "On", "She", "Since", "That", "The", "Their", "There", "These", "They",
    "This",
    "Those", "We", "What", "When", "While", "With", "You",
  ]
}

/// A character that can end a sentence.
private enum Mark {
  case dot, other
  /// Of a script that puts no space behind it.
  case unspaced

  init?(_ scalar: Unicode.Scalar) {
    switch scalar {
    case ".": self = .dot
    case "!", "?", "…", "‼", "⁇", "⁈", "⁉", "؟", "۔", "।", "॥", "։": self = .other
    case "。", "！", "？", "｡", "．": self = .unspaced
    default: return nil
    }
  }

  var needsSpace: Bool { self != .unspaced }
}

/// What is written with a full stop that ends nothing.
private enum Abbreviation {
  /// Always goes before a name.
  case title
  /// `J.` or `U.S.`
  case initials
  /// May also be the last word of a sentence.
  case closing
  /// Goes before a number.
  case number

  init?(_ word: String) {
    let pieces = word.split(separator: ".", omittingEmptySubsequences: false)
    let isLettered = pieces.allSatisfy { piece in
      piece.unicodeScalars.count == 1 && piece.unicodeScalars.allSatisfy(\.properties.isAlphabetic)
    }
    if isLettered, pieces.count > 1 || word.unicodeScalars.allSatisfy(\.properties.isUppercase) {
      self = .initials
      return
    }
    switch Words.joined(word) {
    case "mr", "mrs", "ms", "mx", "dr", "prof", "st", "gen", "lt", "col", "maj", "capt", "cmdr",
      "adm",
      "sgt", "cpl", "gov", "sen", "rep", "rev", "hon", "pres", "amb", "supt", "msgr", "messrs",
      "mt",
      "vs", "mme", "mlle", "г", "ул", "им":
      self = .title
    case "inc", "co", "corp", "ltd", "llc", "bros", "jr", "sr", "etc", "al", "est", "dept", "univ",
      "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "ave",
      "blvd", "approx", "ph d":
      self = .closing
    case "no", "nos", "art", "fig", "vol", "pp", "sec": self = .number
    default: return nil
    }
  }
}
