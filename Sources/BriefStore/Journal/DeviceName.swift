import Briefs

/// A device's name as a file name and as the number in its clocks.
struct DeviceName {
  /// Letters, digits, `-` and `_` only.
  let text: String
  let number: UInt64

  /// 16 hex digits stand for themselves; of any other name the hash is taken.
  init(_ name: String) {
    number = BriefID(hex: name)?.value ?? StableHash.of(name)
    let isPlain =
      !name.isEmpty && name.utf8.count <= 64
      && name.utf8.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte)
          || (0x61...0x7a).contains(byte) || byte == 0x2d || byte == 0x5f
      }
    text = isPlain ? name : BriefID(number).description
  }
}
