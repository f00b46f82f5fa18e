import Text

/// Reads the keys of front matter, of a header block or of a JSON object into a brief.
struct Metadata {
  static let tagLimit = 64
  static let urlLimit = 2048
  static let nameLimit = 256
  static let authorLimit = 32

  /// True where blanks part the words of `tags:` without a comma, as Jekyll has it.
  let splitsTagsAtBlanks: Bool

  /// The fields whose key gave a value, with how well the key says it.
  private var taken: [MetadataKey: (rank: Int, field: Field)] = [:]
  /// Roles that `roles` gives to section titles, by the title's bytes.
  private(set) var roles: [(title: [UInt8], role: Section.Role)] = []

  init(splitsTagsAtBlanks: Bool = false) { self.splitsTagsAtBlanks = splitsTagsAtBlanks }

  /// Takes one field; what means nothing to the program is kept under `extra`.
  mutating func take(_ field: Field, into draft: inout BriefDraft) {
    guard let known = MetadataKey.known(field.key) else { return keep(field, in: &draft) }
    if case .missing = field.value { return }
    switch known.key {
    case .tags: takeTags(field, into: &draft)
    case .author: takeAuthors(field.value, into: &draft)
    case .entities: takeEntities(field.value, into: &draft)
    case .taxonomies: takeTaxonomies(field, into: &draft)
    case .roles: takeRoles(field.value)
    case .related:
      for item in field.value.items { item.itemText.map { draft.addRelated($0) } }
    case .subject:
      if let text = field.value.scalar {
        takeBest(Field(key: "subject", value: .text(text), line: field.line), (.title, 3), &draft)
      } else {
        takeTags(field, into: &draft)
      }
    case .isDraft:
      if field.value.asFlag == true { addTag("draft", to: &draft) }
    case .digitalSourceType:
      if let text = field.value.itemText, Self.isMachineMade(text) {
        draft.brief.isAIGenerated = true
      }
      keep(field, in: &draft)
    default: takeBest(field, known, &draft)
    }
  }

  /// Takes a field of which a brief has one: the key that says it best wins, the others are kept.
  private mutating func takeBest(
    _ field: Field, _ known: MetadataKey.Known, _ draft: inout BriefDraft
  ) {
    let before = taken[known.key]
    if let before, before.rank <= known.rank { return keep(field, in: &draft) }
    guard takeOne(field, known.key, into: &draft) else { return }
    taken[known.key] = (known.rank, field)
    if let before { keep(before.field, in: &draft) }
  }

  /// False where the field gave nothing.
  private mutating func takeOne(
    _ field: Field, _ key: MetadataKey, into draft: inout BriefDraft
  ) -> Bool {
    switch key {
    case .id: return take(identifier(field.value)) { draft.brief.givenID = $0 }
    case .title:
      guard let text = field.value.innerText, !text.trimmed.isEmpty else { return false }
      draft.setTitle(StatedTitle.plain(text))
    case .kicker: return take(text(field.value, in: &draft)) { draft.brief.kicker = $0 }
    case .leadIn: return take(text(field.value, in: &draft)) { draft.brief.leadIn = $0 }
    case .language: return take(text(field.value, in: &draft)) { draft.brief.language = $0 }
    case .source: return takeSource(field, into: &draft)
    case .published: return takePublished(field, into: &draft)
    case .updated: return take(date(field, in: &draft)) { draft.brief.updated = $0 }
    case .minutes: takeMinutes(field, into: &draft)
    case .url: return takeURL(field, into: &draft)
    case .isAIGenerated: takeFlag(field, into: &draft)
    case .summary:
      let text = field.value.items.compactMap(\.itemText).joined(separator: "\n\n")
      guard !text.trimmed.isEmpty else { return false }
      draft.setSummary(text)
    default: return false
    }
    return true
  }

  private func take<Value>(_ value: Value?, _ set: (Value) -> Void) -> Bool {
    value.map(set) != nil
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

  /// `published: false` is how Jekyll writes a draft.
  private func takePublished(_ field: Field, into draft: inout BriefDraft) -> Bool {
    if case .flag(let isPublished) = field.value {
      if !isPublished { addTag("draft", to: &draft) }
      return false
    }
    guard let date = date(field, in: &draft) else { return false }
    draft.brief.published = date
    draft.brief.isDateStated = true
    return true
  }

  /// A web address as source says where the text is from, as clippers of pages write it.
  private func takeSource(_ field: Field, into draft: inout BriefDraft) -> Bool {
    guard let name = field.value.innerText?.trimmed, !name.isEmpty else { return false }
    if Self.isWebAddress(name) {
      if draft.brief.url == nil { draft.brief.url = name }
      draft.brief.source = draft.clean(Self.host(of: name), limit: Self.nameLimit)
    } else {
      guard let text = text(field.value, in: &draft) else { return false }
      draft.brief.source = text
    }
    return true
  }

  /// `www.` is dropped: `https://www.example.org/a` is from `example.org`.
  private static func host(of address: String) -> Substring {
    let rest = address.utf8.drop { $0 != UInt8(ascii: "/") }.dropFirst(2)
    let host = Substring(rest.prefix { !"/?#".utf8.contains($0) })
    return host.hasPrefix("www.") ? host.dropFirst(4) : host
  }

  private static func isMachineMade(_ type: String) -> Bool {
    guard type.utf8.count <= urlLimit else { return false }
    let kind = type.utf8.split { "/:#".utf8.contains($0) }.last.map { Substring($0).lowercased() }
    return ["trainedalgorithmicmedia", "compositewithtrainedalgorithmicmedia"].contains(kind)
  }

  private func date(_ field: Field, in draft: inout BriefDraft) -> Published? {
    guard let raw = field.value.scalar?.trimmed else {
      draft.report("date not understood", line: field.line)
      return nil
    }
    if raw.isEmpty { return nil }
    switch DateText.reading(field: raw) {
    case .date(let date): return date
    case .month(let month):
      draft.report(
        "date without a day: \"\(quoted(raw))\"", line: field.line, severity: .notice)
      return month
    case .ambiguous:
      draft.report(
        "day and month can be read two ways: \"\(quoted(raw))\"; write the year first",
        line: field.line)
    case .unknown: draft.report("date not understood: \"\(quoted(raw))\"", line: field.line)
    }
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

  /// A path, such as a permalink within a site, is none of the web and kept as it stands.
  private func takeURL(_ field: Field, into draft: inout BriefDraft) -> Bool {
    guard let raw = field.value.innerText?.trimmed, !raw.isEmpty else { return false }
    if Self.isWebAddress(raw) {
      draft.brief.url = raw
      return true
    }
    if raw.utf8.contains(UInt8(ascii: ":")) || raw.utf8.count > Self.urlLimit {
      draft.report("not a web address: \"\(quoted(raw))\"", line: field.line)
    } else {
      keep(field, in: &draft)
    }
    return false
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
