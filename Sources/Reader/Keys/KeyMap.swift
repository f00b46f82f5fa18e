import Screen

/// Which command line each key runs.
package struct KeyMap: Sendable {
  private var lines: [Key: [String]] = [:]
  /// Keys in the order they were bound, for help.
  package private(set) var order: [Key] = []
  /// The keys of each command in that order: every screen asks for some.
  private var byCommand: [String: [Key]] = [:]

  package init() {}

  /// Binds a key; an empty line takes it out.
  package mutating func bind(_ key: Key, to line: [String]) {
    order.removeAll { $0 == key }
    if let old = lines[key]?.first { byCommand[old]?.removeAll { $0 == key } }
    lines[key] = line.isEmpty ? nil : line
    guard let command = line.first else { return }
    order.append(key)
    byCommand[command, default: []].append(key)
  }

  /// The command line of a key; letters of other layouts count as the ASCII letter of the same key.
  package func line(for key: Key) -> [String]? { lines[key] ?? lines[key.onLatin] }

  /// The keys that run a command, with or without arguments.
  package func keys(of command: String) -> [Key] { byCommand[command] ?? [] }

  /// The keys that run exactly this line.
  package func keys(running line: [String]) -> [Key] { order.filter { lines[$0] == line } }
}
