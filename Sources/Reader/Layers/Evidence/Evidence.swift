import Briefs
import Text

/// Why one place in the open brief is highlighted.
struct Evidence: Hashable, Sendable {
  /// An index into the brief's mentions.
  let mention: Int
  /// `headline`, or the number and title of a section.
  let place: DisplayText
  let text: DisplayText
  let source: DisplayText

  func holds(_ typed: String) -> Bool {
    let line: DisplayText = "\(place) \(text) \(source)"
    return line.string.lowercased().contains(typed.lowercased())
  }

  /// Every mention of an entity in a brief, with its source.
  static func of(_ entity: Entity, in shown: OpenedBrief) -> [Evidence] {
    shown.mentions.indices.filter { shown.mentions[$0].entity.key == entity.key }.map {
      let mention = shown.mentions[$0]
      return Evidence(
        mention: $0, place: words(for: mention.place.section, in: shown.brief),
        text: shown.brief.text(of: mention.place) ?? mention.entity.name,
        source: mention.source.words)
    }
  }

  private static func words(for section: Int?, in brief: Brief) -> DisplayText {
    guard let section, brief.sections.indices.contains(section) else { return "headline" }
    let title = brief.sections[section].title
    return title.isEmpty ? "text" : title
  }
}

extension MentionSource {
  /// Who found the mention, in words.
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
  /// The text at a place.
  func text(of place: Place) -> DisplayText? {
    block(section: place.section, block: place.block)?[place.range]
  }
}
