import Briefs
import Synchronization

/// What the journals know of briefs that were marked, as it was at one moment: by what a scan finds them
/// again.
package final class Recollection: Sendable {
  private let state: JournalState
  private let index = Mutex<LikenessIndex?>(nil)
  private let checked = Mutex<UInt64?>(nil)

  /// True where nothing was ever marked.
  package let isEmpty: Bool

  init(_ state: JournalState) {
    self.state = state
    isEmpty = state.isEmpty
  }

  /// True for an ID that is a name of a brief that was marked.
  package func knows(_ id: BriefID) -> Bool { !isEmpty && state.knows(id) }

  /// What the brief of this ID is called.
  package func name(of id: BriefID) -> BriefID { state.names.name(of: id) }

  /// The marked brief that a path of this folder was, as long as it still is the same story.
  package func name(
    atPath path: [UInt8], _ fingerprint: Fingerprint, _ text: TextTrace
  ) -> BriefID? {
    guard !isEmpty else { return nil }
    for isHere in [true, false] {
      guard let place = state.place(ofPath: path, isHere: isHere) else { continue }
      // Another folder may have a file of that name and headline.
      let isSame = isHere && place.fingerprint.isSameStory(as: fingerprint)
      if isSame || likeness(of: text, to: place) >= TextSketch.alikeInPlace {
        return state.names.name(of: place.id)
      }
    }
    return nil
  }

  private func likeness(of text: TextTrace, to place: JournalState.Place) -> Double {
    place.text == 0 ? 0 : state.texts[place.text]?.trace.sketch.likeness(to: text.sketch) ?? 0
  }

  /// A marked brief that has a text like another.
  package struct Match: Sendable {
    /// What it is called.
    package var id: BriefID
    /// All names that it has.
    package var names: [BriefID]
    /// How likely it is the one if it is gone itself, from 0 to 1.
    package var likeness: Double
    /// True where the other is an edited copy, though it is there itself.
    package var isCopy: Bool
  }

  /// The marked briefs whose texts are like this one, each once.
  package func matches(of text: TextTrace) -> [Match] {
    guard !isEmpty, !text.sketch.isEmpty, !state.texts.rows.isEmpty else { return [] }
    return index.withLock { index in
      let known = index ?? LikenessIndex(state.texts.rows)
      index = known
      var matches: [BriefID: Match] = [:]
      known.forEach(near: text.sketch) { row in
        let likeness = text.likeness(toMoved: row.trace)
        guard likeness > 0 else { return }
        let id = state.names.name(of: row.id)
        var match =
          matches[id]
          ?? Match(id: id, names: state.names.all(of: id), likeness: 0, isCopy: false)
        match.likeness = max(match.likeness, likeness)
        match.isCopy = match.isCopy || text.isCopy(of: row.trace)
        matches[id] = match
      }
      return Array(matches.values)
    }
  }

  /// What the marked brief of exactly this text is called.
  package func name(of text: TextTrace) -> BriefID? {
    guard let hash = text.hash, knows(hash) else { return nil }
    return name(of: hash)
  }

  /// True for a claim that is about a marked brief and says something new.
  package func isNews(_ claim: IdentityClaim) -> Bool {
    let entry = claim.entry
    let root = state.names.root(of: entry.id)
    guard !isEmpty, state.knows(root) || entry.text.hash.map(state.knows) ?? false else {
      return false
    }
    if let hash = entry.text.hash, state.names.root(of: hash) != root { return true }
    if claim.isOfPath, !isKnown(entry.path, root) { return true }
    guard !entry.text.sketch.isEmpty else { return false }
    guard let known = state.texts[entry.text.key(of: entry.id)] else { return true }
    guard claim.isOfText, known.trace.sketch != entry.text.sketch else { return false }
    return known.trace.sketch.likeness(to: entry.text.sketch) < TextSketch.nearlyTheSame
  }

  private func isKnown(_ path: [UInt8], _ root: BriefID) -> Bool {
    [true, false].contains { isHere in
      state.place(ofPath: path, isHere: isHere).map { state.names.root(of: $0.id) } == root
    }
  }

  /// A number that differs where other briefs were marked, or other texts are known of them.
  package var digest: Int64 {
    checked.withLock { known in
      let digest = known ?? sum()
      known = digest
      return Int64(bitPattern: digest)
    }
  }

  private func sum() -> UInt64 {
    var sum: UInt64 = 0
    func add(_ numbers: UInt64...) {
      var hash = StableHash()
      for number in numbers { withUnsafeBytes(of: number.littleEndian) { hash.combine($0) } }
      sum ^= hash.value
    }
    for row in state.texts.rows { add(1, row.key, row.stamp.time, row.stamp.device) }
    for row in state.names.rows.rows { add(2, row.key, state.names.name(of: row.id).value) }
    state.forEachState { id, _ in add(3, id.value) }
    return sum
  }
}
