import Briefs
import Screen
import Text

extension Command {
  static let asking: [Command] = [
    Command(
      "all-entities", .panels,
      "all entities of the folder; there b, r and n order by briefs, recency and name"
    ) { $0.showAllEntities() },
    Command(
      "entity-page", .panels, "the page of the entity under the cursor: its briefs, whom it is with"
    ) { $0.openEntityPage() }.onText,
    Command("toggle-watch", .panels, "watch the entity under the cursor, or watch it no more") {
      $0.watchThis()
    }.onText,
    Command("write", .panels, "write the sentences that two entities share to a file") {
      $0.askForFile()
    },
  ]
}

extension AppModel {
  mutating func openEntityPage() -> [Effect] {
    guard let entity = entityUnderCursor else { return sayNoEntity() }
    return showPage(of: entity)
  }

  mutating func watchThis() -> [Effect] {
    guard let entity = entityUnderCursor else { return sayNoEntity() }
    return toggleWatch(entity)
  }

  private mutating func sayNoEntity() -> [Effect] {
    message = Message(text: "no entity is under the cursor; E lists all of the folder")
    return []
  }

  /// Asks for the name of the file that a pair's sentences go to.
  mutating func askForFile() -> [Effect] {
    guard case .pair(let pair) = asking?.top else {
      message = Message(text: "nothing to write here; open what two entities share with E first")
      return []
    }
    prompt = Prompt(.file(pair.pair), text: Self.fileName(pair.pair))
    return []
  }

  /// `meta-roskomnadzor.md`: letters and digits of the names.
  private static func fileName(_ pair: EntityPair) -> String {
    let words = [pair.first, pair.second].flatMap { $0.key.split(separator: " ") }
    let plain = words.map { word in
      String(String.UnicodeScalarView(word.unicodeScalars.filter(\.properties.isAlphabetic)))
    }
    return plain.filter { !$0.isEmpty }.joined(separator: "-").prefix(60) + ".md"
  }

  /// Goes to the first mention of the panel's entity in a section; 0 is anywhere.
  mutating func jumpToMention(inSection number: Int) -> [Effect] {
    guard let shown = reading.shown, let entity = entities.selected?.entity else { return [] }
    let headings = reading.document.headings
    guard number == 0 || headings.indices.contains(number - 1) else {
      return jump(toSection: number)
    }
    let found = shown.mentions.indices.first { index in
      let mention = shown.mentions[index]
      return mention.entity.key == entity.key
        && (number == 0 || mention.place.section == headings[number - 1].section)
    }
    guard let found else {
      message = Message(text: "section \(number) does not mention \(entity.name)")
      return []
    }
    choose(mention: found)
    sayWhichMention()
    return []
  }
}
