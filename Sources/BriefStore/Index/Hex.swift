import Briefs

/// File names made of hashes.
enum Hex {
  /// 16 lower-case hex digits for bytes.
  static func of(_ bytes: [UInt8]) -> String {
    var hash = StableHash()
    hash.combine(bytes)
    return BriefID(hash.value).description
  }
}
