import Briefs
import TestSupport
import Testing

/// The bytes of a model, whole and damaged.
@Suite struct EntityModelTests {
  /// A model that knows nothing.
  private static let empty = ModelParts().bytes()

  @Test func theProgramHasAModelOfModestSize() throws {
    let model = try #require(EntityModel.compiledIn)
    #expect(model.size <= 1_572_864)
  }

  @Test func anEmptyModelFindsNothing() throws {
    let model = try #require(EntityModel(Self.empty))
    let found = ModelRecogniser(model: model).mentions(inText: "Angela Merkel met Siemens.")
    #expect(found.allSatisfy { $0.source != .model })
  }

  @Test func whatIsNoModelIsRefused() {
    #expect(EntityModel([]) == nil)
    #expect(EntityModel(Array("no model".utf8)) == nil)
    for length in [7, 8, 16, 100, 375, 376, 388, 4000, Self.empty.count - 1] {
      #expect(EntityModel(Array(Self.empty.prefix(length))) == nil, "\(length)")
    }
  }

  @Test func damagedModelsNeverTrap() {
    let seed = UInt64.random(in: .min ... .max)
    var random = SeededGenerator(seed: seed)
    var parts = ModelParts()
    parts.weights = (0..<500).map { _ in
      (
        UInt64.random(in: .min ... .max, using: &random),
        UInt32.random(in: 0..<4096, using: &random)
      )
    }
    let bytes = parts.bytes()
    for _ in 0..<60 {
      var damaged = bytes
      for _ in 0..<20 {
        let at = Int.random(in: 8..<40_000, using: &random)
        damaged[min(at, damaged.count - 1)] = UInt8.random(in: 0...255, using: &random)
      }
      guard let model = EntityModel(damaged) else { continue }
      _ = ModelRecogniser(model: model).mentions(inText: "The Bank of Ghana met Angela Merkel.")
    }
  }
}
