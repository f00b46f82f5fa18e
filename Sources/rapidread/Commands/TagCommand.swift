import ArgumentParser
import BriefStore
import Briefs
import Foundation
import Text

/// Finds the entities in any text.
struct TagCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tag", abstract: "Print the entities that a text mentions.",
    discussion: """
      A line a mention: start, end, kind, text and entity, with tabs between. Offsets count Unicode \
      scalars. A stretch that may be a name but has no kind shows "-". With --folder, the folder's \
      entities.yaml corrects what is found.


      """
        + CommandHelp.text(
          [
            ("rapidread tag story.txt", "the names in a file"),
            ("echo Angela Merkel | rapidread tag - --json", "the names in standard input"),
          ], exits: [(65, "unreadable data")]))

  @Argument(help: "A file, or - for standard input.")
  var file = "-"

  @Flag(help: "One JSON object a mention.")
  var json = false

  @Flag(help: "JSON Lines with a \"text\" each; prints one object with \"entities\" for each.")
  var jsonl = false

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if json, jsonl { throw ValidationError("only one of --json and --jsonl") }
  }

  func run() throws {
    let environment = try Environment(common)
    let recogniser = ModelRecogniser(corrections: corrections)
    let input = try read()
    var output = StandardOutput(color: environment.color)
    if jsonl {
      try tagLines(input, recogniser, &output)
    } else {
      let text = Array(String(decoding: input, as: UTF8.self).utf8)
      recogniser.forEachMention(inText: text) { mention in
        if json {
          output.write((JSONText.mention(mention).line + "\n").utf8)
        } else {
          print(mention, &output)
        }
      }
    }
    output.flush()
  }

  /// What the folder says about names, where one was named.
  private var corrections: EntityCorrections {
    guard let folder = common.folder,
      let bytes = try? TextFile.contents(
        of: folder + "/entities.yaml", limit: EntityCorrections.sizeLimit + 1)
    else { return .none }
    return EntityCorrections.parse(bytes).corrections
  }

  private func read() throws -> Data {
    let handle = file == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: file)
    guard let data = try? handle?.readToEnd() ?? Data(), handle != nil else {
      throw Failure(.noInput, "cannot read \"\(cleaning: file)\"; name a text file, or - for input")
    }
    return data
  }

  /// Every line that is no such object prints no entities, so that lines of input and output agree.
  private func tagLines(
    _ input: Data, _ recogniser: ModelRecogniser, _ output: inout StandardOutput
  ) throws {
    var broken: Failure?
    let lines = input.split(separator: 10, omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where line.contains(where: { $0 > 32 }) {
      var mentions: [TextMention] = []
      switch TextInput.text(ofJSON: Array(line)) {
      case .success(let text): mentions = recogniser.mentions(inText: text)
      case .failure(let problem):
        let failure = Failure(
          .unreadableData, "line \(index + 1) of \"\(cleaning: file)\": \(problem.reason)")
        if broken == nil { broken = failure }
      }
      let entities = JSONText.array(mentions.map(JSONText.mention))
      output.write((JSONText.object([("entities", entities)]).line + "\n").utf8)
    }
    output.flush()
    if let broken { throw broken }
  }

  private func print(_ mention: TextMention, _ output: inout StandardOutput) {
    let fields: [DisplayText] = [
      "\(mention.start)", "\(mention.end)", DisplayText(cleaning: mention.kind?.rawValue ?? "-"),
      DisplayText(cleaning: mention.text), mention.entity,
    ]
    for (index, field) in fields.enumerated() {
      if index > 0 { output.write("\t".utf8) }
      output.write(field.string.utf8)
    }
    output.write("\n".utf8)
  }
}
