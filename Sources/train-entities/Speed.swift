import ArgumentParser
import Briefs
import EntityTraining
import Foundation

/// Prints how fast the compiled-in model reads text.
struct Speed: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measure tokens a second on one core, and the time to load the model.")

  @Argument(help: "Text files; a paragraph a line.")
  var files: [String]

  @Option(help: "Seconds to measure for.")
  var seconds = 3.0

  func run() throws {
    let clock = ContinuousClock()
    var model: EntityModel?
    let load = clock.measure { model = EntityModel.compiledIn }
    guard let model else { throw ValidationError("the program was built without a model") }
    var recogniser: ModelRecogniser?
    let lists = clock.measure {
      recogniser = ModelRecogniser(model: model)
      _ = recogniser?.mentions(inText: "Nothing.")
    }
    let texts = files.compactMap { FileManager.default.contents(atPath: $0) }
      .map { String(decoding: $0, as: UTF8.self) }
    let tokens = texts.map(ModelRecogniser.tokens(in:)).reduce(0, +)
    guard tokens > 0, let recogniser else { throw ValidationError("no text to read") }
    var rounds = 0
    var names = 0
    let start = clock.now
    while clock.now - start < .seconds(seconds) {
      names = texts.map { recogniser.mentions(inText: $0).count }.reduce(0, +)
      rounds += 1
    }
    let taken = (clock.now - start) / .seconds(1)
    print("model: \(model.size) bytes, loaded in \(load)")
    print("names and word lists of the rules: \(lists)")
    print("\(tokens) tokens, \(names) names, \(rounds) rounds")
    print("\(Int(Double(tokens * rounds) / taken)) tokens a second")
  }
}
