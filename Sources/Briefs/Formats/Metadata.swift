import Text

/// The keys that front matter and JSON may give a brief.
enum MetadataKey: String {
  case id, title, published, updated, minutes, source, url, author, tags, language, entities
  case related, kicker, summary
  case isAIGenerated = "ai_generated"
  case leadIn = "lead_in"
  case roles

  /// Keys are matched without regard to case, and with `-` or a space for `_`.
  init?(_ key: String) {
    guard let folded = Self.folded(key) else { return nil }
    guard let known = Self(rawValue: folded) ?? Self.synonyms[folded] else {
      return nil
    }
    self = known
  }

  static func folded(_ key: String) -> String? {
    guard key.utf8.count <= 32, key.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
    let bytes = key.utf8.map { byte in
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
      case UInt8(ascii: "-"), UInt8(ascii: " "): UInt8(ascii: "_")
      default: byte
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let synonyms: [String: MetadataKey] = [
    "guid": .id, "headline": .title, "date": .published, "date_published": .published,
    "publishdate": .published, "modified": .updated, "date_modified": .updated,
    "reading_time": .minutes, "publisher": .source, "link": .url, "authors": .author,
    "keywords": .tags, "aigenerated": .isAIGenerated, "lang": .language,
    "more_stories": .related, "related_stories": .related, "byline": .author,
    "description": .summary, "short_description": .summary, "deck": .summary, "dek": .summary,
    "excerpt": .summary, "subtitle": .summary, "subheadline": .summary, "standfirst": .summary,
    "abstract": .summary, "teaser": .summary,
  ]
}

/// Reads the keys of front matter or of a JSON object into a brief.
struct Metadata {
  static let tagLimit = 64
  static let urlLimit = 2048
  private static let nameLimit = 256
  private static let authorLimit = 16
  private static let summaryLimit = 16 << 10

  private var taken: Set<MetadataKey> = []
  /// Roles that `roles` gives to section titles, by the title's bytes.
  private(set) var roles: [(title: [UInt8], role: Section.Role)] = []

  /// Takes one field; what means nothing to the program is kept under `extra`.
  mutating func take(_ field: Field, into draft: inout BriefDraft) {
    guard let key = MetadataKey(field.key), taken.insert(key).inserted else {
      return keep(field, in: &draft)
    }
    if case .missing = field.value { return }
    switch key {
    case .id: draft.brief.givenID = identifier(field.value)
    case .title: if let text = field.value.scalar { draft.setTitle(text) }
    case .kicker: draft.brief.kicker = text(field.value, in: &draft)
    case .leadIn: draft.brief.leadIn = text(field.value, in: &draft)
    case .source: draft.brief.source = text(field.value, in: &draft)
    case .language: draft.brief.language = text(field.value, in: &draft)
    case .author: draft.brief.authors = names(field.value, in: &draft)
    case .summary: draft.brief.summary = summary(field.value, in: &draft)
    case .published:
      draft.brief.published = date(field, in: &draft)
      draft.brief.isDateStated = draft.brief.published != nil
    case .updated: draft.brief.updated = date(field, in: &draft)
    case .minutes: takeMinutes(field, into: &draft)
    case .url: takeURL(field, into: &draft)
    case .tags: takeTags(field, into: &draft)
    case .isAIGenerated: takeFlag(field, into: &draft)
    case .entities: takeEntities(field.value, into: &draft)
    case .related:
      for item in field.value.items { item.itemText.map { draft.addRelated($0) } }
    case .roles: takeRoles(field.value)
    }
  }

  private func keep(_ field: Field, in draft: inout BriefDraft) {
    let key = draft.clean(field.key, limit: Self.nameLimit)
    draft.brief.extra.append(ExtraField(key: key, json: field.value.json))
  }

  private func identifier(_ value: FieldValue) -> String? {
    guard let id = value.scalar?.trimmed, !id.isEmpty, id.utf8.count <= Self.urlLimit else {
      return nil
    }
    return id
  }

  private func text(_ value: FieldValue, in draft: inout BriefDraft) -> DisplayText? {
    guard let text = value.itemText else { return nil }
    let cleaned = draft.clean(text, limit: Self.nameLimit)
    return cleaned.isEmpty ? nil : cleaned
  }

  private func names(_ value: FieldValue, in draft: inout BriefDraft) -> [DisplayText] {
    var names: [DisplayText] = []
    for item in value.items.prefix(Self.authorLimit) {
      if let name = text(item, in: &draft), !names.contains(name) { names.append(name) }
    }
    return names
  }

  /// A standfirst as one line; a list of them as its lines joined.
  private func summary(_ value: FieldValue, in draft: inout BriefDraft) -> DisplayText? {
    let lines = value.items.compactMap(\.itemText)
    let cleaned = draft.clean(lines.joined(separator: " "), limit: Self.summaryLimit)
    return cleaned.isEmpty ? nil : cleaned
  }

  private func date(_ field: Field, in draft: inout BriefDraft) -> Published? {
    guard let raw = field.value.scalar?.trimmed else {
      draft.report("date not understood", line: field.line)
      return nil
    }
    if raw.isEmpty { return nil }
    if let date = DateText.read(raw) { return date }
    draft.report("date not understood: \"\(quoted(raw))\"", line: field.line)
    return nil
  }

  /// A value as a problem shows it.
  private func quoted(_ raw: String) -> DisplayText {
    Cleaning.clean(field: raw, limit: 240).text.cut(to: 40)
  }

  private func takeMinutes(_ field: Field, into draft: inout BriefDraft) {
    guard let raw = field.value.scalar?.trimmed, !raw.isEmpty else { return }
    let number = raw.hasSuffix(".0") ? String(raw.dropLast(2)) : raw
    let minutes = Int(number) ?? ReadingTime.read(raw[...])?.minutes
    if let minutes, ReadingTime.minutes.contains(minutes) {
      draft.brief.statedMinutes = minutes
    } else {
      draft.report("reading time not understood: \"\(quoted(raw))\"", line: field.line)
    }
  }

  private func takeFlag(_ field: Field, into draft: inout BriefDraft) {
    if let flag = field.value.asFlag {
      // A label in the text says so too, and is never taken back.
      draft.brief.isAIGenerated = draft.brief.isAIGenerated || flag
    } else if let raw = field.value.scalar {
      draft.report("neither yes nor no: \"\(quoted(raw))\"", line: field.line)
    }
  }

  private func takeURL(_ field: Field, into draft: inout BriefDraft) {
    guard let raw = field.value.scalar?.trimmed, !raw.isEmpty else { return }
    if Self.isWebAddress(raw) {
      draft.brief.url = raw
    } else {
      draft.report("not a web address: \"\(quoted(raw))\"", line: field.line)
    }
  }

  /// True for an http or https address that holds nothing invisible.
  static func isWebAddress(_ raw: String) -> Bool {
    guard raw.utf8.count <= urlLimit else { return false }
    let start = raw.prefix(8).lowercased()
    let scheme = start.hasPrefix("https://") ? 8 : start.hasPrefix("http://") ? 7 : 0
    guard scheme > 0, raw.utf8.count > scheme else { return false }
    return !raw.unicodeScalars.contains(where: \.properties.isWhitespace)
      && DisplayText(cleaning: raw).string.utf8.elementsEqual(raw.utf8)
  }

  private func takeTags(_ field: Field, into draft: inout BriefDraft) {
    var raw = field.value.items.compactMap(\.itemText)
    if case .text(let line) = field.value {
      raw = line.utf8.split(separator: UInt8(ascii: ",")).map { String(Substring($0)) }
    }
    if raw.count > Self.tagLimit {
      draft.report("\(raw.count) tags, the first \(Self.tagLimit) are read", line: field.line)
    }
    for text in raw.prefix(Self.tagLimit) {
      let tag = draft.clean(text, limit: Self.tagLimit)
      if !tag.isEmpty, !draft.brief.tags.contains(tag) { draft.brief.tags.append(tag) }
    }
  }

  private mutating func takeRoles(_ value: FieldValue) {
    guard case .map(let fields) = value else { return }
    for field in fields {
      if let role = field.value.scalar.flatMap({ Section.Role(rawValue: $0) }) {
        roles.append((Array(field.key.utf8), role))
      }
    }
  }
}

extension Metadata {
  private func takeEntities(_ value: FieldValue, into draft: inout BriefDraft) {
    if case .map(let fields) = value, value["name"] == nil {
      // `entities:` as a map of names to kinds.
      for field in fields.prefix(256) {
        addEntity(field.key, kind: field.value.scalar, aliases: [], to: &draft)
      }
      return
    }
    for item in value.items.prefix(256) {
      if let name = item["name"]?.scalar {
        let aliases = (item["aliases"] ?? item["alias"])?.items.compactMap(\.itemText) ?? []
        addEntity(name, kind: item["kind"]?.scalar, aliases: aliases, to: &draft)
      } else if case .map(let fields) = item, fields.count == 1, let only = fields.first,
        let kind = only.value.scalar, Entity.Kind(named: kind) != nil
      {
        addEntity(only.key, kind: kind, aliases: [], to: &draft)
      } else if let name = item.itemText {
        addEntity(name, kind: nil, aliases: [], to: &draft)
      }
    }
  }

  private func addEntity(
    _ name: String, kind: String?, aliases: [String], to draft: inout BriefDraft
  ) {
    let name = draft.clean(name, limit: Self.nameLimit)
    guard !name.isEmpty else { return }
    let aliases = aliases.prefix(64).map { draft.clean($0, limit: Self.nameLimit) }
    draft.brief.statedEntities.append(
      StatedEntity(
        name: name, kind: kind.flatMap { Entity.Kind(named: $0) },
        aliases: aliases.filter { !$0.isEmpty }))
  }
}

extension Entity.Kind {
  /// Reads a kind as people write it: `org`, `Company`, `people`.
  package init?(named name: String) {
    guard name.utf8.count <= 24 else { return nil }
    switch name.lowercased() {
    case "organisation", "organization", "organisations", "organizations", "org", "company":
      self = .organisation
    case "person", "people", "persons", "per": self = .person
    case "place", "places", "location", "loc", "country", "city": self = .place
    case "other", "misc", "event", "product", "law": self = .other
    default: return nil
    }
  }
}
