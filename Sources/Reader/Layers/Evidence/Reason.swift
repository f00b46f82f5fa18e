import Briefs
import Text

/// Why one place in the open brief is lit.
package struct Reason: Hashable, Sendable {
  /// An index into the brief's mentions.
  let mention: Int
  /// `headline`, or the number and title of a section.
  let place: DisplayText
  let text: DisplayText
  let source: DisplayText

  /// The line as it is searched.
  var sentence: DisplayText { "\(place) \(text) \(source)" }
}

extension AppModel {
  /// Every mention of an entity in the open brief, with where its light comes from.
  func reasons(for entity: Entity) -> [Reason] {
    guard let shown = reading.shown else { return [] }
    return shown.mentions.indices.filter { shown.mentions[$0].entity.key == entity.key }.map {
      let mention = shown.mentions[$0]
      return Reason(
        mention: $0, place: words(for: mention.place.section, in: shown.brief),
        text: shown.brief.text(of: mention.place) ?? mention.entity.name,
        source: mention.source.words)
    }
  }

  private func words(for section: Int?, in brief: Brief) -> DisplayText {
    guard let section, brief.sections.indices.contains(section) else { return "headline" }
    let title = brief.sections[section].title
    return title.isEmpty ? "text" : title
  }

  /// Enter on a reason: to that place in the text.
  mutating func go(to reason: Reason) -> [Effect] {
    choose(mention: reason.mention)
    return []
  }
}

extension MentionSource {
  /// Where a light comes from, in words.
  fileprivate var words: DisplayText {
    switch self {
    case .model: "the trained model"
    case .gazetteer: "the built-in list of names"
    case .rule: "rules: capitals, the words around, the rest of the brief"
    case .folder: "the other briefs of the folder"
    case .stated: "the brief's own list of entities"
    case .corrections(let line?): "entities.yaml, line \(line)"
    case .corrections(nil): "entities.yaml"
    }
  }
}

extension Brief {
  /// What stands at a place.
  func text(of place: Place) -> DisplayText? {
    block(section: place.section, block: place.block)?[place.range]
  }
}
