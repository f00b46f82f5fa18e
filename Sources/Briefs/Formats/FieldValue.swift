import Text

/// A key of front matter or of a JSON object, with its value.
struct Field: Sendable {
  var key: String
  var value: FieldValue
  /// Counted from 1.
  var line: Int
}

/// A value of front matter or JSON, before it is known what it means.
indirect enum FieldValue: Sendable {
  /// `null`, `~`, or nothing at all.
  case missing
  case text(String)
  /// As written, because `1.10` is not `1.1`.
  case number(String)
  case flag(Bool)
  case list([FieldValue])
  case map([Field])
}

extension FieldValue {
  /// The value of a scalar as text; `nil` for what is missing, a list or a map.
  var scalar: String? {
    switch self {
    case .text(let text): text
    case .number(let digits): digits
    case .flag(let flag): flag ? "true" : "false"
    case .missing, .list, .map: nil
    }
  }

  /// A scalar's text, also where it is inside an object, as in `{"rendered": …}` or `{"name": …}`.
  var innerText: String? {
    if let scalar { return scalar }
    for key in ["name", "title", "headline", "main", "rendered", "value", "raw"] {
      if let text = self[key]?.scalar { return text }
    }
    return nil
  }

  /// One text even where a list item was written like a key: `- Russia: calls restricted`.
  var itemText: String? {
    if let innerText { return innerText }
    guard case .map(let fields) = self, fields.count == 1, let only = fields.first,
      let value = only.value.scalar
    else { return nil }
    return "\(only.key): \(value)"
  }

  /// The first value of a key of a map.
  subscript(key: String) -> FieldValue? {
    guard case .map(let fields) = self else { return nil }
    return fields.first { $0.key.utf8.elementsEqual(key.utf8) }?.value
  }

  /// A list as it is, nothing as an empty list, and anything else as a list of one.
  var items: [FieldValue] {
    switch self {
    case .list(let items): items
    case .missing: []
    default: [self]
    }
  }

  /// As a flag, however people write one.
  var asFlag: Bool? {
    guard let scalar, scalar.utf8.count <= 5 else { return nil }
    switch scalar.lowercased() {
    case "true", "yes", "y", "on", "1": return true
    case "false", "no", "n", "off", "0": return false
    default: return nil
    }
  }
}

extension FieldValue {
  /// Compact JSON text in which nothing is a control or an invisible character.
  var json: String {
    var out = ""
    writeJSON(to: &out)
    return out
  }

  private func writeJSON(to out: inout String) {
    switch self {
    case .missing: out += "null"
    case .text(let text): JSONString.quote(text, to: &out)
    case .number(let digits): out += digits
    case .flag(let flag): out += flag ? "true" : "false"
    case .list(let items):
      out += "["
      for (index, item) in items.enumerated() {
        if index > 0 { out += "," }
        item.writeJSON(to: &out)
      }
      out += "]"
    case .map(let fields):
      out += "{"
      for (index, field) in fields.enumerated() {
        if index > 0 { out += "," }
        JSONString.quote(field.key, to: &out)
        out += ":"
        field.value.writeJSON(to: &out)
      }
      out += "}"
    }
  }
}
