import Text

extension EntityCorrections {
  /// Larger files are refused as a whole.
  package static let sizeLimit = 1 << 20

  /// Reads an `entities.yaml`. Never throws: what cannot be read becomes a problem, and the entries
  /// that can be read still count.
  ///
  ///     entities:
  ///       - name: Roskomnadzor
  ///         kind: organisation
  ///         aliases: [RKN, Роскомнадзор]
  ///     merge:
  ///       Facebook: Meta
  ///     ignore: [Rapid Read, AD]
  ///
  /// A file may hold several documents with `---` between them, and an entry may say `merge: Other`
  /// or `ignore: true` itself; what stands later wins.
  package static func parse(
    _ bytes: some Sequence<UInt8>
  ) -> (corrections: EntityCorrections, problems: [FileProblem]) {
    var bytes = Array(bytes)
    guard bytes.count <= sizeLimit else {
      let problem = FileProblem(severity: .error, reason: "larger than 1 MiB")
      return (.none, [problem])
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    let text = String(decoding: Self.withPlainLineEnds(bytes), as: UTF8.self)
    let file = CorrectionsFile(text)
    return (EntityCorrections(file.statements), file.problems)
  }

  package static func parse(
    _ text: String
  ) -> (corrections: EntityCorrections, problems: [FileProblem]) {
    parse(text.utf8)
  }

  /// Swift takes CR LF for one character, so line ends are made equal while they are bytes.
  private static func withPlainLineEnds(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(13) else { return bytes }
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count)
    for (index, byte) in bytes.enumerated() {
      if byte != 13 {
        plain.append(byte)
      } else if index + 1 == bytes.count || bytes[index + 1] != 10 {
        plain.append(10)
      }
    }
    return plain
  }
}
