/// A read-only table from 64-bit hashes to small numbers, used where it lies.
///
/// The upper bits of a hash choose a bucket, the next ones are its fingerprint; an entry is one
/// little-endian 32-bit word with the fingerprint above the number. Two hashes are mistaken for each
/// other with a chance of entries to 2 ^ (bucket bits + fingerprint bits).
///
/// Unchecked because it points into memory: the model keeps that, and nobody ever writes it.
struct PackedTable: @unchecked Sendable {
  private let offsets: UnsafePointer<UInt32>
  private let entries: UnsafePointer<UInt32>
  private let count: Int
  private let bucketShift: UInt64
  private let fingerprintShift: UInt64
  private let fingerprintMask: UInt32
  private let valueBits: UInt32

  /// What stands before the buckets: bucket bits, number bits, entries, each 32 bits.
  static let headerSize = 12
  /// No table has more buckets than two to this power.
  static let mostBucketBits = 20

  /// - Parameter bytes: begins with the table, aligned to four bytes.
  /// - Returns: the table and its size in bytes, or `nil` where the bytes hold none.
  static func read(_ bytes: UnsafeRawBufferPointer) -> (table: PackedTable, size: Int)? {
    guard bytes.count >= headerSize, let base = bytes.baseAddress else { return nil }
    let head = base.assumingMemoryBound(to: UInt32.self)
    let bucketBits = Int(UInt32(littleEndian: head[0]))
    let valueBits = Int(UInt32(littleEndian: head[1]))
    let count = Int(UInt32(littleEndian: head[2]))
    guard (1...mostBucketBits).contains(bucketBits), (1...24).contains(valueBits) else {
      return nil
    }
    let buckets = 1 << bucketBits
    let size = headerSize + 4 * (buckets + 1) + 4 * count
    guard size <= bytes.count else { return nil }
    let table = PackedTable(
      head + 3, buckets: bucketBits, values: valueBits, count: count)
    return (table, size)
  }

  private init(_ start: UnsafePointer<UInt32>, buckets: Int, values: Int, count: Int) {
    offsets = start
    entries = start + (1 << buckets) + 1
    self.count = count
    bucketShift = UInt64(64 - buckets)
    fingerprintShift = UInt64(64 - buckets - (32 - values))
    fingerprintMask = UInt32.max >> UInt32(values)
    valueBits = UInt32(values)
  }

  /// The number of a hash, or `nil` where the table has none.
  @inline(__always)
  func value(_ hash: UInt64) -> UInt32? {
    let bucket = Int(truncatingIfNeeded: hash >> bucketShift)
    // Offsets out of a damaged file never lead outside the table.
    var at = min(count, Int(UInt32(littleEndian: offsets[bucket])))
    let end = min(count, Int(UInt32(littleEndian: offsets[bucket + 1])))
    let wanted = UInt32(truncatingIfNeeded: hash >> fingerprintShift) & fingerprintMask
    while at < end {
      let entry = UInt32(littleEndian: entries[at])
      let found = entry >> valueBits
      if found >= wanted { return found == wanted ? entry & ~(fingerprintMask << valueBits) : nil }
      at += 1
    }
    return nil
  }
}

extension PackedTable {
  /// The bytes of a table; of two hashes that cannot be told apart the first keeps its number.
  static func bytes(
    of numbers: [(hash: UInt64, value: UInt32)], bucketBits: Int, valueBits: Int
  ) -> [UInt8] {
    let fingerprintBits = 32 - valueBits
    let shift = UInt64(64 - bucketBits - fingerprintBits)
    let sorted = numbers.enumerated().sorted {
      ($0.element.hash >> shift, $0.offset) < ($1.element.hash >> shift, $1.offset)
    }
    var entries: [UInt32] = []
    var offsets = [UInt32](repeating: 0, count: (1 << bucketBits) + 1)
    var last: UInt64?
    for (_, number) in sorted where number.hash >> shift != last {
      let key = number.hash >> shift
      last = key
      let fingerprint = UInt32(truncatingIfNeeded: key) & (UInt32.max >> UInt32(valueBits))
      entries.append(fingerprint << UInt32(valueBits) | number.value)
      offsets[Int(number.hash >> UInt64(64 - bucketBits)) + 1] += 1
    }
    for index in offsets.indices.dropFirst() { offsets[index] += offsets[index - 1] }
    var bytes: [UInt8] = []
    let words = [UInt32(bucketBits), UInt32(valueBits), UInt32(entries.count)] + offsets + entries
    bytes.reserveCapacity(words.count * 4)
    for word in words { withUnsafeBytes(of: word.littleEndian) { bytes += $0 } }
    return bytes
  }
}
