import Briefs

/// Makes the tables of names and of capitals out of a corpus.
package enum Tables {
  /// Folded names with a bit for every list that holds them.
  static func names(_ lists: [(name: String, names: [[UInt8]])]) -> [ModelParts.Number] {
    var masks: [UInt64: UInt32] = [:]
    for (index, list) in lists.prefix(ModelParts.lists).enumerated() {
      for name in list.names {
        guard let hash = ListedName.hash(name) else { continue }
        masks[hash, default: 0] |= 1 << UInt32(index)
      }
    }
    return masks.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Words with 1 to 15: how often seen, and how often with a capital where that says something.
  static func cases(_ documents: [GoldDocument], atLeast: Int) -> [ModelParts.Number] {
    var counts: [UInt64: (capital: Int, all: Int)] = [:]
    for document in documents {
      for line in document.lines {
        for word in CasedWord.words(of: line.text) where !word.startsSentence {
          counts[word.hash, default: (0, 0)].all += 1
          if word.hasCapital { counts[word.hash, default: (0, 0)].capital += 1 }
        }
      }
    }
    return counts.filter { $0.value.all >= atLeast }.sorted { $0.key < $1.key }.map { hash, count in
      let share = count.capital * 100 / count.all
      let level = share == 0 ? 0 : share < 10 ? 1 : share < 50 ? 2 : share < 90 ? 3 : 4
      let often = count.all < 6 ? 0 : count.all < 40 ? 1 : 2
      return (hash, UInt32(1 + level * 3 + often))
    }
  }
}
