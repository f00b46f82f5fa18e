extension ReadCommand {
  /// Reads the arguments of a plain start without the parser, which would take a tenth of the time
  /// until the first screen; `nil` where the parser must read them, right or wrong.
  ///
  /// A folder is plain behind `read` or with a slash, which no command has in its name.
  init?(plain arguments: [String]) {
    self.init()
    (named, query, open, commands) = (nil, nil, nil, [])
    var options = CommonOptions()
    (options.folder, options.state, options.cache) = (nil, nil, nil)
    (options.config, options.log, options.noColor, options.color) = (nil, nil, false, .auto)
    var rest = arguments[...]
    let isNamed = rest.first == "read"
    if isNamed { rest.removeFirst() }
    while let argument = rest.popFirst() {
      guard argument.hasPrefix("-") else {
        guard named == nil, argument.contains("/") || (isNamed && !argument.isEmpty) else {
          return nil
        }
        named = argument
        continue
      }
      if argument == "--no-color" {
        options.noColor = true
        continue
      }
      guard let value = rest.popFirst(), !value.isEmpty, !value.hasPrefix("-") else { return nil }
      switch argument {
      case "--folder": options.folder = value
      case "--state": options.state = value
      case "--cache": options.cache = value
      case "--config": options.config = value
      case "--log": options.log = value
      case "--query": query = value
      case "--open": open = value
      default: return nil
      }
    }
    common = options
  }
}
