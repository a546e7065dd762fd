import Injection
import Statistics
import Testing

@Suite("Relative gain") struct RelativeGainTests {
  private static let published: [(model: String, accuracies: [Double], gains: [Double])] = [
    ("Mistral", [0.481, 0.875, 0.504, 0.588], [0.819, 0.048, 0.222]),
    ("Llama2", [0.353, 0.585, 0.219, 0.392], [0.657, -0.380, 0.110]),
    ("Orca2", [0.456, 0.876, 0.511, 0.566], [0.921, 0.121, 0.241]),
  ]

  @Test("of Ovadia's current events (Table 2: retrieval, tuning, tuning on paraphrases)")
  func ovadia() throws {
    for (model, accuracies, gains) in Self.published {
      for (accuracy, gain) in zip(accuracies.dropFirst(), gains) {
        let found = try #require(RelativeGain.gain(from: accuracies[0], to: accuracy))
        #expect((found * 1_000).rounded() == (gain * 1_000).rounded(), "\(model) \(accuracy)")
      }
    }
  }

  @Test("of answers it is that of their accuracies, over settings the mean")
  func answers() {
    let before = [true, true, false, false]
    let after = [true, false, true, true]
    #expect(RelativeGain([(before, after)]).value == 0.5)
    let both = RelativeGain([(before: before, after: after), (before: after, after: before)])
    let mean = (0.5 - 1.0 / 3) / 2
    #expect(both.value == mean)
    #expect(RelativeGain([(Array(repeating: false, count: 4), after)]).value == nil)
    #expect(RelativeGain.gain(from: 0, to: 0.5) == nil)
  }

  @Test("a drawn question counts as often as it is drawn")
  func drawn() {
    let gain = RelativeGain([(before: [true, true, false], after: [true, false, true])])
    #expect(gain.value(timesDrawn: [1, 0, 2]) == 2)
    #expect(gain.value(timesDrawn: [0, 0, 3]) == nil)
  }
}
