import Text

/// The names that are known before a brief is read, with their kinds and other spellings.
struct Gazetteer: Sendable {
  /// One known entity.
  struct Entry: Sendable {
    let entity: Entity
    /// A demonym, faith or people: kept, but the last to be listed.
    let isPeople: Bool
    let isCountry: Bool
  }

  private(set) var entries: [Entry] = []
  private(set) var names = NameTable()
  /// The same names for lines in capitals, but those that would be common words there.
  private(set) var foldedNames = NameTable()
  private var keys: [String: Int] = [:]
  /// Of every word the rules know, and of the first words of names.
  private(set) var roles: [UInt64: WordRole] = Lexicon.roles

  /// All of the compiled-in names; built when first needed.
  static let standard = Gazetteer(without: [])

  /// - Parameter without: names and aliases to leave out, exactly as they are written in the lists.
  init(without: Set<String>) {
    let removed = Set(without.map { Array($0.utf8) })
    for list in Self.lists { add(list, removed: removed) }
    for hash in names.openers { roles[hash, default: []].insert(.opensName) }
  }

  /// The known entity of a canonical name's key.
  func entity(key: String) -> Entity? { keys[key].map { entries[$0].entity } }

  func isPeople(key: String) -> Bool { keys[key].map { entries[$0].isPeople } ?? false }

  /// Names that are words when all is in capitals.
  private static let words = Set(
    """
    us who ice line it sec fed fox sky bild ap ec rt ey hp rai mit sputnik sap ing vox lego dow amnesty
    capitol emirates labour orange pole english finn guardian mao rio rome xi sharon musk saddam patriot
    patriots conservatives greens congress senate
    """.split(whereSeparator: \.isWhitespace).map { Array($0.utf8) })

  /// A list of names, and what all of them are.
  private struct Names {
    let text: String
    let kind: Entity.Kind
    var isPeople = false
    var isCountry = false
  }

  private static let lists = [
    Names(text: countries, kind: .place, isCountry: true), Names(text: places, kind: .place),
    Names(text: publicBodies, kind: .organisation), Names(text: institutions, kind: .organisation),
    Names(text: companies, kind: .organisation), Names(text: people, kind: .person),
    Names(text: things, kind: .other), Names(text: peoples, kind: .other, isPeople: true),
  ]

  private mutating func add(_ list: Names, removed: Set<[UInt8]>) {
    let separators: Set<UInt8> = [UInt8(ascii: ","), UInt8(ascii: "\n")]
    for line in Array(list.text.utf8).split(whereSeparator: separators.contains) {
      let halves = line.split(separator: UInt8(ascii: ":"), maxSplits: 1)
      add(spellings: halves[0], of: list, removed: removed)
      if halves.count > 1 {
        let demonyms = Names(text: "", kind: .other, isPeople: true)
        add(spellings: halves[1], of: demonyms, removed: removed)
      }
    }
  }

  private mutating func add(
    spellings: ArraySlice<UInt8>, of list: Names, removed: Set<[UInt8]>
  ) {
    var isFirst = true
    for spelling in spellings.split(separator: UInt8(ascii: "=")) {
      var bytes = Array(spelling.drop { $0 == UInt8(ascii: " ") })
      let isCommon = bytes.last == UInt8(ascii: "?")
      if isCommon { bytes.removeLast() }
      if removed.contains(bytes) {
        if isFirst { return }
        continue
      }
      if isFirst {
        let name = DisplayText(cleaning: String(decoding: bytes, as: UTF8.self))
        let entity = Entity(name: name, kind: list.kind)
        if keys[entity.key] == nil { keys[entity.key] = entries.count }
        entries.append(
          Entry(
            entity: entity, isPeople: list.isPeople, isCountry: list.isCountry))
        isFirst = false
      }
      names.insert(bytes, entry: entries.count - 1, isCommon: isCommon)
      let small = Self.folded(bytes)
      if !isCommon, bytes.count > 1, !Self.words.contains(small) {
        foldedNames.insert(small, entry: entries.count - 1, folds: true)
      }
    }
  }

  private static func folded(_ bytes: [UInt8]) -> [UInt8] {
    if bytes.contains(where: { $0 >= 0x80 }) {
      return Array(String(decoding: bytes, as: UTF8.self).lowercased().utf8)
    }
    return bytes.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }
  }
}
