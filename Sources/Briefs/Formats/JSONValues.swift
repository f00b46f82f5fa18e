import Text

/// Values of JSON that are inside objects and lists.
extension FieldValue {
  private static let innerDepth = 4
  private static let usual = [
    "rendered", "main", "name", "title", "headline", "text", "value", "processed", "original",
    "raw",
    "displayname", "label", "term", "username", "acct", "html", "content", "plain", "$t", "#text",
    "_", "__cdata", "en", "default",
  ]
  private static let addresses = ["href", "url", "link", "@id", "canonical", "rendered", "value"]
  private static let dates = ["$date", "$numberlong", "value", "date", "iso", "rendered"]

  /// Whether an object holds an address, a date, or anything else.
  enum Wanted {
    case text, address, date

    fileprivate var keys: [String] {
      switch self {
      case .text: FieldValue.usual
      case .address: FieldValue.addresses
      case .date: FieldValue.dates
      }
    }
  }

  /// The scalar of a value, also where it is inside an object or is the first of a list.
  func inner(_ wanted: Wanted = .text, depth: Int = 0) -> String? {
    if let scalar { return scalar }
    guard depth < Self.innerDepth else { return nil }
    switch self {
    case .map(let fields):
      let known = fields.prefix(64).compactMap { field in
        JSONKey.compact(field.key).map { ($0, field.value) }
      }
      for key in wanted.keys {
        for (name, value) in known where name == key {
          if let text = value.inner(wanted, depth: depth + 1), !text.trimmed.isEmpty {
            return text
          }
        }
      }
      return fields.count == 1 ? fields[0].value.inner(wanted, depth: depth + 1) : nil
    case .list(let items):
      return items.prefix(8).lazy.compactMap { $0.inner(wanted, depth: depth + 1) }
        .first { !$0.trimmed.isEmpty }
    default: return nil
    }
  }

  /// The names of a text, an object, or a list of them, however deep the lists are.
  var names: [String] {
    var names: [String] = []
    addNames(to: &names, depth: 0)
    return names
  }

  private func addNames(to names: inout [String], depth: Int) {
    guard names.count < 256 else { return }
    if case .list(let items) = self, depth < Self.innerDepth {
      for item in items { item.addNames(to: &names, depth: depth + 1) }
    } else if case .map(let fields) = self, self["name"] != nil, let value = self["value"]?.scalar,
      fields.count <= 6, !value.trimmed.isEmpty
    {
      // `name` is the kind of the keyword here: `{"name": "persons", "value": "Lima, Ana"}`.
      names.append(value)
    } else if case .map = self {
      let parts = ["firstname", "lastname"].map { self[compact: $0]?.scalar?.trimmed ?? "" }
      let whole = parts.filter { !$0.isEmpty }.joined(separator: " ")
      if let name = inner() ?? (whole.isEmpty ? nil : whole) { names.append(name) }
    } else if case .text(let text) = self, !text.trimmed.isEmpty {
      names.append(text)
    }
  }

  /// The first value of a map whose key is this one in `JSONKey.compact` form.
  subscript(compact key: String) -> FieldValue? {
    guard case .map(let fields) = self else { return nil }
    return fields.first { JSONKey.compact($0.key) == key }?.value
  }

  /// True for nothing, an empty text, list or object.
  var holdsNothing: Bool {
    switch self {
    case .missing: true
    case .text(let text): text.trimmed.isEmpty
    case .list(let items): items.isEmpty
    case .map(let fields): fields.isEmpty
    case .number, .flag: false
    }
  }
}

extension Field {
  /// The date of a value, in a form that `DateText` reads: without fractions of seconds, and with
  /// the signs that `20240305T110000Z` leaves away.
  var asDate: Field? {
    guard let raw = value.inner(.date)?.trimmed, !raw.isEmpty else { return nil }
    let bytes = Array(raw.utf8)
    func isNumber(_ range: Range<Int>) -> Bool {
      range.upperBound <= bytes.count && bytes[range].allSatisfy { (0x30...0x39).contains($0) }
    }
    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    var date = raw
    if let dot = bytes.firstIndex(of: UInt8(ascii: ".")), dot >= 8, isNumber(0..<dot),
      isNumber(dot + 1..<bytes.count)
    {
      date = text(0..<dot)
    } else if bytes.count >= 15, bytes.count <= 16, isNumber(0..<8), isNumber(9..<15),
      bytes[8] | 0x20 == UInt8(ascii: "t")
    {
      date = "\(text(0..<4))-\(text(4..<6))-\(text(6..<8))"
      date += "T\(text(9..<11)):\(text(11..<13)):\(text(13..<15))Z"
    }
    let isScalarNumber = if case .number = value { true } else { false }
    return Field(key: key, value: isScalarNumber ? .number(date) : .text(date), line: line)
  }
}
