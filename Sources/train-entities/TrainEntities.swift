import ArgumentParser
import Briefs
import EntityTraining
import Foundation

/// The root of the trainer's command line.
@main
struct TrainEntities: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train-entities", abstract: "Train and test the recogniser of entities.",
    subcommands: [Train.self, Evaluate.self, Watch.self, Speed.self])
}

/// Trains a model and writes it.
struct Train: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Train a model.")

  @Argument(help: "The directory with train/*.bio and gazetteers/*.txt.")
  var directory: String

  @Option(help: "The file to write.")
  var output: String

  @Option(help: "Parts to keep out of training: SET, SET:tail or SET:FOLD.")
  var holdOut: [String] = []

  @OptionGroup var knobs: Knobs

  func run() throws {
    var corpus = try Corpus(directory: directory)
    for part in holdOut { _ = try corpus.part(part) }
    let trainer = Trainer(knobs.plan) { FileHandle.standardError.write(Data(($0 + "\n").utf8)) }
    guard let model = trainer.model(of: corpus) else { throw ExitCode(65) }
    try Data(model).write(to: URL(fileURLWithPath: output))
  }
}

/// What may be changed about the training.
struct Knobs: ParsableArguments {
  @Option var epochs: Int?
  @Option var features: Int?
  @Option var rare: Int?
  @Option var rounds: Int?

  @Option var seed: UInt64?
  @Option var runs: Int?
  @Option var repeats: Int?
  @Option var scale: Int?
  @Option var rareWords: Int?
  @Option var headlines: Int?
  @Option var shouted: Int?
  @Option var dropWord: Double?
  @Option var dropAffix: Double?
  @Option var dropContext: Double?
  @Option var dropList: Double?
  @Option var dropForm: Double?

  var plan: Trainer.Plan {
    var plan = Trainer.Plan()
    if let runs { plan.runs = runs }
    if let repeats { plan.repeats = repeats }
    if let scale { plan.scalesDropped = scale > 0 }
    if let seed { plan.seed = seed }
    if let rareWords { plan.rareWords = rareWords }
    if let headlines { plan.headlines = headlines }
    if let shouted { plan.shouted = shouted }
    if let dropWord { plan.dropout.word = UInt64(dropWord * 65536) }
    if let dropAffix { plan.dropout.affix = UInt64(dropAffix * 65536) }
    if let dropContext { plan.dropout.context = UInt64(dropContext * 65536) }
    if let dropList { plan.dropout.list = UInt64(dropList * 65536) }
    if let dropForm { plan.dropout.form = UInt64(dropForm * 65536) }
    if let epochs { plan.epochs = epochs }
    if let features { plan.features = features }
    if let rare { plan.rare = rare }
    if let rounds { plan.rounds = rounds }
    return plan
  }
}

/// Prints the scores of a model.
struct Evaluate: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Score a model.")

  @Argument(help: "The directory with train/*.bio and gazetteers/*.txt.")
  var directory: String

  @Option(help: "A model to test in place of the one compiled in; `none` for the rules alone.")
  var model: String?

  @Option(help: "Parts to score on: SET, SET:tail or SET:FOLD.")
  var part: [String] = []

  @ArgumentParser.Flag(help: "Show the sentences as headlines.")
  var titled = false

  @ArgumentParser.Flag(help: "Also print the sentences with mistakes.")
  var mistakes = false

  @Option(help: "JSON Lines with `text` and `entities` to score on.")
  var lines: [String] = []

  func run() throws {
    var tested = EntityModel.compiledIn
    if model == "none" {
      tested = nil
    } else if let model {
      guard let bytes = FileManager.default.contents(atPath: model),
        let read = EntityModel(Array(bytes))
      else { throw ValidationError("no model in \(model)") }
      tested = read
    }
    let recogniser = ModelRecogniser(model: tested)
    let corpus = try Corpus(directory: directory)
    // All of them before the first is scored, which takes a while.
    let tests =
      try lines.map { ("lines", try Self.documents(file: $0)) }
      + part.map { name in
        var corpus = corpus
        return (name, try corpus.part(name))
      }
    for (name, documents) in tests { score(name, documents, recogniser) }
  }

  private static func documents(file: String) throws -> [GoldDocument] {
    guard let data = FileManager.default.contents(atPath: file) else {
      throw ValidationError("cannot read \(file)")
    }
    return JSONLinesFile.documents(Array(data))
  }

  private func score(_ name: String, _ documents: [GoldDocument], _ recogniser: ModelRecogniser) {
    let documents = titled ? documents.map(\.titled) : documents
    let isPartial = documents.contains { $0.lines.contains(where: \.isPartial) }
    var evaluation = Evaluation(ignoresOther: isPartial)
    for document in documents { evaluation.add(document, recogniser) }
    if mistakes { for line in evaluation.wrong { print(line) } }
    print(name.padding(toLength: 20, withPad: " ", startingAt: 0), evaluation.line)
  }
}

extension Corpus {
  /// Takes a part out of the sets; a name that is none is a usage error.
  mutating func part(_ name: String) throws -> [GoldDocument] {
    guard let documents = holdOut(name) else {
      throw ValidationError("there is no part \(name); there are \(partNames)")
    }
    return documents
  }
}

extension Evaluation {
  var line: String {
    let style = FloatingPointFormatStyle<Double>(locale: Locale(identifier: "en_US_POSIX"))
      .precision(.fractionLength(1))
    func percent(_ value: Double) -> String {
      let text = (value * 100).formatted(style)
      return String(repeating: " ", count: max(0, 5 - text.utf8.count)) + text
    }
    let kinds = Entity.Kind.allCases.map { kind in
      "\(kind.rawValue.prefix(3)) \(percent((byKind[kind] ?? Score()).f1))"
    }
    return """
      span \(percent(spans.precision)) \(percent(spans.recall)) \(percent(spans.f1)) \
      typed \(percent(typed.f1)) uniq \(percent(uniqueSpans.f1)) \(percent(uniqueTyped.f1)) \
      hint \(percent(hinted.precision)) \(percent(hinted.recall)) \(kinds.joined(separator: " "))
      """
  }
}
