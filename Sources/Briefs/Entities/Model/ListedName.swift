/// Names of the model's lists as hashes that fold capitals.
package enum ListedName {
  /// The hash of a name as the lists hold it, or `nil` where it has no words or too many.
  package static func hash(_ name: [UInt8]) -> UInt64? {
    var tokens = Tokeniser.tokens(of: name, roles: Lexicon.roles)
    while let last = tokens.last, !last.isWord { tokens.removeLast() }
    guard !tokens.isEmpty, tokens.count <= NameTable.longest else { return nil }
    return name.withUnsafeBufferPointer { bytes in
      tokens.reduce(NameHash.opening) { NameHash.join($0, WordForm($1, in: bytes).small) }
    }
  }
}
