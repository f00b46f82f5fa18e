import EntityTraining
import Testing

@Suite struct DetokeniserTests {
}
