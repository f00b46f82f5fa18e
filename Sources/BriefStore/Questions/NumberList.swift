internal import GRDB

/// A list of numbers in SQL as one argument, however many there are.
enum NumberList {
  static func of(_ numbers: some Sequence<Int64>) -> SQL {
    "(SELECT value FROM json_each(\("[" + numbers.map(String.init).joined(separator: ",") + "]")))"
  }
}
