import Briefs
import BriefStore
import Foundation
import Reader
import Text

/// What the model asks about entities, and what it has written down about them.
extension EffectRunner {
  func runAboutEntities(_ effect: Effect) {
    switch effect {
    case .allEntities(let generation, let request):
      let cancellation = begin(.entities)
      ask(.entities, generation, on: panels) { [library] in
        let listing = try library.allEntities(request, cancellation: cancellation)
        return .allEntities(generation: generation, listing)
      }
    case .entityPage(let generation, let entity):
      let cancellation = begin(.page)
      ask(.page, generation, on: panels) { [library] in
        let page = try library.page(of: entity, cancellation: cancellation)
        return .entityPage(generation: generation, page)
      }
    case .entityBriefs(let generation, let entity, let last):
      let cancellation = begin(.pageBriefs)
      let request = ListRequest(
        query: Query(.entity(key: entity.key, kind: entity.kind)),
        window: last.map { .after($0) } ?? .start, limit: 200)
      ask(.pageBriefs, generation, on: panels) { [library] in
        let listing = try library.list(request, cancellation: cancellation)
        return .entityBriefs(generation: generation, listing)
      }
    case .sharedSentences(let generation, let pair, let next):
      let cancellation = begin(.pair)
      ask(.pair, generation, on: pairs) { [library] in
        let part = try library.sharedSentences(pair, from: next, cancellation: cancellation)
        return .sharedSentences(generation: generation, part)
      }
    case .writePair(let pair, let name, let replaces):
      answer(on: files) { [self] in try write(pair, to: name, replaces: replaces) }
    case .watchMarks(let generation, let rows, let keys):
      let cancellation = begin(.watch)
      ask(.watch, generation, on: panels) { [library] in
        let found = try library.rows(rows, mentioning: keys, cancellation: cancellation)
        return .watchMarks(generation: generation, found)
      }
    case .countWatched(let requests):
      answer(on: counts) { [library, low] in
        let cancellation = Cancellation(yields: true)
        return .watchedCounted(
          try low.counts.run {
            try requests.map { try library.count($0, before: nil, cancellation: cancellation) }
          })
      }
    default: break
    }
  }

  /// Writes all that two entities share, and says how much that was or why it could not be written.
  private func write(_ pair: EntityPair, to name: String, replaces: Bool) throws -> Action {
    let path = (name as NSString).expandingTildeInPath
    if !replaces, FileManager.default.fileExists(atPath: path) {
      return .fileExists(pair, name: name)
    }
    var digest = PairDigest(pair, zone: .current)
    var next: Int64?
    repeat {
      let part = try library.sharedSentences(
        pair, from: next, cancellation: filesCancellation)
      digest.add(part.sentences)
      next = part.next
    } while next != nil
    do throws(TextFile.Failure) {
      try TextFile.write(Array(digest.markdown.utf8), to: path, replaces: replaces)
      return .note("wrote \(digest.count) to \(cleaning: name)")
    } catch {
      switch error {
      case .exists: return .fileExists(pair, name: name)
      case .failed(let reason):
        return .note("cannot write \(cleaning: name): \(reason); w asks for another name")
      }
    }
  }
}
