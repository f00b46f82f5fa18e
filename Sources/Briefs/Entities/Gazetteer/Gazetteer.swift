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
  /// The same names for lines in capitals, where these are not those of `allFolded`.
  private var someFolded: NameTable?
  private var keys: [String: Int] = [:]
  /// Of every word the rules know, and of the first words of names.
  private(set) var roles: [UInt64: WordRole] = Lexicon.roles

  /// All of the compiled-in names; built when first needed.
  static let standard = Gazetteer(without: [])

  /// - Parameter without: names and aliases to leave out, exactly as they are written in the lists.
  init(without: Set<String>) {
    let removed = Set(without.map { Array($0.utf8) })
    names.reserveCapacity(4096)
    Self.forEachSpelling(without: removed) { add($0) }
    if !removed.isEmpty { someFolded = Self.folded(without: removed) }
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

  /// A spelling of a name, as the lists have it.
  private struct Spelling {
    let bytes: [UInt8]
    let list: Names
    let entry: Int
    /// The canonical name of a new entry.
    let isFirst: Bool
    let isCommon: Bool
  }

  private static func forEachSpelling(
    without removed: Set<[UInt8]>, _ body: (Spelling) -> Void
  ) {
    var entries = 0
    func spellings(_ text: ArraySlice<UInt8>, of list: Names) {
      var isFirst = true
      for spelling in text.split(separator: UInt8(ascii: "=")) {
        var bytes = Array(spelling.drop { $0 == UInt8(ascii: " ") })
        let isCommon = bytes.last == UInt8(ascii: "?")
        if isCommon { bytes.removeLast() }
        if removed.contains(bytes) {
          if isFirst { return }
          continue
        }
        if isFirst { entries += 1 }
        body(
          Spelling(
            bytes: bytes, list: list, entry: entries - 1, isFirst: isFirst, isCommon: isCommon))
        isFirst = false
      }
    }
    let demonyms = Names(text: "", kind: .other, isPeople: true)
    for list in lists {
      let text = Array(list.text.utf8)
      for line in text.split(whereSeparator: { $0 == UInt8(ascii: ",") || $0 == 0x0A }) {
        let halves = line.split(separator: UInt8(ascii: ":"), maxSplits: 1)
        spellings(halves[0], of: list)
        if halves.count > 1 { spellings(halves[1], of: demonyms) }
      }
    }
  }

  private mutating func add(_ spelling: Spelling) {
    if spelling.isFirst {
      let name = DisplayText(cleaning: String(decoding: spelling.bytes, as: UTF8.self))
      let entity = Entity(name: name, kind: spelling.list.kind)
      if keys[entity.key] == nil { keys[entity.key] = spelling.entry }
      entries.append(
        Entry(
          entity: entity, isPeople: spelling.list.isPeople, isCountry: spelling.list.isCountry))
    }
    names.insert(spelling.bytes, entry: spelling.entry, isCommon: spelling.isCommon)
  }
}

extension Gazetteer {
  /// The names for lines in capitals, but those that would be common words there.
  var foldedNames: NameTable { someFolded ?? Self.allFolded }

  /// Made apart from the names themselves, because few briefs have a line in capitals.
  private static let allFolded = folded(without: [])

  private static func folded(without removed: Set<[UInt8]>) -> NameTable {
    var names = NameTable()
    forEachSpelling(without: removed) { spelling in
      let small = folded(spelling.bytes)
      if !spelling.isCommon, spelling.bytes.count > 1, !words.contains(small) {
        names.insert(small, entry: spelling.entry, folds: true)
      }
    }
    return names
  }

  private static func folded(_ bytes: [UInt8]) -> [UInt8] {
    if bytes.contains(where: { $0 >= 0x80 }) {
      return Array(String(decoding: bytes, as: UTF8.self).lowercased().utf8)
    }
    return bytes.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }
  }
}
