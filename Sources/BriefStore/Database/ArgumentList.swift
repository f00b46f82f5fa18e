internal import GRDB
import Foundation

/// A list of values in SQL as one argument, however many there are: neither the number of arguments
/// nor the depth of an expression limits it.
enum ArgumentList {
  static func numbers(_ numbers: some Sequence<Int64>) -> SQL {
    values("[" + numbers.map(String.init).joined(separator: ",") + "]")
  }

  static func texts(_ texts: some Sequence<String>) throws -> SQL {
    values(String(decoding: try JSONEncoder().encode(Array(texts)), as: UTF8.self))
  }

  private static func values(_ json: String) -> SQL { "(SELECT value FROM json_each(\(json)))" }
}
