import ArgumentParser
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
  /// Parses and runs; every failure is one sentence on standard error and the exit code of its kind.
  static func main() {
    signal(SIGPIPE, SIG_IGN)
    do {
      var command = try RapidRead.parseAsRoot()
      try command.run()
    } catch let failure as Failure {
      failure.report()
      exit(failure.status.rawValue)
    } catch {
      let status = RapidRead.exitCode(for: error).rawValue
      guard status == ExitStatus.usage.rawValue else { RapidRead.exit(withError: error) }
      var reason = RapidRead.message(for: error).split(separator: "\n").first ?? ""
      while reason.last == "." { reason.removeLast() }
      Failure(.usage, "\(cleaning: reason); see rapidread --help").report()
      exit(status)
    }
  }
}
