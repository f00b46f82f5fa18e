import Briefs
import Reader
import Screen
import Testing

@Suite struct WalkTests {
  @Test func printsScreens() throws {
    var walk = try Walk()
    print(walk.screen.text)
    walk.press("enter e j")
    print(walk.screen.text)
    walk.press("?")
    walk.resize(80, 24)
    print(walk.screen.text)
    walk.press("q")
    print(walk.screen.text)
  }
}
