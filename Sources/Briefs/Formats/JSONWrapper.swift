import Text

/// A list of entries in a JSON document, with where each of them is.
struct JSONList {
  /// An element, and its place in the list, counted from 1.
  struct Element {
    var number: Int
    var part: JSONReader.Part
  }

  /// Elements after these are only counted.
  static let elementLimit = 100_000
  /// Elements that are no objects after these are only counted.
  private static let otherLimit = 1000
  /// Elements that are looked at to find what a list holds.
  private static let sampleSize = 8

  var elements: [Element] = []
  var count = 0
  var context = EntryContext(format: .json)
  /// True where the list is the value of a key.
  var isUnderKey = false
  /// True where what is no brief is there for another reason, as in a graph of things.
  var skipsOthers = false
  /// Where the list ends before it is closed.
  var failure: JSONReader.Failure?

  init(_ bytes: [UInt8], _ range: Range<Int>, line: Int) {
    var reader = JSONReader(bytes, range: range, line: line)
    var others = 0
    do throws(JSONReader.Failure) {
      try reader.parts { part in
        if !part.isWhole { return }
        count += 1
        if !part.isObject { others += 1 }
        guard elements.count < Self.elementLimit, part.isObject || others <= Self.otherLimit
        else { return }
        elements.append(Element(number: count, part: part))
      }
      if !reader.isAtEnd {
        failure = JSONReader.Failure(
          offset: reader.offset, reason: "text after the end of the JSON", isAfterEnd: true)
      }
    } catch {
      failure = error
    }
  }

  /// True where one of the first entries looks like a brief; where all do, if that is `all`.
  func looksLikeBriefs(in bytes: [UInt8], all: Bool = false) -> Bool {
    var objects = 0
    for element in elements where element.part.isObject {
      objects += 1
      if objects > Self.sampleSize { break }
      var reader = JSONReader(bytes, range: element.part.range)
      let fields = (try? reader.value()).flatMap(JSONEntry.fields)
      let looks = fields.map { JSONEntry.looksLikeBrief($0, isStrict: all) } ?? false
      if looks != all { return looks }
    }
    return all && objects > 0
  }
}

/// Finds the list of entries, or the only entry, that an object holds under one of its keys.
struct JSONWrapper {
  enum Content {
    case list(JSONList)
    case entry(JSONReader.Part)
  }

  /// Members of an object after these are not looked at.
  static let memberLimit = 100_000
  private static let depthLimit = 4
  /// Lists of one object that are looked at.
  private static let candidateLimit = 32

  /// Keys of lists of entries, the likeliest first.
  private static let lists = [
    "articles", "items", "stories", "entries", "posts", "results", "docs", "documents", "hits",
    "children", "messages", "news", "newsitems", "statuses", "item", "entry", "article", "post",
    "story", "records", "edges", "nodes", "list", "content", "data", "value", "feed", "@graph",
  ]

  /// Keys of objects that hold a list of entries, or one entry.
  private static let containers: Set<String> = [
    "response", "data", "hits", "result", "results", "feed", "rss", "channel", "body", "payload",
    "page", "articles", "items", "posts", "stories", "news", "entries", "article", "story", "post",
    "item", "entry", "content", "props", "pageprops", "d", "output", "output_data", "document",
  ]

  let bytes: [UInt8]

  /// `nil` where the object is itself an entry, or nothing known.
  func content(of members: [JSONReader.Part]) -> Content? {
    if isEntry(members) { return nil }
    if let list = list(in: members, depth: 0) { return .list(list) }
    if let entry = entry(in: members, depth: 0) { return .entry(entry) }
    return values(of: members).map { .list($0) }
  }

  /// True where the object has a headline and a text of its own.
  private func isEntry(_ members: [JSONReader.Part]) -> Bool {
    var hasTitle = false
    var hasText = false
    for member in members {
      guard let key = member.key.flatMap(JSONKey.compact), !isBlank(member) else { continue }
      if JSONKey.titles.contains(key) { hasTitle = true }
      if JSONKey.rank(ofText: key) == 0 || key == "sections" {
        hasText = hasText || key == "sections" || !holdsEntries(member)
      }
    }
    return hasTitle && hasText
  }

  private func isBlank(_ part: JSONReader.Part) -> Bool {
    part.range.count <= 2 || part.first == UInt8(ascii: "n")
  }

  /// True for a list of objects, or an object.
  private func holdsObjects(_ part: JSONReader.Part) -> Bool {
    guard part.isList else { return part.isObject }
    let inner = bytes[part.range].dropFirst().first { $0 > 0x20 }
    return inner == UInt8(ascii: "{")
  }

