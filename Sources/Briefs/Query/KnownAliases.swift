import Text

/// The other names that the compiled-in lists give their entities, for a query to call them by.
package enum KnownAliases {
  /// Keys of the entities that this folded name is listed for, itself aside: `uk` gives
  /// `united kingdom`.
  package static func keys(for alias: String) -> [String] { table[alias] ?? [] }

  /// Builds what takes some milliseconds, if that has not been done.
  package static func prepare() { _ = sorted }

  /// Names in the lists that begin like this.
  package static func aliases(beginningWith prefix: String) -> ArraySlice<String> {
    sorted[start(of: prefix)...].prefix { $0.utf8.starts(with: prefix.utf8) }
  }

  /// Where names that begin like this stand, or would stand.
  private static func start(of prefix: String) -> Int {
    var range = sorted.indices
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      if sorted[middle].utf8.lexicographicallyPrecedes(prefix.utf8) {
        range = middle + 1..<range.upperBound
      } else {
        range = range.lowerBound..<middle
      }
    }
    return range.lowerBound
  }

  /// The other names in the order of their bytes.
  private static let sorted = table.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }

  /// Built by `prepare`, or when the first query asks for an entity.
  private static let table: [String: [String]] = {
    var table: [String: [String]] = [:]
    for list in [
      Gazetteer.countries, Gazetteer.places, Gazetteer.publicBodies, Gazetteer.institutions,
      Gazetteer.companies, Gazetteer.people, Gazetteer.things, Gazetteer.peoples,
    ] {
      for names in list.utf8.split(whereSeparator: endsEntity.contains) {
        let keys = names.split(separator: UInt8(ascii: "=")).map { Words.key(String($0) ?? "") }
        for key in keys.dropFirst() where !key.isEmpty && key != keys[0] {
          table[key, default: []].append(keys[0])
        }
      }
    }
    return table
  }()

  /// A colon parts a country from its demonym, which is an entity of its own.
  private static let endsEntity: Set<UInt8> = Set(",:\n".utf8)
}

extension Entity {
  /// A nationality, people or faith.
  package var isPeople: Bool { kind == .other && Gazetteer.standard.isPeople(key: key) }
}
