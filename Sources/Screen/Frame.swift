/// What one drawing of the screen gives: the canvas, the places that can be pointed at, the cursor.
///
/// Places are kept in the order they were drawn, so what is in front comes last and wins.
package struct Frame: Hashable, Sendable {
  package var canvas: Canvas
  /// Where the terminal shows its cursor; `nil` hides it.
  package var cursor: Point?
  package private(set) var places: [Place] = []

  package init(canvas: Canvas, cursor: Point? = nil) {
    self.canvas = canvas
    self.cursor = cursor
  }

  /// A rectangle of the screen and what a person who points at it means.
  package struct Place: Hashable, Sendable {
    package let area: Rect
    /// `nil` where something opaque covers what was drawn before.
    package let target: Target?
  }

  /// What a place leads to. Numbers count from 0.
  package enum Target: Hashable, Sendable {
    /// A row of a list, counted from the start of the list, not of the screen.
    case row(Int, in: Pane)
    /// A mention of an entity in the text, in reading order.
    case mention(Int)
    /// A link of the text, in reading order.
    case link(Int)
    /// A heading of a section of the text, in reading order.
    case section(Int)
    /// A line between two panes, from the left.
    case divider(Int)
    /// A key hint: the command it runs, as it is typed.
    case hint(command: String)
  }

  /// A list that rows belong to. The target that draws names its panes in an extension.
  package struct Pane: Hashable, Sendable {
    package let number: Int

    package init(_ number: Int) { self.number = number }
  }
}

extension Frame {
  /// Notes that pointing at `area` means `target`; what is outside the screen is cut off.
  package mutating func add(_ target: Target, at area: Rect) {
    let area = area.intersection(canvas.bounds)
    guard !area.isEmpty else { return }
    places.append(Place(area: area, target: target))
  }

  /// Hides the places drawn before from the pointer in `area`, for a layer that draws over them.
  package mutating func cover(_ area: Rect) {
    let area = area.intersection(canvas.bounds)
    guard !area.isEmpty else { return }
    places.removeAll { area.intersection($0.area) == $0.area }
    places.append(Place(area: area, target: nil))
  }

  /// What a pointer at `point` means: the place drawn last there.
  package func target(at point: Point) -> Target? {
    places.last { $0.area.contains(point) }?.target
  }

  /// The areas that lead to `target`, in the order drawn, as far as nothing covers them wholly.
  package func areas(of target: Target) -> [Rect] {
    places.filter { $0.target == target }.map(\.area)
  }
}
