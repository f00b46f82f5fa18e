import ArgumentParser
import BriefStore
import Foundation
import Glibc
import Text

/// The root of the command line; without a subcommand it opens the reader.
struct RapidRead: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rapidread",
    abstract: "Read a folder of news briefs.",
    discussion: """
      FOLDER, else $RAPIDREAD_FOLDER, else "set folder" in the config file, else ~/Briefs.
      """,
    version: "0.1.0",
    subcommands: [
      ReadCommand.self, ListCommand.self, ShowCommand.self, CheckCommand.self, MarkCommand.self,
      SearchCommand.self, EntitiesCommand.self, TagCommand.self, IndexCommand.self,
    ],
    defaultSubcommand: ReadCommand.self)
}

@main
enum Main {
  /// Parses and runs. A failure is one sentence on standard error and the exit code of its kind.
  static func main() {
    StandardDescriptors.claim()
    signal(SIGPIPE, SIG_IGN)
    // A write beyond a file-size limit then fails with an error, which can be said.
    signal(SIGXFSZ, SIG_IGN)
    do {
      try ProcessLimits.check()
      if let reader = ReadCommand(plain: Array(CommandLine.arguments.dropFirst())) {
        try reader.run()
      } else {
        var command = try RapidRead.parseAsRoot()
        try command.run()
      }
    } catch let failure as Failure {
      end(failure)
    } catch let error as LibraryError {
      end(Failure(error))
    } catch {
      let status = RapidRead.exitCode(for: error).rawValue
      if status == ExitStatus.usage.rawValue {
        let reason = RapidRead.message(for: error).split(separator: "\n").first ?? ""
        Failure(.usage, "\(sentence(reason)); see rapidread --help").report()
      } else {
        printHelp(RapidRead.fullMessage(for: error))
      }
      exit(status)
    }
  }

  private static func end(_ failure: Failure) -> Never {
    failure.report()
    exit(failure.status.rawValue)
  }

  /// Help, version and the like, which a full disk must not swallow either.
  private static func printHelp(_ text: String) {
    guard !text.isEmpty else { return }
    var output = StandardOutput(color: .never)
    output.write((text.hasSuffix("\n") ? text : text + "\n").utf8)
    output.flush()
  }

  /// The parser's complaint as one clause.
  private static func sentence(_ reason: Substring) -> DisplayText {
    var clause = String(reason)
    while let last = clause.last, last == "." || last == "?" { clause.removeLast() }
    clause = clause.replacing(". Please provide", with: "; give")
    return DisplayText(cleaning: clause.replacing(". Did you mean", with: "; perhaps"))
  }
}
