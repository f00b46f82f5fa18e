import ArgumentParser

/// Makes folders of briefs, and measures the reader with them as a person sees it.
@main
struct Bench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rapidread-bench",
    abstract: "Measure rapidread on a terminal of its own.",
    subcommands: [GoalsCommand.self, GenerateCommand.self], defaultSubcommand: GoalsCommand.self)
}
