import Briefs
import Text

/// A JSON value whose keys keep their order; what is absent is `null`, never missing.
enum JSONText {
  case null
  case bool(Bool)
  case number(Int)
  case string(String)
  case array([JSONText])
  case object([(String, JSONText)])
  /// JSON text that is valid already.
  case raw(String)

  static func text(_ value: DisplayText?) -> JSONText { value.map { .string($0.string) } ?? .null }

  /// One line without white space.
  var line: String {
    var out = ""
    write(to: &out)
    return out
  }

  private func write(to out: inout String) {
    switch self {
    case .null: out += "null"
    case .bool(let value): out += value ? "true" : "false"
    case .number(let value): out += "\(value)"
    case .string(let value): JSONString.quote(value, to: &out)
    case .raw(let value): out += value
    case .array(let values):
      out += "["
      for (index, value) in values.enumerated() {
        if index > 0 { out += "," }
        value.write(to: &out)
      }
      out += "]"
    case .object(let fields):
      out += "{"
      for (index, field) in fields.enumerated() {
        if index > 0 { out += "," }
        JSONString.quote(field.0, to: &out)
        out += ":"
        field.1.write(to: &out)
      }
      out += "}"
    }
  }
}
