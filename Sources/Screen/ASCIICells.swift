import Text

/// What a cell becomes on a terminal that knows ASCII only.
extension Cell {
  /// The cell in ASCII: a look-alike, the letter without its accent, else `?`. The right half of a
  /// wide character is a blank.
  package var inASCII: Cell {
    guard !base.isASCII || width != 1 || marks != .zero else { return self }
    guard width > 0 else { return Cell(" ", style: style) }
    return Cell(base.isASCII ? base : ASCIILookAlikes.of(base), style: style)
  }
}

extension ArraySlice<Cell> {
  /// A row in ASCII, as long as before. A control picture becomes two characters, `^[` for Escape;
  /// they take the next of two blanks in a row, or the blank before a vertical line.
  package var inASCII: [Cell] {
    var cells = map(\.inASCII)
    guard contains(where: { ASCIILookAlikes.letter(ofPicture: $0.base) != nil }) else {
      return cells
    }
    // From the right, so that what is inserted moves nothing that is still to be looked at.
    for (place, cell) in zip(0..., self).reversed() {
      guard let letter = ASCIILookAlikes.letter(ofPicture: cell.base) else { continue }
      cells.insert(Cell(letter, style: cell.style), at: place + 1)
      cells.remove(at: Self.room(in: cells, from: place + 2))
    }
    return cells
  }

  /// The blank that can be spared from there on; the last cell where there is none.
  private static func room(in cells: [Cell], from start: Int) -> Int {
    let ends: Set<Unicode.Scalar> = [" ", "|", "+"]
    let place = (start..<cells.count).first { place in
      cells[place].base == " " && (place + 1 == cells.count || ends.contains(cells[place + 1].base))
    }
    return place ?? cells.count - 1
  }
}

extension DisplayText {
  /// The text as bytes of ASCII, one for each character.
  package var inASCII: [UInt8] {
    string.unicodeScalars.map { scalar in
      let plain = scalar.isASCII ? scalar : ASCIILookAlikes.of(scalar)
      return UInt8(ascii: plain)
    }
  }
}

/// ASCII characters that stand for others.
enum ASCIILookAlikes {
  /// The letter that follows `^` for the picture of a control character.
  static func letter(ofPicture scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0x2400...0x241F: Unicode.Scalar(scalar.value - 0x2400 + 0x40)
    case 0x2421: "?"
    default: nil
    }
  }

  static func of(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x2400...0x241F, 0x2421: "^"
    case 0x2500...0x257F: boxDrawing(scalar)
    case 0x2580...0x259F: "#"
    case 0x2800...0x28FF: "*"
    default: table[scalar] ?? plainLetter(scalar) ?? "?"
    }
  }

  private static func boxDrawing(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x2500, 0x2501, 0x2504, 0x2505, 0x2508, 0x2509, 0x254C, 0x254D, 0x2550, 0x2574, 0x2576,
      0x2578, 0x257A, 0x257C, 0x257E:
      "-"
    case 0x2502, 0x2503, 0x2506, 0x2507, 0x250A, 0x250B, 0x254E, 0x254F, 0x2551, 0x2575, 0x2577,
      0x2579, 0x257B, 0x257D, 0x257F:
      "|"
    case 0x2571: "/"
    case 0x2572: "\\"
    default: "+"
    }
  }

  /// The letter without its accents, by its Unicode name: `LATIN SMALL LETTER E WITH ACUTE`.
  private static func plainLetter(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    guard scalar.value < 0x2000, let name = scalar.properties.name else { return nil }
    let words = name.split(separator: " ")
    guard words.count > 4, words[0] == "LATIN", words[2] == "LETTER", words[4] == "WITH",
      words[3].unicodeScalars.count == 1, let letter = words[3].unicodeScalars.first
    else { return nil }
    return words[1] == "SMALL" ? Unicode.Scalar(letter.value | 0x20) : letter
  }

  private static let table: [Unicode.Scalar: Unicode.Scalar] = [
    "\u{A0}": " ", "‘": "'", "’": "'", "‚": ",", "“": "\"", "”": "\"", "„": "\"", "‹": "<",
    "›": ">",
    "«": "<", "»": ">", "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "…": ".", "•": "*",
    "·": ".", "●": "*", "○": "o", "◐": "o", "★": "*", "☆": "*", "▌": "|", "▶": ">", "◀": "<",
    "▲": "^", "▼": "v", "→": ">", "←": "<", "↑": "^", "↓": "v", "✓": "x", "×": "x", "§": "S",
    "¡": "!", "ß": "s", "æ": "a", "Æ": "A", "œ": "o", "Œ": "O", "ı": "i", "¦": "|",
  ]
}