  /// True for a list whose elements, or an object whose list's elements, have headlines and are dated,
  /// signed or linked; blocks of a text are not.
  private func holdsEntries(_ part: JSONReader.Part, depth: Int = 0) -> Bool {
    if part.isObject {
      let members = members(of: part)
      let keys = Set(members.compactMap { $0.key.flatMap(JSONKey.compact) })
      if !keys.isDisjoint(with: JSONKey.titles), !keys.isDisjoint(with: JSONKey.ofEntries) {
        return true
      }
      return depth < 2
        && members.contains {
          ($0.isList || $0.isObject) && holdsObjects($0) && holdsEntries($0, depth: depth + 1)
        }
    }
    guard part.isList else { return false }
    return JSONList(bytes, part.range, line: part.line).elements.prefix(8).contains {
      $0.part.isObject && holdsEntries($0.part, depth: depth + 1)
    }
  }

  private func list(in members: [JSONReader.Part], depth: Int) -> JSONList? {
    let ranked = members.enumerated().compactMap { index, member -> (Int, Int, JSONReader.Part)? in
      guard member.isList, holdsObjects(member), let key = member.key.flatMap(JSONKey.compact)
      else { return nil }
      return (Self.lists.firstIndex(of: key) ?? Self.lists.count, index, member)
    }.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.prefix(Self.candidateLimit)
    for (rank, _, member) in ranked where rank < Self.lists.count {
      if let list = accepted(member, in: members, isKnown: true) { return list }
    }
    if depth < Self.depthLimit {
      for member in members where member.isObject && isContainer(member) {
        if let list = list(in: self.members(of: member), depth: depth + 1) { return list }
      }
    }
    for (rank, _, member) in ranked where rank == Self.lists.count {
      if let list = accepted(member, in: members, isKnown: false) { return list }
    }
    return nil
  }

  private func accepted(
    _ member: JSONReader.Part, in members: [JSONReader.Part], isKnown: Bool
  ) -> JSONList? {
    var list = JSONList(bytes, member.range, line: member.line)
    guard list.looksLikeBriefs(in: bytes, all: !isKnown) else { return nil }
    list.isUnderKey = true
    list.skipsOthers = member.key == "@graph" || member.key == "messages"
    list.context = context(members)
    list.context.hasMessageNumbers = member.key == "messages"
    return list
  }

  /// The only entry of a response.
  private func entry(in members: [JSONReader.Part], depth: Int) -> JSONReader.Part? {
    guard depth < Self.depthLimit else { return nil }
    for member in members where member.isObject && isContainer(member) {
      let inner = self.members(of: member)
      if isEntry(inner) { return member }
      if let entry = entry(in: inner, depth: depth + 1) { return entry }
    }
    return nil
  }

  /// Entries that are the values of an object whose keys are their names.
  private func values(of members: [JSONReader.Part]) -> JSONList? {
    guard members.count > 1, members.allSatisfy(\.isObject), let first = members.first,
      let last = members.last
    else { return nil }
    var list = JSONList(bytes, first.range.lowerBound..<first.range.lowerBound, line: first.line)
    list.failure = nil
    list.count = members.count
    list.elements = members.prefix(JSONList.elementLimit).enumerated().map {
      JSONList.Element(number: $0 + 1, part: $1)
    }
    list.isUnderKey = true
    guard list.looksLikeBriefs(in: bytes, all: true), last.range.upperBound <= bytes.count else {
      return nil
    }
    return list
  }

  private func isContainer(_ member: JSONReader.Part) -> Bool {
    member.key.flatMap(JSONKey.compact).map { Self.containers.contains($0) } ?? false
  }

  private func members(of part: JSONReader.Part) -> [JSONReader.Part] {
    var members: [JSONReader.Part] = []
    var reader = JSONReader(bytes, range: part.range, line: part.line)
    try? reader.parts { if members.count < Self.memberLimit { members.append($0) } }
    return members
  }

  /// What the object around a list says of its entries.
  private func context(_ members: [JSONReader.Part]) -> EntryContext {
    var context = EntryContext(format: .json)
    for member in members where !member.isList || member.range.count < 4096 {
      guard let key = member.key.flatMap(JSONKey.compact), JSONKey.ofFeeds.contains(key),
        member.range.count < 4096
      else { continue }
      var reader = JSONReader(bytes, range: member.range)
      guard let value = try? reader.value() else { continue }
      switch key {
      case "language", "lang":
        if context.language == nil { context.language = value.inner() }
      case "authors", "author":
        if context.authors.isEmpty { context.authors = value.names }
      default:
        if context.source == nil || key == "title" {
          context.source = value.inner().map { JSONBody.plain($0) } ?? context.source
        }
      }
    }
    return context
  }
}
