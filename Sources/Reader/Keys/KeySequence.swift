import Screen
import Text

/// One key, or several that are pressed one after the other: `j`, `gg`, `,a`, `<c-x>s`.
package struct KeySequence: Hashable, Sendable {
  package let keys: [Key]

  /// The most keys a sequence has.
  static let longest = 6

  package init(_ keys: [Key]) { self.keys = keys }

  /// Reads the names of its keys, written without blanks between them.
  package init?(name: String) {
    if let key = Key(name: name) {
      self.init([key])
      return
    }
    var keys: [Key] = []
    var rest = name.unicodeScalars[...]
    while let first = rest.first {
      guard keys.count < Self.longest else { return nil }
      let end = first == "<" ? rest.firstIndex(of: ">") : rest.startIndex
      guard let end, let key = Key(name: String(rest[...end])) else { return nil }
      keys.append(key)
      rest = rest[rest.index(after: end)...]
    }
    guard !keys.isEmpty else { return nil }
    self.init(keys)
  }

  /// The name that `init(name:)` reads.
  package var name: String { keys.map(\.name).joined() }

  /// The keys as people write them: `gg`, `,a`, `Ctrl-X s`.
  package var label: DisplayText {
    let isPlain = keys.allSatisfy {
      if case .character(let scalar) = $0 { scalar != " " } else { false }
    }
    return DisplayText.joined(keys.map(\.label), by: isPlain ? .empty : " ")
  }

  /// The keys of a US layout in the place of those of another.
  var onLatin: KeySequence { KeySequence(keys.map(\.onLatin)) }

  func begins(with other: KeySequence) -> Bool {
    keys.count > other.keys.count && keys.starts(with: other.keys)
  }
}
