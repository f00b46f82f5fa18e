import ArgumentParser
import Corpus
import Foundation

/// Makes a folder of briefs to measure with.
struct GenerateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate", abstract: "Make a folder of briefs, the same every time.")

  @Argument(help: "The folder; it is made where there is none.")
  var folder: String

  @Option(help: "How many briefs.")
  var count: Int

  @Option(help: "Another seed makes other briefs.")
  var seed: UInt64 = 1

  @Option(help: "How long the texts are: full or sparse.")
  var text = Corpus.TextLength.full

  func validate() throws {
    guard count > 0 else { throw ValidationError("--count wants a number above 0") }
  }

  func run() async throws {
    let corpus = Corpus(seed: seed, length: text)
    let begin = Clock.now
    let outcome = try await CorpusWriter(corpus, folder: folder).write(count: count)
    let seconds = (Clock.now - begin) / 1000
    print(
      "\(count) briefs, \(outcome.bytes / 1_000_000) MB of text in \(folder): "
        + "\(outcome.written) written, \(outcome.unchanged) already there, "
        + "\((seconds * 10).rounded() / 10) s")
  }
}

extension Corpus.TextLength: ExpressibleByArgument {}
