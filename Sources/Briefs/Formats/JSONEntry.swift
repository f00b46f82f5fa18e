import Text

/// Reads one JSON object as a brief, by what its keys mean.
struct JSONEntry {
  /// Keys that mean nothing to the program are kept up to these; the rest is only in the file.
  static let extraLimit = 1000
  static let extraBytes = 256 << 10
  private static let duplicateLimit = 20

  private var metadata = Metadata()
  private let context: EntryContext
  private var texts: [(rank: Int, field: Field)] = []
  private var sections: Field?
  /// The summary as it is written.
  private var summary: FieldValue?
  /// Fields that are not understood yet.
  private var rest: [Field] = []
  /// What a brief has one of, and has already.
  private var found: Set<String> = []
  private var keptBytes = 0

  private init(_ context: EntryContext) { self.context = context }

  /// Reads an object whose fields `fields(of:)` gave.
  static func read(_ fields: [Field], _ context: EntryContext, into draft: inout BriefDraft) {
    var entry = JSONEntry(context)
    entry.sort(fields, &draft)
    entry.takeSubstitutes(&draft)
    entry.readText(&draft)
    for field in entry.rest { entry.keep(field, &draft) }
    entry.complete(&draft)
  }
}

extension JSONEntry {
  private mutating func sort(_ fields: [Field], _ draft: inout BriefDraft) {
    var seen: Set<[UInt8]> = []
    var duplicates = 0
    for field in fields {
      guard seen.insert(Array(field.key.utf8)).inserted else {
        duplicates += 1
        if duplicates > Self.duplicateLimit { continue }
        let key = Cleaning.clean(field: field.key, limit: 64).text
        draft.report("duplicate key: \(key)", line: field.line)
        continue
      }
      let key = JSONKey.compact(field.key) ?? ""
      if key == "sections" {
        sections = field
      } else if let rank = JSONKey.rank(ofText: key), !field.value.holdsNothing {
        texts.append((rank, field))
      } else if key == "subject", field.value.scalar == nil, !field.value.holdsNothing {
        takeTags(field, &draft)
      } else if field.key.hasPrefix("_"), !Self.isLongID(field), key != "embedded" {
        rest.append(field)
      } else if let kind = Entity.Kind(named: key), takeEntities(field, kind, &draft) {
        continue
      } else if let known = MetadataKey.known(field.key)?.key, take(field, known, &draft) {
        continue
      } else if JSONKey.tags.contains(key) {
        takeTags(field, &draft)
      } else if key == "embedded" {
        takeEmbedded(field, &draft)
      } else {
        rest.append(field)
      }
    }
  }

  /// Takes a field of a known key; false where its value is none of that kind.
  private mutating func take(
    _ field: Field, _ key: MetadataKey, _ draft: inout BriefDraft
  ) -> Bool {
    if field.value.holdsNothing { return true }
    var field = field
    switch key {
    case .summary:
      let texts = field.value.items.compactMap { text(of: $0) }
      if texts.isEmpty { return false }
      if draft.brief.summary == nil { summary = field.value }
      field.value = .text(texts.joined(separator: "\n\n"))
    case .digitalSourceType:
      guard let type = field.value.inner(.address) ?? field.value.inner() else { return false }
      field.value = .text(type)
    case .title, .source, .language, .kicker, .leadIn:
      guard let text = text(of: field.value) else { return false }
      field.value = .text(text)
    case .published, .updated:
      if case .flag = field.value { return false }
      guard let date = field.asDate else { return false }
      field = date
    case .url:
      guard let address = field.value.inner(.address)?.trimmed else { return false }
      field.value = .text(address)
    case .author:
      let names = field.value.names.map(JSONBody.plain)
      if names.isEmpty { return false }
      if case .text = field.value {
        field.value = .text(names[0])
      } else {
        field.value = .list(names.map { .text($0) })
      }
    case .id:
      if context.hasMessageNumbers, case .number = field.value { return false }
      guard let id = field.value.inner() else { return false }
      field.value = .text(id)
    case .tags:
      takeTags(field, &draft)
      return true
    default: break
    }
    metadata.take(field, into: &draft)
    return true
  }

  private func text(of value: FieldValue) -> String? {
    guard let text = value.inner() else { return nil }
    let plain = JSONBody.plain(text)
    return plain.trimmed.isEmpty ? nil : plain
  }

  /// Adds tags to those that other keys gave; numbers are keys of a table that is elsewhere.
  private mutating func takeTags(_ field: Field, _ draft: inout BriefDraft) {
    let names = field.value.names.map(JSONBody.plain)
    if names.isEmpty {
      if !field.value.holdsNothing { rest.append(field) }
      return
    }
    let isLine = if case .text = field.value { true } else { false }
    let value = isLine ? FieldValue.text(names[0]) : .list(names.map { .text($0) })
    metadata.take(Field(key: "tags", value: value, line: field.line), into: &draft)
  }

