import Text

/// A name of the folder that begins like what is typed in a query.
package struct NameCompletion: Hashable, Sendable {
  package var name: DisplayText
  /// The other name of it that was typed the beginning of.
  package var alias: DisplayText?
  /// `nil` for what is no entity.
  package var kind: Entity.Kind?
  /// How many briefs have it.
  package var briefs: Int

  package init(
    name: DisplayText, alias: DisplayText? = nil, kind: Entity.Kind? = nil, briefs: Int
  ) {
    self.name = name
    self.alias = alias
    self.kind = kind
    self.briefs = briefs
  }
}
