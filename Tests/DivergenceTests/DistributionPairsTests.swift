import Divergence
import Generations
import ScratchFiles
import SpoorModel
import Statistics
import Testing

/// Two files of distributions, joined by prompt.
@Suite("Pairs of distributions") struct DistributionPairsTests {
  /// A file of responses, some of which cannot be read.
  private final class Responses: DistributionReader {
    let file = "responses"
    let canGoOn = true
    private var rest: ArraySlice<(promptID: String, isBad: Bool)>

    init(_ all: [(promptID: String, isBad: Bool)]) { rest = all[...] }

    func next() throws(SpoorError) -> ResponseDistributions? {
      guard let response = rest.popFirst() else { return nil }
      let location = SpoorError.Location(file: file, record: "prompt \(response.promptID)")
      guard !response.isBad else {
        throw SpoorError(.badInput, "bad", at: location, remedy: "None.")
      }
      return ResponseDistributions(
        promptID: response.promptID,
        positions: .truncated([]),
        location: location
      )
    }
  }

  @Test(
    "whatever their orders, what both files have right is paired once, and each error told once"
  )
  func errors() {
    var generator = SplitMix64(seed: 5)
    for _ in 0..<TestScale.count(500, heavy: 20_000) {
      let prompts = (0..<generator.index(below: 9)).map { "p\($0)" }
      func responses() -> [(promptID: String, isBad: Bool)] {
        var all: [(promptID: String, isBad: Bool)] = []
        for prompt in prompts where generator.index(below: 6) > 0 {
          all.insert(
            (prompt, generator.index(below: 4) == 0),
            at: generator.index(below: all.count + 1)
          )
        }
        return all
      }
      let (tuned, base) = (responses(), responses())
      let pairs = DistributionPairs(tuned: Responses(tuned), base: Responses(base))
      var (paired, failed) = ([String](), 0)
      while true {
        do {
          guard let pair = try pairs.next() else { break }
          #expect(pair.base.promptID == pair.tuned.promptID)
          paired.append(pair.promptID)
        } catch { failed += 1 }
      }
      let good = [tuned, base].map { Set($0.filter { !$0.isBad }.map(\.promptID)) }
      #expect(paired.sorted() == good[0].intersection(good[1]).sorted())
      #expect(failed == (tuned + base).count { $0.isBad })
    }
  }
}
