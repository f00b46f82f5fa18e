import ArgumentParser
import Briefs
import EntityTraining
import Foundation

/// Trains without some of the text and scores on just that.
struct Watch: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Score on held-out text, each time with a model that has not seen it.",
    discussion: """
      Without --part: the last tenth of GMB and WNUT17 dev with the first of five folds of WikiGold, \
      then its other folds. A --part is held out alone; several with commas between, together.
      """)

  @Argument(help: "The directory with train/*.bio and gazetteers/*.txt.")
  var directory: String

  @Option(help: "Parts to hold out at once: SET, SET:tail or SET:FOLD, with commas between.")
  var part: [String] = []

  @OptionGroup var knobs: Knobs

  func run() throws {
    let whole = try Corpus(directory: directory)
    let usual = ["gmb:tail,wnut17_dev,wikigold:0"] + (1..<5).map { "wikigold:\($0)" }
    for parts in part.isEmpty ? usual : part {
      var corpus = whole
      var held: [(name: String, documents: [GoldDocument])] = []
      for name in parts.split(separator: ",").map(String.init) {
        held.append((name, try corpus.part(name)))
      }
      guard let bytes = Trainer(knobs.plan).model(of: corpus), let model = EntityModel(bytes) else {
        throw ExitCode(65)
      }
      let recogniser = ModelRecogniser(model: model)
      for (name, documents) in held {
        print(Evaluation.table(name, documents, recogniser))
        print(Evaluation.table("\(name), titled", documents.map(\.titled), recogniser))
      }
    }
  }
}

extension Evaluation {
  /// A line of scores; sets without marks of the kind *other* are not held against it.
  static func table(
    _ name: String, _ documents: [GoldDocument], _ recogniser: ModelRecogniser
  ) -> String {
    let isPartial = documents.contains { $0.lines.contains(where: \.isPartial) }
    var evaluation = Evaluation(ignoresOther: isPartial)
    for document in documents { evaluation.add(document, recogniser) }
    return name.padding(toLength: 22, withPad: " ", startingAt: 0) + evaluation.line
  }
}
