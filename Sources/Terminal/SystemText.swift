import Glibc

/// The C library's own words.
enum SystemText {
  /// What an `errno` means.
  static func error(_ number: Int32) -> String {
    strerror(number).map { String(cString: $0) } ?? "error \(number)"
  }

  /// A variable of the environment; `nil` when it is not set.
  static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}
