import Briefs
import Foundation

/// The training sets and lists of a directory.
package struct Corpus: Sendable {
  /// Documents by set, in the order of `TrainingSet.all`.
  package var sets: [(name: String, documents: [GoldDocument])]
  /// Names by list: list, then one name an element.
  package var lists: [(name: String, names: [[UInt8]])]

  package init(
    sets: [(name: String, documents: [GoldDocument])], lists: [(name: String, names: [[UInt8]])]
  ) {
    self.sets = sets
    self.lists = lists
  }

  /// Reads `train/*.bio` and `gazetteers/*.txt`; sets that are not there are left out.
  package init(directory: String) throws {
    lists = []
    let files = try FileManager.default.contentsOfDirectory(atPath: directory + "/gazetteers")
    for file in files.sorted() where file.hasSuffix(".txt") {
      let data = FileManager.default.contents(atPath: "\(directory)/gazetteers/\(file)") ?? Data()
      let names = Array(data).split(separator: 10).map { Array($0) }
      lists.append((String(file.dropLast(4)), names))
    }
    var peoples: [String: String] = [:]
    for (list, label) in [("demonym", "MISC"), ("country", "LOC")] {
      for name in lists.first(where: { $0.name == list })?.names ?? [] {
        peoples[String(decoding: name, as: UTF8.self)] = label
      }
    }
    sets = []
    for set in TrainingSet.all {
      guard let data = FileManager.default.contents(atPath: "\(directory)/train/\(set.name).bio")
      else { continue }
      sets.append((set.name, set.documents(Array(data), peoples: peoples)))
    }
  }

  package func documents(_ name: String) -> [GoldDocument] {
    sets.first { $0.name == name }?.documents ?? []
  }

  /// Takes documents out of training and gives them back for a test: `gmb:tail` is the last tenth of
  /// a set, `wikigold:2` the third of five folds, anything else a whole set.
  package mutating func holdOut(_ part: String) -> [GoldDocument] {
    let words = part.split(separator: ":")
    guard let name = words.first, let at = sets.firstIndex(where: { $0.name == name }) else {
      return []
    }
    let all = sets[at].documents
    var range = all.indices
    if words.count > 1, words[1] == "tail" {
      range = (all.count * 9 / 10)..<all.count
    } else if words.count > 1, let fold = Int(words[1]) {
      range = (all.count * fold / 5)..<(all.count * (fold + 1) / 5)
    }
    sets[at].documents.removeSubrange(range)
    return Array(all[range])
  }
}
