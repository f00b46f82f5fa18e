import Briefs
import Text

@testable import BriefStore

/// Takes `[person:Ann Lee]` for a person, and `[hint:Ann Lee]` for what may be a name.
struct Marked: EntityRecogniser {
  let version = "marked"

  func mentions(in brief: Brief) -> [Mention] { reading(of: brief).mentions }

  func reading(of brief: Brief) -> EntityReading {
    var reading = EntityReading(mentions: [])
    for (section, content) in brief.sections.enumerated() {
      for (block, content) in content.blocks.enumerated() {
        for (name, kind, range) in Self.marks(in: Array(content.text.string.utf8)) {
          let place = Place(section: section, block: block, range: range)
          if kind == "hint" {
            reading.hints.append(place)
          } else {
            let stated = brief.statedEntities.first { $0.name.string == name }?.kind
            let kind = Entity.Kind(rawValue: kind) ?? stated ?? .other
            let entity = Entity(name: DisplayText(cleaning: name), kind: kind)
            reading.mentions.append(
              Mention(entity: entity, place: place, source: stated == nil ? .model : .stated))
          }
        }
      }
    }
    return reading
  }

  private static func marks(in bytes: [UInt8]) -> [(String, String, Range<Int>)] {
    bytes.indices.filter { bytes[$0] == UInt8(ascii: "[") }.compactMap { open in
      guard let colon = bytes[open...].firstIndex(of: UInt8(ascii: ":")),
        let close = bytes[colon...].firstIndex(of: UInt8(ascii: "]"))
      else { return nil }
      let kind = String(decoding: bytes[(open + 1)..<colon], as: UTF8.self)
      let range = (colon + 1)..<close
      return (String(decoding: bytes[range], as: UTF8.self), kind, range)
    }
  }
}

extension Recognition {
  static let marked = Recognition { _ in Current(recogniser: Marked()) }
}
