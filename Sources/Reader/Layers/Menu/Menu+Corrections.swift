import Briefs
import Text

extension Menu {
  /// What can be corrected of an entity.
  static func correcting(_ entity: Entity, spellings: [DisplayText]) -> Menu {
    let kinds = Entity.Kind.allCases.map { kind in
      Item(
        letter: letter(of: kind), label: DisplayText(cleaning: kind.rawValue),
        detail: kind == entity.kind ? "as it is now" : "change its kind",
        line: ["correct-entity", "kind", kind.rawValue, entity.name.string],
        isCurrent: kind == entity.kind)
    }
    func item(
      _ letter: Unicode.Scalar, _ word: String, _ detail: DisplayText, _ arguments: [String]
    ) -> Item {
      Item(
        letter: letter, label: DisplayText(cleaning: word), detail: detail,
        line: ["correct-entity", word] + arguments, isCurrent: false)
    }
    let name = [entity.name.string]
    let split: DisplayText =
      spellings.isEmpty ? "no other spelling here" : DisplayText.joined(spellings, by: ", ")
    return Menu(
      "Correct \(entity.name)",
      kinds + [
        item("m", "merge", "the same as another entity", name),
        item("s", "split", split, spellings.count == 1 ? [spellings[0].string] + name : []),
        item("u", "mute", "never highlight it", name),
        item("w", "why", "why it is highlighted", name),
      ])
  }

  private static func letter(of kind: Entity.Kind) -> Unicode.Scalar {
    switch kind {
    case .organisation: "o"
    case .person: "p"
    case .place: "l"
    case .other: "t"
    }
  }

  /// Which of its spellings is an entity of its own.
  static func splitting(_ entity: Entity, _ spellings: [DisplayText]) -> Menu {
    // As many as there are letters that do nothing else in a menu.
    let letters = "abcdefghilmnop".unicodeScalars
    return Menu(
      "Not \(entity.name)",
      zip(letters, spellings).map { letter, spelling in
        Item(
          letter: letter, label: spelling, detail: .empty,
          line: ["correct-entity", "split", spelling.string, entity.name.string],
          isCurrent: false)
      })
  }

  /// Whether the folder may be written to.
  static func writing(to folder: DisplayText, undo: DisplayText) -> Menu {
    Menu(
      "Write to entities.yaml in \(folder)?",
      [
        Item(
          letter: "y", label: "yes", detail: "\(undo) undoes it",
          line: ["correct-entity", "yes"], isCurrent: false),
        Item(
          letter: "n", label: "no", detail: "the folder stays as it is",
          line: ["correct-entity", "no"], isCurrent: false),
      ])
  }
}
