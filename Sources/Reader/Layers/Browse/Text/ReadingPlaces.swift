import Briefs
import Screen
import Text

/// Where a brief was left: a position in its text that survives re-wrapping and small edits.
package struct ReadingPlace: Hashable, Sendable {
  /// Counted from 0; -1 is all before the first section, `links` all after the last.
  var section: Int
  /// The block of the section; -1 is its heading. Outside sections, the item of the document.
  var block: Int
  /// UTF-8 offset in the text of the block; below 0 are the blank lines above it.
  var offset: Int
  /// A hash of how the text there begins: it is found by that where blocks came or went above it.
  var beginning: UInt64

  static let links = 1 << 20
}

/// The places in the briefs that were left last.
package struct ReadingPlaces: Hashable, Sendable {
  private struct Entry: Hashable {
    var place: ReadingPlace
    /// Rises with every place that is remembered.
    var stamp: Int
  }

  /// The most briefs whose places are remembered.
  static let most = 2000

  private var entries: [BriefID: Entry] = [:]
  private var stamp = 0

  package init() {}

  subscript(id: BriefID) -> ReadingPlace? { entries[id]?.place }

  /// Remembers where a brief was left; `nil` is its top, to which every brief opens anyway.
  mutating func remember(_ place: ReadingPlace?, of id: BriefID) {
    guard let place else {
      entries[id] = nil
      return
    }
    stamp += 1
    entries[id] = Entry(place: place, stamp: stamp)
    guard entries.count > Self.most else { return }
    if let oldest = entries.min(by: { $0.value.stamp < $1.value.stamp }) {
      entries[oldest.key] = nil
    }
  }
}

/// As a session file has them: a line a brief, the one left last at the end.
extension ReadingPlaces: Codable {
  package init(from decoder: any Decoder) throws {
    let lines = try [String](from: decoder)
    for line in lines.suffix(Self.most) {
      guard let (id, place) = Self.read(line) else { continue }
      remember(place, of: id)
    }
  }

  package func encode(to encoder: any Encoder) throws {
    let lines = entries.sorted { $0.value.stamp < $1.value.stamp }.map { id, entry in
      let place = entry.place
      let hash = String(place.beginning, radix: 16)
      return "\(id) \(place.section) \(place.block) \(place.offset) \(hash)"
    }
    try lines.encode(to: encoder)
  }

  /// `nil` for a line that is damaged.
  private static func read(_ line: String) -> (BriefID, ReadingPlace)? {
    let parts = line.utf8.count < 100 ? line.split(separator: " ") : []
    guard parts.count == 5, let id = BriefID(hex: String(parts[0])), let section = Int(parts[1]),
      let block = Int(parts[2]), let offset = Int(parts[3]),
      let beginning = UInt64(parts[4], radix: 16),
      (-1...ReadingPlace.links).contains(section), (-1...Int(Int32.max)).contains(block),
      (-9...Int(Int32.max)).contains(offset)
    else { return nil }
    return (
      id, ReadingPlace(section: section, block: block, offset: offset, beginning: beginning)
    )
  }
}

extension ReadingDocument {
  /// The place of a line of the document.
  func place(of anchor: Anchor) -> ReadingPlace? {
    guard items.indices.contains(anchor.item) else { return nil }
    let item = items[anchor.item]
    let (section, block) = position(of: anchor.item, firstInSection)
    let start = item.place?.range.lowerBound ?? 0
    let offset = anchor.offset < 0 ? max(-9, anchor.offset) : start + item.source(anchor.offset)
    return ReadingPlace(
      section: section, block: block, offset: offset, beginning: item.beginning)
  }

