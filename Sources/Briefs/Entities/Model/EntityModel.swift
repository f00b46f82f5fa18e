internal import CEntityModel

/// The trained tagger's tables, read where they lie in memory: weights, lists of names, and how often
/// words are capitalised.
package struct EntityModel: Sendable {
  /// O, then B and I for every kind in the order of `kinds`.
  static let labels = 9
  /// The kinds in the order of their labels.
  static let kinds: [Entity.Kind] = [.person, .organisation, .place, .other]
  /// Scores that a feature adds; O is always nought and so not stored.
  static let columns = labels - 1
  static let magic: [UInt8] = Array("RRNER01\n".utf8)

  let weights: PackedTable
  let names: PackedTable
  let cases: PackedTable
  /// Weight vectors by code, eight signed 16-bit numbers each.
  let codes: Codes
  /// Scores of one label after another, by `from * labels + to`; the last row is a line's start.
  let transitions: [Float]
  /// Of the whole model, as its maker wrote it down.
  let checksum: UInt64
  /// The size of the model in bytes.
  package let size: Int
  private let storage: Storage?

  /// The model that the program was built with, or `nil` where it was built without one.
  package static let compiledIn = readCompiledIn()

  /// Reads it again, for whoever measures that.
  package static func readCompiledIn() -> EntityModel? {
    let size = entity_model_size()
    guard size > 1, let bytes = entity_model_bytes() else { return nil }
    return EntityModel(UnsafeRawBufferPointer(start: bytes, count: size), storage: nil)
  }

  /// Reads a model out of bytes; `nil` where they are none.
  package init?(_ bytes: [UInt8]) {
    let storage = Storage(bytes)
    self.init(UnsafeRawBufferPointer(storage.bytes), storage: storage)
  }

  private init?(_ bytes: UnsafeRawBufferPointer, storage: Storage?) {
    let head = Self.magic.count + 8
    let transitions = (Self.labels + 1) * Self.labels
    var at = head + 4 * transitions
    guard bytes.count >= at, bytes.prefix(Self.magic.count).elementsEqual(Self.magic) else {
      return nil
    }
    checksum = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: head - 8, as: UInt64.self))
    self.transitions = (0..<transitions).map {
      let score = bytes.loadUnaligned(fromByteOffset: head + 4 * $0, as: Int32.self)
      return Float(Int32(littleEndian: score))
    }
    var tables: [PackedTable] = []
    for _ in 0..<3 {
      guard let (table, size) = PackedTable.read(.init(rebasing: bytes[at...])) else { return nil }
      tables.append(table)
      at += size
    }
    guard let codes = Codes(.init(rebasing: bytes[at...])) else { return nil }
    (weights, names, cases) = (tables[0], tables[1], tables[2])
    self.codes = codes
    self.size = bytes.count
    self.storage = storage
  }
}

extension EntityModel {
  /// The vectors that the weights of features are drawn from.
  ///
  /// Unchecked because it points into memory: the model keeps that, and nobody ever writes it.
  struct Codes: @unchecked Sendable {
    let vectors: UnsafeRawPointer
    /// A code takes as many bits.
    static let bits = 12
    static let count = 1 << bits
    static let size = count * columns * 2

    init?(_ bytes: UnsafeRawBufferPointer) {
      guard bytes.count >= Self.size, let base = bytes.baseAddress else { return nil }
      vectors = UnsafeRawPointer(base)
    }

    @inline(__always)
    subscript(_ code: Int) -> SIMD8<Int32> {
      let at = (code & (Self.count - 1)) * columns * 2
      let vector = vectors.loadUnaligned(fromByteOffset: at, as: SIMD8<Int16>.self)
      return SIMD8<Int32>(truncatingIfNeeded: vector)
    }
  }

  /// Memory of its own for a model that is not part of the program.
  private final class Storage: Sendable {
    /// Unsafe in name only: written before anyone else has it, and never again.
    nonisolated(unsafe) let bytes: UnsafeMutableRawBufferPointer

    init(_ content: [UInt8]) {
      bytes = .allocate(byteCount: content.count, alignment: 64)
      bytes.copyBytes(from: content)
    }

    deinit { bytes.deallocate() }
  }
}
