import Text

/// Where a letter of another layout is on a US keyboard.
extension Key {
  /// The US key at the place of a Cyrillic (ЙЦУКЕН) or Greek letter; any other key is itself.
  package var onLatin: Key {
    switch self {
    case .character(let scalar): .character(Key.latin[scalar] ?? scalar)
    case .alt(.character(let scalar)): .alt(.character(Key.latin[scalar] ?? scalar))
    default: self
    }
  }

  private static let latin: [Unicode.Scalar: Unicode.Scalar] = {
    // Ukrainian and Belarusian letters replace ы, ъ, э, щ and the backslash of ЙЦУКЕН.
    let layouts = [
      ("йцукенгшщзхъфывапролджэячсмитьбюё", "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"),
      ("ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁ", "QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>~"),
      ("іїєўґІЇЄЎҐ", "s]'o\\S}\"O|"),
      ("ςερτυθιοπασδφγηξκλζχψωβνμ", "wertyuiopasdfghjklzxcvbnm"),
      ("ΕΡΤΥΘΙΟΠΑΣΔΦΓΗΞΚΛΖΧΨΩΒΝΜ", "ERTYUIOPASDFGHJKLZXCVBNM"),
    ]
    var map: [Unicode.Scalar: Unicode.Scalar] = [:]
    for (letters, keys) in layouts {
      for (letter, key) in zip(letters.unicodeScalars, keys.unicodeScalars) { map[letter] = key }
    }
    return map
  }()
}