  /// The line of a place: where it was, else where the same text is now, else what is nearest.
  func anchor(of place: ReadingPlace) -> Anchor? {
    guard !items.isEmpty else { return nil }
    let sections = firstInSection
    let wanted = (place.section, place.block, max(0, place.offset))
    var nearest = 0
    var same: Int?
    for index in items.indices {
      let own = position(of: index, sections)
      let start = items[index].place?.range.lowerBound ?? 0
      let isBefore = (own.section, own.block, start) <= wanted
      if isBefore { nearest = index }
      guard items[index].beginning == place.beginning else { continue }
      // The last one up to the old position, or the first one after it.
      if isBefore || same == nil { same = index }
    }
    let found = items[nearest].beginning == place.beginning ? nearest : same ?? nearest
    guard place.offset >= 0 else { return Anchor(item: found, offset: place.offset) }
    let item = items[found]
    let start = item.place?.range.lowerBound ?? 0
    let size = item.source.string.utf8.count
    // An item that is only near is shown from its beginning.
    let isIt = position(of: found, sections) == (place.section, place.block) || found == same
    let offset = isIt ? max(0, min(place.offset - start, size)) : 0
    return Anchor(item: found, offset: item.shown(offset..<offset).lowerBound)
  }

  private var firstInSection: Int { items.firstIndex { $0.section != nil } ?? items.count }

  private func position(of index: Int, _ sections: Int) -> (section: Int, block: Int) {
    let item = items[index]
    guard let section = item.section else {
      return (index < sections ? -1 : ReadingPlace.links, index)
    }
    return (section, item.place?.block ?? -1)
  }
}

extension ReadingDocument.Item {
  /// A hash of how its text begins.
  fileprivate var beginning: UInt64 {
    var hash = StableHash()
    hash.combine(source.string.utf8.prefix(48))
    return hash.value
  }

  /// The offset in the brief's text of an offset in what is shown.
  fileprivate func source(_ shown: Int) -> Int {
    var inserted = 0
    for insertion in insertions where insertion.at + inserted < shown {
      inserted += insertion.text.string.utf8.count
    }
    return max(0, shown - inserted)
  }
}

extension AppModel {
  /// The places with that of the brief that is being read.
  var placesNow: ReadingPlaces {
    var places = places
    guard reading.isOpen, !reading.isAwaited, let shown = reading.shown,
      shown.row.key == reading.target
    else { return places }
    let (flow, _) = readingFlow
    let isAtTop = !flow.isAfter(flow.move(reading.top, by: 0), flow.move(.start, by: 0))
    places.remember(isAtTop ? nil : reading.document.place(of: reading.top), of: shown.row.id)
    return places
  }

  /// To be called before another brief is shown or the keys leave the text.
  mutating func rememberPlace() { places = placesNow }

  /// Goes to where the open brief was left, and says so.
  mutating func resumeReading() {
    guard let shown = reading.shown, let place = places[shown.row.id],
      let anchor = reading.document.anchor(of: place)
    else { return }
    let (flow, height) = readingFlow
    reading.top = flow.clamp(anchor, height: height)
    guard flow.isAfter(flow.move(reading.top, by: 0), flow.move(.start, by: 0)) else { return }
    message = Message(text: "\(placeInWords)\(homeInWords)")
  }

  /// `on at 3 What's Next`.
  private var placeInWords: DisplayText {
    let headings = reading.document.headings
    guard let section = reading.section(visibleLines),
      headings.indices.contains(section.current - 1)
    else { return "on where it was left" }
    let title = reading.document.items[headings[section.current - 1].item].source
    let isQuestion = title.string.utf8.last == UInt8(ascii: "?")
    let words = isQuestion ? title[0..<title.string.utf8.count - 1] : title
    return "on at \(section.current) \(words)"
  }

  private var homeInWords: DisplayText {
    let keys = keyMap.keys(of: Command.Name.top.rawValue)
    let home = KeySequence([.named(.home)])
    guard let key = keys.first(where: { $0 == home }) ?? keys.first else { return .empty }
    return " \(settings.symbolTable.separator) \(key.label) for the top"
  }
}
