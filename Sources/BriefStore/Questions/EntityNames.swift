import Briefs
import Text

/// The other names of entities: what a query may call them.
struct EntityNames: Sendable {
  /// Keys of the entities that a key may stand for.
  private var meanings: [String: [String]] = [:]

  init(_ corrections: EntityCorrections) {
    for entry in corrections.entities {
      for alias in corrections.aliases(of: entry) { add(alias, for: entry.name) }
    }
    for merge in corrections.validMerges { add(merge.from, for: merge.into) }
  }

  /// The key itself and the keys of all entities that it is another name of; with `isPrefix`, that
  /// any name which begins like this is another name of.
  func keys(for key: String, isPrefix: Bool) -> Set<String> {
    var found: Set<String> = [key]
    var next = [key]
    if isPrefix {
      next += meanings.keys.filter { $0.utf8.starts(with: key.utf8) }
      next += KnownAliases.aliases(beginningWith: key)
    }
    while let name = next.popLast() {
      for meaning in (meanings[name] ?? []) + KnownAliases.keys(for: name)
      where found.insert(meaning).inserted {
        next.append(meaning)
      }
    }
    return found
  }

  /// The entities with another name that begins like this, each by its key with that name.
  func aliases(beginningWith prefix: String) -> [String: DisplayText] {
    let names = Set(
      meanings.keys.filter { $0.utf8.starts(with: prefix.utf8) }
        + KnownAliases.aliases(beginningWith: prefix))
    var found: [String: DisplayText] = [:]
    for name in names.sorted(by: { ($1.utf8.count, $1) < ($0.utf8.count, $0) }) {
      for key in keys(for: name, isPrefix: false) where key != name {
        let written = aliases[key]?.first { Words.key($0.string).utf8.elementsEqual(name.utf8) }
        found[key] = written ?? DisplayText(cleaning: name)
      }
    }
    return found
  }

  /// The other names of an entity, as they were written.
  private(set) var aliases: [String: [DisplayText]] = [:]

  private mutating func add(_ alias: DisplayText, for name: DisplayText) {
    let from = Words.key(alias.string)
    let into = Words.key(name.string)
    guard !from.isEmpty, !into.isEmpty else { return }
    aliases[into, default: []].append(alias)
    if from != into { meanings[from, default: []].append(into) }
  }
}
