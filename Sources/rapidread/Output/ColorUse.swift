import ArgumentParser

/// When standard output gets colours.
enum ColorUse: String, ExpressibleByArgument, CaseIterable {
  /// On a terminal, unless `NO_COLOR` is set.
  case auto
  case always
  case never
}