  /// A database's own name of an entry, long enough to be of no other one.
  private static func isLongID(_ field: Field) -> Bool {
    field.key == "_id" && (field.value.scalar?.utf8.count ?? 0) >= 8
  }

  /// People, organisations and places that news formats list beside the text.
  private mutating func takeEntities(
    _ field: Field, _ kind: Entity.Kind, _ draft: inout BriefDraft
  ) -> Bool {
    guard kind != .other, case .list(let items) = field.value else { return false }
    let named = items.prefix(64).compactMap { item -> FieldValue? in
      guard case .map = item, let name = item["name"]?.scalar else { return nil }
      return .map([
        Field(key: "name", value: .text(name), line: field.line),
        Field(key: "kind", value: .text(kind.rawValue), line: field.line),
      ])
    }
    guard !named.isEmpty else { return false }
    metadata.take(Field(key: "entities", value: .list(named), line: field.line), into: &draft)
    return true
  }

  /// What WordPress gives beside a post: its author and its terms.
  private mutating func takeEmbedded(_ field: Field, _ draft: inout BriefDraft) {
    if draft.brief.authors.isEmpty, let author = field.value[compact: "author"] {
      metadata.take(
        Field(key: "author", value: .list(author.names.map { .text($0) }), line: field.line),
        into: &draft)
    }
    if let terms = field.value[compact: "wpterm"] {
      takeTags(Field(key: "tags", value: terms, line: field.line), &draft)
    }
  }

  /// Finds under other keys what the usual ones have not said.
  private mutating func takeSubstitutes(_ draft: inout BriefDraft) {
    for (canonical, names) in JSONKey.substitutes where !draft.has(canonical) {
      for name in names {
        guard let index = rest.firstIndex(where: { JSONKey.compact($0.key) == name }) else {
          continue
        }
        let field = rest[index]
        guard let key = MetadataKey.known(canonical)?.key, isFit(field, key) else { continue }
        let renamed = Field(key: canonical, value: field.value, line: field.line)
        if take(renamed, key, &draft), draft.has(canonical) {
          rest.remove(at: index)
          break
        }
      }
    }
    if !draft.hasTitle, let index = rest.firstIndex(where: { $0.key == "name" }), isArticle {
      let name = Field(key: "title", value: rest[index].value, line: rest[index].line)
      if take(name, .title, &draft) { rest.remove(at: index) }
    }
  }

  /// True where a substitute can be taken without a complaint that it is something else.
  private func isFit(_ field: Field, _ key: MetadataKey) -> Bool {
    switch key {
    case .url: field.value.inner(.address).map { Metadata.isWebAddress($0.trimmed) } ?? false
    case .published, .updated: field.asDate?.value.scalar.flatMap { DateText.read($0) } != nil
    default: !field.value.holdsNothing
    }
  }

  /// True for a thing that schema.org calls an article or a posting.
  private var isArticle: Bool {
    let types = rest.first { $0.key == "@type" || $0.key == "type" }?.value.names ?? []
    return types.contains { type in
      ["Article", "Posting", "Report", "Review"].contains { type.hasSuffix($0) }
    }
  }
}

extension JSONEntry {
  private mutating func readText(_ draft: inout BriefDraft) {
    var bodies: [(field: Field, body: JSONBody)] = []
    var others: [Field] = []
    var hasWhole = false
    for rank in 0...1 {
      for text in texts where text.rank == rank {
        let body = JSONBody(text.field.value, key: JSONKey.compact(text.field.key) ?? "")
        let isBetter = rank == 0 || body.size > bodies.first?.body.size ?? 0
        guard body.hasWords, isBetter, bodies.isEmpty || hasWhole == (rank == 0) else {
          others.append(text.field)
          continue
        }
        if rank == 0 {
          hasWhole = true
        } else if let shorter = bodies.popLast() {
          // Of two beginnings of one text, the longer is enough.
          others.append(shorter.field)
        }
        bodies.append((text.field, body))
      }
    }
    let chosen = JSONBody.distinct(bodies.map(\.body))
    for (index, body) in bodies.enumerated() where !chosen.contains(index) {
      rest.append(body.field)
    }
    rest += others
    for index in chosen { bodies[index].body.read(into: &draft) }
    if let sections { readSections(sections, hasText: !chosen.isEmpty, &draft) }
    if chosen.isEmpty, draft.hasNoText { readLongest(&draft) }
  }

