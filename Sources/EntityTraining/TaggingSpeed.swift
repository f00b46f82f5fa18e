import Briefs

/// How fast the compiled-in model reads text on the calling thread.
package struct TaggingSpeed: Sendable {
  /// The size of the model in bytes.
  package let size: Int
  /// What it takes to read the model, and to make the rules' lists of names and words.
  package let load: Duration
  package let lists: Duration
  /// Of all texts, read once.
  package let tokens: Int
  package let names: Int
  package let rounds: Int
  package let tokensPerSecond: Double

  /// Reads the texts over and over; `nil` where the program was built without a model, or where there
  /// is no word in them. The times to load are right only where nobody has asked for names before.
  package init?(of texts: [String], for time: Duration) {
    let clock = ContinuousClock()
    var read: EntityModel?
    load = clock.measure { read = EntityModel.readCompiledIn() }
    guard let model = read else { return nil }
    var made: ModelRecogniser?
    lists = clock.measure {
      made = ModelRecogniser(model: model)
      _ = made?.mentions(inText: "Nothing.")
    }
    let tokens = texts.map(ModelRecogniser.tokens(in:)).reduce(0, +)
    guard tokens > 0, let recogniser = made else { return nil }
    var rounds = 0
    var names = 0
    let start = clock.now
    repeat {
      names = texts.map { recogniser.mentions(inText: $0).count }.reduce(0, +)
      rounds += 1
    } while clock.now - start < time
    (size, self.tokens, self.names, self.rounds) = (model.size, tokens, names, rounds)
    tokensPerSecond = Double(tokens * rounds) / ((clock.now - start) / .seconds(1))
  }
}
