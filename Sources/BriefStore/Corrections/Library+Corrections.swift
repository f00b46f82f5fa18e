import Briefs
internal import GRDB
import Synchronization
import Text

/// What a person corrects of the entities, written to the folder's `entities.yaml`.
///
/// On disk when these return, and in every brief that is opened from then on; the index follows in the
/// background.
extension Library {
  /// - Returns: what was done, with the entity that a merge found, and in words for the status line.
  package func correct(
    _ correction: EntityCorrection
  ) throws(CorrectionRefusal) -> (EntityCorrection, DisplayText) {
    let correction = try resolved(correction)
    return (correction, try make(correction, isRedone: false))
  }

  /// Takes this run's last correction back: the very bytes from before where nobody else has
  /// changed the file, else the entry alone is taken out. `nil` where there is none.
  package func undoCorrection() throws(CorrectionRefusal) -> (EntityCorrection, DisplayText)? {
    guard let last = corrections.withLock({ $0.popMade() }) else { return nil }
    try write { (current) throws(CorrectionRefusal) in
      guard let current else {
        throw CorrectionRefusal("entities.yaml is gone, and the correction with it")
      }
      return current == last.edit.text ? last.before : try last.edit.removed(from: current)
    }
    corrections.withLock { $0.addUndone(last.correction) }
    return (last.correction, last.correction.undone)
  }

  /// Makes the correction again that was taken back last; `nil` where there is none.
  package func redoCorrection() throws(CorrectionRefusal) -> (EntityCorrection, DisplayText)? {
    guard let last = corrections.withLock({ $0.popUndone() }) else { return nil }
    return (last, try make(last, isRedone: true))
  }

  private func make(
    _ correction: EntityCorrection, isRedone: Bool
  ) throws(CorrectionRefusal) -> DisplayText {
    var made: CorrectionHistory.Made?
    try write { (current) throws(CorrectionRefusal) in
      let edit = try CorrectionsEdit.adding(correction, to: current)
      made = CorrectionHistory.Made(correction: correction, edit: edit, before: current)
      return edit.text
    }
    if let made { corrections.withLock { $0.add(made, isRedone: isRedone) } }
    return correction.done
  }

  private func write(_ change: CorrectionsFolder.Change) throws(CorrectionRefusal) {
    _ = try CorrectionsFolder(places.folder).change(change)
    scan.takeCorrections()
  }

  /// A merge goes into an entity of the folder, by its own spelling and with its kind.
  private func resolved(
    _ correction: EntityCorrection
  ) throws(CorrectionRefusal) -> EntityCorrection {
    guard case .merge(let name, nil) = correction.change else { return correction }
    let key = Words.key(name.string)
    guard key != correction.entity.key else {
      throw CorrectionRefusal("\(correction.entity.name) is itself already")
    }
    guard let target = try? entity(ofAny: queryContext.names().keys(for: key, isPrefix: false), key)
    else {
      throw CorrectionRefusal("nothing written: no entity of this folder is called \(name)")
    }
    var correction = correction
    correction.change = .merge(into: target.name, target.kind)
    return correction
  }

  /// The entity of a key, else one that the key is another name of, as most briefs know it.
  private func entity(ofAny keys: Set<String>, _ key: String) throws -> Entity? {
    try index.read { db in
      for key in [key] + keys.subtracting([key]).sorted() {
        let row = try Row.fetchOne(
          db,
          sql: "SELECT name, kind FROM entity WHERE key = ? AND briefs > 0 ORDER BY briefs DESC",
          arguments: [key])
        if let row, let kind = Entity.Kind(rawValue: row[1]) {
          return Entity(key: key, name: DisplayText(cleaning: row[0] as String), kind: kind)
        }
      }
      return nil
    }
  }
}
