import Estimators
import Foundation
import Testing

@Suite("SelfCheck with unigrams") struct UnigramSelfCheckTests {
  /// The example of SelfCheckGPT's README (github.com/potsawee/selfcheckgpt).
  private static let sentences = [
    "Michael Alan Weiner (born March 31, 1942) is an American radio host.",
    "He is the host of The Savage Nation.",
  ]
  private static let samples = [
    "Michael Alan Weiner (born March 31, 1942) is an American radio host. He is the host of The Savage Country.",
    "Michael Alan Weiner (born January 13, 1960) is a Canadian radio host. He works at The New York Times.",
    "Michael Alan Weiner (born March 31, 1942) is an American radio host. He obtained his PhD from MIT.",
  ]

  @Test("gives the figures of SelfCheckGPT's README on its passages")
  func readme() throws {
    let check = try UnigramSelfCheck(
      text: Self.sentences.joined(separator: " "),
      sentences: Self.sentences,
      samples: Self.samples
    )
    // The README cuts after six digits.
    let means = zip(check.sentenceMeans, [3.184312, 3.279774])
    #expect(means.allSatisfy { isClose($0, $1, 1e-6) })
    let maxima = zip(check.sentenceMaxima, [3.476098, 4.574710])
    #expect(maxima.allSatisfy { isClose($0, $1, 1e-6) })
    #expect(check.sentenceMeans.count == 2)
    #expect(isClose(check.documentMean, 3.218678904916201, 1e-9))
    #expect(isClose(check.documentMaximum, 4.025404834169327, 1e-9))
  }

  @Test("counts words and signs, in any case and script")
  func tokens() throws {
    let check = try UnigramSelfCheck(
      text: "Éire, éire: x_1 東京!",
      sentences: ["ÉIRE", "!", "東京", "x_1"],
      samples: []
    )
    // éire , éire : x_1 東京 !
    let expected = [log(7.0 / 2), log(7), log(7), log(7)]
    #expect(zip(check.sentenceMeans, expected).allSatisfy { isClose($0, $1) })
  }

  @Test("without sentences it is undefined")
  func nothing() throws {
    let check = try UnigramSelfCheck(text: "a", sentences: [], samples: ["b"])
    #expect(check.documentMean == nil)
    #expect(check.documentMaximum == nil)
  }

  @Test("a sentence without a token, or with one that nothing holds, is refused")
  func refused() {
    #expect(
      error { () throws(EstimatorError) in
        try UnigramSelfCheck(text: "a", sentences: ["a", " "], samples: [])
      } == .emptySentence(.sentences, index: 1)
    )
    #expect(
      error { () throws(EstimatorError) in
        try UnigramSelfCheck(text: "a b", sentences: ["a C"], samples: ["b"])
      } == .uncountedToken(.sentences, index: 0, token: "c")
    )
  }
}
