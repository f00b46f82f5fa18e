extension DisplayText {
  /// The text for a terminal without UTF-8: only printable ASCII, what has no likeness is `?`.
  ///
  /// Most characters keep their columns; `…`, control pictures, `ß` and a few signs take more.
  package var ascii: DisplayText {
    if string.utf8.allSatisfy({ $0 < 0x80 }) { return self }
    var text = ""
    text.reserveCapacity(string.utf8.count)
    for scalar in string.unicodeScalars { text += ASCIIRendering.text(of: scalar) }
    return DisplayText(cleaned: text)
  }
}

/// What characters look like on a terminal that has only ASCII.
package enum ASCIIRendering {
  /// A likeness of a cleaned character, `?` for each of its columns where it has none; nothing for
  /// what takes no column.
  package static func text(of scalar: Unicode.Scalar) -> String {
    let value = scalar.value
    switch value {
    case 0..<0x80: return String(Character(scalar))
    case 0x2400...0x241F: return "^" + String(UnicodeScalar(UInt8(value - 0x2400 + 0x40)))
    case 0x2421: return "^?"
    case 0x2500...0x257F: return box(scalar)
    case 0x2581...0x2588: return level(value - 0x2581)
    case 0x2800...0x28FF: return "*"
    default: break
    }
    if let likeness = likenesses[value] { return likeness }
    let columns = Columns.of(scalar)
    if columns > 0, scalar.isSpace { return String(repeating: " ", count: columns) }
    let folding = Folding(scalar)
    if columns > 0, folding.kind == .letter || folding.kind == .digit || folding.kind == .apostrophe
    {
      let letters = folding.string
      if !letters.isEmpty, letters.utf8.allSatisfy({ $0 < 0x80 }) {
        let padded = letters + String(repeating: " ", count: max(0, columns - letters.utf8.count))
        return scalar.properties.isUppercase ? padded.uppercased() : padded
      }
    }
    return String(repeating: "?", count: columns)
  }

  /// The same in a single column, for a grid of cells whose layout is already done.
  package static func cell(of scalar: Unicode.Scalar) -> Unicode.Scalar {
    text(of: scalar).unicodeScalars.first ?? "?"
  }

  private static func box(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "─", "━", "┄", "┅", "┈", "┉", "╌", "╍", "═", "╴", "╶", "╸", "╺", "╼", "╾": "-"
    case "│", "┃", "┆", "┇", "┊", "┋", "╎", "╏", "║", "╵", "╷", "╹", "╻", "╽", "╿": "|"
    case "╱": "/"
    case "╲": "\\"
    case "╳": "x"
    default: "+"
    }
  }

  /// Eight heights of a bar.
  private static func level(_ height: UInt32) -> String {
    switch height {
    case 0: "_"
    case 1: "."
    case 2: "-"
    case 3: "="
    case 4: "+"
    case 5: "*"
    case 6: "%"
    default: "#"
    }
  }

  private static let likenesses: [UInt32: String] = {
    let rows: [(String, String)] = [
      ("'", "‘’‚‛′‹›ʼʻ´"), ("\"", "“”„‟″«»"), ("-", "‐‑‒–—―−•‣◦·∙⁃"), ("...", "…"),
      ("*", "●◉∗✱"), ("o", "○◌"), ("+", "★☆"), ("x", "×✕✖✗✘"), ("v", "✓✔↓▼▾"), ("^", "↑▲▴"),
      ("<", "←◀◂⟨"), (">", "→▶▸⟩"), ("|", "▌▐▍▎▏▕¦"), ("#", "■▓▉▊▋"), (":", "░▒"), ("/", "÷⁄"),
      ("!", "¡"), ("?", "¿"), ("~", "≈∼"), ("=", "≡"), ("EUR", "€"), ("GBP", "£"), ("(c)", "©"),
      ("(R)", "®"), ("TM", "™"), ("No", "№"), ("1/4", "¼"), ("1/2", "½"), ("3/4", "¾"),
    ]
    var likenesses: [UInt32: String] = [:]
    for (likeness, scalars) in rows {
      for scalar in scalars.unicodeScalars { likenesses[scalar.value] = likeness }
    }
    return likenesses
  }()
}
