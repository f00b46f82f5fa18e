import Text

/// What a JSON object is: an entry in its wrapping, a brief, or something else.
extension JSONEntry {
  private static let depthLimit = 3

  /// The fields of an entry; what services wrap it in is taken off. `nil` for anything but an object.
  static func fields(of value: FieldValue) -> [Field]? {
    guard case .map(let fields) = value else { return nil }
    return unwrapped(fields, depth: 0)
  }

  private static func unwrapped(_ outer: [Field], depth: Int) -> [Field] {
    let hasText = outer.prefix(JSONWrapper.memberLimit).contains { field in
      guard case .text(let text) = field.value, !text.trimmed.isEmpty else { return false }
      return JSONKey.compact(field.key).flatMap(JSONKey.rank(ofText:)) == 0
    }
    if hasText || depth >= depthLimit { return outer }
    for (index, field) in outer.enumerated() {
      guard case .map(let inner) = field.value, let key = JSONKey.compact(field.key),
        JSONKey.containers.contains(key), holdsEntry(inner)
      else { continue }
      let known = Set(inner.map { Array($0.key.utf8) })
      let around = outer[..<index] + outer[(index + 1)...]
      return unwrapped(inner, depth: depth + 1)
        + around.filter { !known.contains(Array($0.key.utf8)) }
    }
    return outer
  }

  private static func holdsEntry(_ fields: [Field]) -> Bool {
    fields.contains { field in
      guard !field.value.holdsNothing, let key = JSONKey.compact(field.key) else { return false }
      if JSONKey.containers.contains(key), case .map(let inner) = field.value, key != "source" {
        return inner.contains {
          JSONKey.compact($0.key).map { JSONKey.titles.contains($0) } ?? false
        }
      }
      return JSONKey.titles.contains(key) || JSONKey.rank(ofText: key) == 0
    }
  }
}

extension JSONEntry {
  /// True where the fields are those of a brief, and not of settings, a map or a package.
  ///
  /// - Parameter isStrict: only for a headline with a text.
  static func looksLikeBrief(_ fields: [Field], isStrict: Bool = false) -> Bool {
    var hasTitle = false
    var hasText = false
    var hasLongText = false
    var isOfSettings = false
    var others = 0
    var axes = 0
    for field in fields.prefix(2000) where !field.value.holdsNothing {
      guard let key = JSONKey.compact(field.key) else { continue }
      if JSONKey.titles.contains(key) {
        hasTitle = hasTitle || field.value.inner() != nil
      } else if JSONKey.rank(ofText: key) == 0 || key == "sections" {
        hasText = hasText || JSONBody(field.value, key: key).hasWords
      } else if JSONKey.ofSettings.contains(key) {
        isOfSettings = true
      } else if key == "x" || key == "y" {
        axes += 1
      } else if key == "type", field.value.scalar == "service" {
        return false
      } else if MetadataKey.known(field.key) != nil || JSONKey.isSubstitute(key) {
        others += 1
      } else if case .text(let text) = field.value, isProse(text) {
        hasLongText = true
      }
    }
    // A card of a drawing.
    if axes == 2 { return false }
    if isStrict { return hasTitle && (hasText || hasLongText) && !isOfSettings }
    if hasText { return hasTitle || !isOfSettings }
    return hasTitle && !isOfSettings && (others > 0 || hasLongText || fields.count <= 2)
  }

  /// True for a text of some words that is no address.
  static func isProse(_ text: String) -> Bool {
    text.utf8.count >= 30 && text.utf8.lazy.filter { $0 == 0x20 }.prefix(4).count == 4
      || text.utf8.count >= 60 && text.unicodeScalars.contains { $0.value >= 0x2E80 }
  }
}
