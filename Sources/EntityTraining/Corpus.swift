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

  /// A part of the sets by its name: `gmb:tail` is the last tenth of a set, `wikigold:2` the third of
  /// five folds, `gum` a whole set.
  private func range(of part: String) -> (set: Int, documents: Range<Int>)? {
    let words = part.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let set = sets.firstIndex(where: { $0.name == words[0] }) else { return nil }
    let count = sets[set].documents.count
    if words.count == 1 { return (set, 0..<count) }
    if words[1] == "tail" { return (set, (count * 9 / 10)..<count) }
    guard let fold = Int(words[1]), (0..<Self.folds).contains(fold) else { return nil }
    return (set, (count * fold / Self.folds)..<(count * (fold + 1) / Self.folds))
  }

  private static let folds = 5

  /// Takes documents out of training and gives them back for a test; `nil` for a name that is no part.
  package mutating func holdOut(_ part: String) -> [GoldDocument]? {
    guard let (set, range) = range(of: part) else { return nil }
    let held = Array(sets[set].documents[range])
    sets[set].documents.removeSubrange(range)
    return held
  }

  /// What may be held out, in words.
  package var partNames: String {
    """
    \(sets.map(\.name).joined(separator: ", ")); each also with :tail for its last tenth, or :0 to \
    :\(Self.folds - 1) for one of \(Self.folds) folds
    """
  }
}
