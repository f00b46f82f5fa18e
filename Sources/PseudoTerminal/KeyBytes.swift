/// What an xterm sends for a key.
package enum KeyBytes {
  /// The bytes of a key by name (`<enter>`, `<c-d>`, `<a-right>`), or of a text, byte for byte.
  package static func of(_ key: String) -> [UInt8] {
    guard key.utf8.count > 2, key.first == "<", key.last == ">" else { return Array(key.utf8) }
    var name = key.dropFirst().dropLast()
    var modifiers = 0
    while name.utf8.count > 2, name.dropFirst().first == "-",
      let modifier = ["s": 1, "a": 2, "c": 4][name.prefix(1)]
    {
      modifiers |= modifier
      name = name.dropFirst(2)
    }
    if let letter = cursorKeys[String(name)] {
      let sequence = modifiers == 0 ? "\u{1B}[\(letter)" : "\u{1B}[1;\(modifiers + 1)\(letter)"
      return Array(sequence.utf8)
    }
    if let number = numberedKeys[String(name)] {
      let sequence = modifiers == 0 ? "\u{1B}[\(number)~" : "\u{1B}[\(number);\(modifiers + 1)~"
      return Array(sequence.utf8)
    }
    if name == "tab", modifiers == 1 { return Array("\u{1B}[Z".utf8) }
    var bytes = characters[String(name)].map { [$0] } ?? Array(name.utf8)
    if modifiers & 4 != 0, bytes.count == 1 { bytes[0] &= 0x1F }
    return (modifiers & 2 != 0 ? [27] : []) + bytes
  }

  private static let characters: [String: UInt8] = [
    "enter": 13, "esc": 27, "tab": 9, "bs": 127, "space": 32, "lt": 60,
  ]

  private static let cursorKeys: [String: String] = [
    "up": "A", "down": "B", "right": "C", "left": "D", "home": "H", "end": "F", "f1": "P",
    "f2": "Q", "f3": "R", "f4": "S",
  ]

  private static let numberedKeys: [String: Int] = [
    "ins": 2, "del": 3, "pgup": 5, "pgdn": 6, "f5": 15, "f6": 17, "f7": 18, "f8": 19, "f9": 20,
    "f10": 21, "f11": 23, "f12": 24,
  ]
}
