import Briefs
import Text

extension Link {
  /// Longer addresses are cut, in columns; whoever hides something does so far to the right.
  private static let columns = 300

  /// A line of the list of links. The host is always there to see, and not only what an address
  /// claims before an `@`.
  func line(number: Int) -> DisplayText {
    let address = target.cut(to: Self.columns)
    let start: DisplayText = label == target ? "[\(number)]" : "[\(number)] \(label) —"
    guard let host, !isPlain(host) else { return "\(start) \(address)" }
    return "\(start) \(host): \(address)"
  }

  /// The host that an address with one goes to.
  var host: DisplayText? {
    let bytes = Array(target.string.utf8)
    let slash = UInt8(ascii: "/")
    guard
      let start = bytes.indices.dropLast().first(where: {
        bytes[$0] == slash && bytes[$0 + 1] == slash
      })
    else { return nil }
    // A backslash ends the host as well, as browsers see it.
    let ends = Set("/?#\\".utf8)
    let authority = bytes[(start + 2)...].prefix { !ends.contains($0) }
    let name =
      authority.lastIndex(of: UInt8(ascii: "@")).map { authority[($0 + 1)...] } ?? authority
    return name.isEmpty ? nil : DisplayText(cleaning: String(decoding: name, as: UTF8.self))
  }

  /// True where the host is what the address shows first.
  private func isPlain(_ host: DisplayText) -> Bool {
    ["http://", "https://", "//"].contains { scheme in
      target.string.utf8.starts(with: scheme.utf8)
        && target.string.utf8.dropFirst(scheme.utf8.count).starts(with: host.string.utf8)
        && !target.string.utf8.prefix(scheme.utf8.count + host.string.utf8.count + 1)
          .contains(UInt8(ascii: "@"))
    }
  }
}
