import ArgumentParser
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
    let texts = files.compactMap { FileManager.default.contents(atPath: $0) }
      .map { String(decoding: $0, as: UTF8.self) }
    guard let speed = TaggingSpeed(of: texts, for: .seconds(seconds)) else {
      throw ValidationError("no text to read, or no model in the program")
    }
    print("model: \(speed.size) bytes, loaded in \(speed.load)")
    print("names and word lists of the rules: \(speed.lists)")
    print("\(speed.tokens) tokens, \(speed.names) names, \(speed.rounds) rounds")
    print("\(Int(speed.tokensPerSecond)) tokens a second")
  }
}
