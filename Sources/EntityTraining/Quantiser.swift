/// Draws many weight vectors from a small book of them (k-means), so that a feature needs 12 bits.
struct Quantiser {
  private(set) var codes: [SIMD8<Float>] = []
  /// The code of every vector.
  private(set) var chosen: [Int] = []

  /// - Parameters:
  ///   - importance: how much an error in a vector costs.
  ///   - count: how many codes there are.
  ///   - exact: how many of the vectors that matter most get a code of their own.
  init(
    _ vectors: [SIMD8<Float>], importance: [Float], count: Int, exact: Int, rounds: Int
  ) {
    let weight = vectors.indices.map { importance[$0] * Self.size(vectors[$0]) }
    let order = vectors.indices.sorted { (weight[$0], $1) > (weight[$1], $0) }
    codes = order.prefix(exact).map { vectors[$0] }
    let rest = Array(order.dropFirst(exact))
    let step = max(1, rest.count / max(1, count - exact))
    codes += stride(from: 0, to: rest.count, by: step).prefix(count - codes.count).map {
      vectors[rest[$0]]
    }
    guard !codes.isEmpty else { return }
    chosen = Array(repeating: 0, count: vectors.count)
    for _ in 0..<rounds {
      assign(vectors)
      var sums = [SIMD8<Float>](repeating: .zero, count: codes.count)
      var shares = [Float](repeating: 0, count: codes.count)
      for index in rest {
        sums[chosen[index]] += vectors[index] * importance[index]
        shares[chosen[index]] += importance[index]
      }
      for code in codes.indices.dropFirst(exact) where shares[code] > 0 {
        codes[code] = sums[code] / shares[code]
      }
    }
    assign(vectors)
  }

  private static func size(_ vector: SIMD8<Float>) -> Float { (vector * vector).sum() }

  private mutating func assign(_ vectors: [SIMD8<Float>]) {
    let sizes = codes.map { Self.size($0) / 2 }
    codes.withUnsafeBufferPointer { codes in
      for (index, vector) in vectors.enumerated() {
        var best = 0
        var least = Float.infinity
        for code in codes.indices {
          // Half the squared distance, but for what is the same for all codes.
          let distance = sizes[code] - (codes[code] * vector).sum()
          if distance < least {
            least = distance
            best = code
          }
        }
        chosen[index] = best
      }
    }
  }
}
