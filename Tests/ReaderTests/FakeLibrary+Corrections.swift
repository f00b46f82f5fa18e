import Briefs
import Foundation
import Reader
import Text

/// Corrections in memory, as a folder would take them.
extension FakeLibrary {
  mutating func correct(_ correction: EntityCorrection) -> Action {
    if let refusal { return .notCorrected(.make, refusal) }
    undoneCorrections = []
    make(correction)
    return .corrected(correction, isUndone: false, "\(correction.done)")
  }

  mutating func undoCorrection() -> Action {
    if let refusal { return .notCorrected(.undo, refusal) }
    guard let last = corrections.popLast() else { return .notCorrected(.undo, "none") }
    (stories, spellings) = last.before
    undoneCorrections.append(last.made)
    return .corrected(last.made, isUndone: true, last.made.undone)
  }

  mutating func redoCorrection() -> Action {
    guard let last = undoneCorrections.popLast() else { return .notCorrected(.redo, "none") }
    make(last)
    return .corrected(last, isUndone: false, "\(last.done)")
  }

  private mutating func make(_ correction: EntityCorrection) {
    corrections.append((correction, (stories, spellings)))
    let name = correction.entity.name.string
    for index in stories.indices {
      guard let place = stories[index].entities.firstIndex(where: { $0.0 == name }) else {
        continue
      }
      switch correction.change {
      case .kind(let kind): stories[index].entities[place].1 = kind
      case .mute: stories[index].entities.remove(at: place)
      case .split(let spelling):
        spellings[spelling.string] = nil
        stories[index].entities.append((spelling.string, correction.entity.kind))
      case .merge(let into, _):
        spellings[name] = into.string
        stories[index].entities.remove(at: place)
        if !stories[index].entities.contains(where: { $0.0 == into.string }) {
          stories[index].entities.append((into.string, correction.entity.kind))
        }
      }
    }
  }

  /// Where the hints stand in a brief's sections.
  func places(_ brief: Brief) -> [Place] {
    var places: [Place] = []
    for (section, content) in brief.sections.enumerated() {
      for (number, block) in content.blocks.enumerated() {
        let text = block.text.string
        for hint in hints {
          guard let range = text.range(of: hint) else { continue }
          let lower = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
          places.append(
            Place(
              section: section, block: number, range: lower..<lower + hint.utf8.count))
        }
      }
    }
    return places
  }
}
