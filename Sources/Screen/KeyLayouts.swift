import Text

/// Where a letter of another layout stands on a US keyboard.
extension Key {
  /// The ASCII key that the physical key of a Cyrillic (ЙЦУКЕН) or Greek letter gives on a US layout,
  /// else the key itself.
  package var onLatin: Key {
    switch self {
    case .character(let scalar): .character(Key.latin[scalar] ?? scalar)
    case .alt(.character(let scalar)): .alt(.character(Key.latin[scalar] ?? scalar))
    default: self
    }
  }

  private static let latin: [Unicode.Scalar: Unicode.Scalar] = {
    // The Ukrainian and Belarusian letters stand where ЙЦУКЕН has ы, ъ, э, щ and the backslash.
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