  private mutating func readSections(_ field: Field, hasText: Bool, _ draft: inout BriefDraft) {
    let names = field.value.items.compactMap(\.scalar)
    if hasText, !names.isEmpty, names.allSatisfy({ $0.utf8.count <= 40 }) {
      // Parts of a newspaper, and not of the text.
      rest.append(field)
    } else {
      JSONBody.readSections(field.value, into: &draft)
    }
  }

  /// Where no known key gives a text, the longest text is it; a summary, where that is longer.
  private mutating func readLongest(_ draft: inout BriefDraft) {
    var best: (index: Int, body: JSONBody)?
    for (index, field) in rest.enumerated() {
      switch field.value {
      case .text(let text) where Self.isProse(text): break
      case .list, .map: break
      default: continue
      }
      let body = JSONBody(field.value, key: "", isGuessed: true)
      if body.hasWords, body.size >= 30, body.size > best?.body.size ?? 0 { best = (index, body) }
    }
    if let best, best.body.size > draft.brief.summary?.string.utf8.count ?? 0 {
      rest.remove(at: best.index)
      best.body.read(into: &draft)
    } else if let summary {
      JSONBody(summary, key: "summary").read(into: &draft)
    }
    draft.finish()
  }

  /// Keeps a field that the program has no use for.
  private mutating func keep(_ field: Field, _ draft: inout BriefDraft) {
    guard draft.brief.extra.count < Self.extraLimit, keptBytes < Self.extraBytes else { return }
    let json = field.value.json
    guard keptBytes + json.utf8.count <= Self.extraBytes else { return }
    keptBytes += json.utf8.count
    let key = draft.clean(field.key, limit: 256)
    draft.brief.extra.append(ExtraField(key: key, json: json))
  }

  /// Adds what the file says of all its entries, and a headline where none is stated.
  private func complete(_ draft: inout BriefDraft) {
    if draft.brief.source == nil, let source = context.source {
      let cleaned = draft.clean(source, limit: 256)
      draft.brief.source = cleaned.isEmpty ? nil : cleaned
    }
    if draft.brief.language == nil, let language = context.language {
      draft.brief.language = draft.clean(language, limit: 256)
    }
    if draft.brief.authors.isEmpty {
      draft.brief.authors = context.authors.prefix(16).map { draft.clean($0, limit: 256) }
    }
    draft.takeFirstWordsAsTitle()
  }
}

extension JSONKey {
  private static let allSubstitutes = Set(substitutes.flatMap(\.names))

  static func isSubstitute(_ key: String) -> Bool { allSubstitutes.contains(key) }
}

extension BriefDraft {
  /// True where neither a headline nor any text was found.
  var isEmpty: Bool {
    (!hasTitle || brief.title.isEmpty) && brief.leadIn == nil && brief.publisherRelated.isEmpty
      && brief.sections.allSatisfy { $0.title.isEmpty && $0.blocks.isEmpty }
  }

  var hasNoText: Bool { brief.sections.allSatisfy(\.blocks.isEmpty) }

  /// True where a brief has what a key of the substitutes' table stands for.
  fileprivate func has(_ key: String) -> Bool {
    switch key {
    case "title": hasTitle
    case "summary": brief.summary != nil
    case "published": brief.published != nil
    case "url": brief.url != nil
    case "author": !brief.authors.isEmpty
    case "source": brief.source != nil
    case "language": brief.language != nil
    default: true
    }
  }

  /// The first words of the text, where there is no headline; they stay in the text as well.
  mutating func takeFirstWordsAsTitle() {
    guard brief.title.isEmpty else { return }
    let texts = brief.sections.lazy.flatMap { $0.blocks.lazy.map(\.text) + [$0.title] }
    guard let first = texts.first(where: { !$0.isEmpty }) else { return }
    setTitle(Self.firstWords(of: first.string))
  }

  private static let titleColumns = 80

  /// The first sentence, or where that is long, as many of its words as fit a line.
  private static func firstWords(of text: String) -> String {
    var sentence = Words.firstSentence(of: String(decoding: text.utf8.prefix(1024), as: UTF8.self))
    if sentence.hasSuffix("."), !sentence.hasSuffix("..") { sentence.removeLast() }
    if Columns.of(sentence) <= titleColumns { return sentence }
    var kept = ""
    for word in sentence.split(separator: " ") {
      if Columns.of(kept) + Columns.of(String(word)) >= titleColumns { break }
      kept += kept.isEmpty ? String(word) : " \(word)"
    }
    if kept.isEmpty { kept = String(sentence.prefix(titleColumns / 2)) }
    return kept + "…"
  }
}
