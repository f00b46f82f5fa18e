import Screen

/// Which pane the keys go to.
package enum Focus: Hashable, Sendable {
  case list, reading, entities, related

  var isSide: Bool { self == .entities || self == .related }
}

/// Where every pane lies on a screen of some size.
package struct Layout: Hashable, Sendable {
  /// How many panes stand side by side.
  enum Mode: Hashable, Sendable {
    /// Smaller than anything can be read on.
    case tooSmall
    /// One pane at a time.
    case narrow
    /// List and reading pane; the side panels come out at the right, and the list gives way to them.
    case medium
    /// List, reading pane and side panels.
    case wide
  }

  let mode: Mode
  let bar: Rect
  let status: Rect
  var list: Rect?
  var reading: Rect?
  var entities: Rect?
  var card: Rect?
  var related: Rect?

  static let smallest = Size(columns: 20, rows: 5)

  static func mode(of size: Size) -> Mode {
    if size.columns < smallest.columns || size.rows < smallest.rows { return .tooSmall }
    if size.columns < 70 || size.rows < 14 { return .narrow }
    return size.columns < 110 ? .medium : .wide
  }

  /// - Parameters:
  ///   - share: how far the reading pane was enlarged with `+`, from `Layout.shares`.
  ///   - showsSide: whether the side panels are wanted beside the text.
  init(size: Size, focus: Focus, share: Int, showsEntities: Bool, showsRelated: Bool) {
    mode = Self.mode(of: size)
    bar = Rect(x: 0, y: 0, width: size.columns, height: 1)
    status = Rect(x: 0, y: size.rows - 1, width: size.columns, height: 1)
    let body = Rect(x: 0, y: 1, width: size.columns, height: size.rows - 2)
    switch mode {
    case .tooSmall: break
    case .narrow:
      switch focus {
      case .list: list = body
      case .reading: reading = body
      case .entities: placeSide(in: body, entities: true, related: false)
      case .related: placeSide(in: body, entities: false, related: true)
      }
    case .medium:
      guard focus.isSide else {
        placeMain(in: body, listWidth: body.width * 2 / 5 - share * 5, focus: focus, share: share)
        return
      }
      let width = max(28, body.width / 3)
      reading = body.inset(right: width + 1)
      let column = Rect(x: body.maxX - width, y: body.y, width: width, height: body.height)
      placeSide(in: column, entities: true, related: true)
    case .wide:
      let wanted = showsEntities || showsRelated || focus.isSide
      let side = wanted && share < Self.shares.upperBound ? sideWidth(body, share) : 0
      let main = body.inset(right: side == 0 ? 0 : side + 1)
      placeMain(in: main, listWidth: body.width * 28 / 100 - share * 6, focus: focus, share: share)
      guard side > 0 else { return }
      let column = Rect(x: body.maxX - side, y: body.y, width: side, height: body.height)
      placeSide(
        in: column, entities: showsEntities || focus == .entities,
        related: showsRelated || focus == .related)
    }
  }

  /// How far `+` and `_` go; at the upper end the text has the screen to itself.
  static let shares = -2...3

  private func sideWidth(_ body: Rect, _ share: Int) -> Int {
    max(18, min(44, body.width * 20 / 100 - share * 3))
  }

  private mutating func placeMain(in body: Rect, listWidth: Int, focus: Focus, share: Int) {
    if share == Self.shares.upperBound {
      if focus == .list { list = body } else { reading = body }
      return
    }
    let width = max(22, min(listWidth, body.width - 30))
    list = Rect(x: body.x, y: body.y, width: width, height: body.height)
    reading = body.inset(left: width + 1)
  }

  /// The side column from top to bottom: entities, the card of the chosen one, more stories.
  private mutating func placeSide(in column: Rect, entities wantsEntities: Bool, related: Bool) {
    var rest = column
    if related {
      let height = wantsEntities ? max(4, column.height * 3 / 10) : column.height
      self.related = Rect(
        x: rest.x, y: rest.maxY - height, width: rest.width, height: height)
      rest = rest.inset(bottom: height)
    }
    guard wantsEntities else { return }
    if rest.height >= 14 {
      card = Rect(x: rest.x, y: rest.maxY - 6, width: rest.width, height: 6)
      rest = rest.inset(bottom: 6)
    }
    entities = rest
  }
}
