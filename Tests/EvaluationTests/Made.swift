import SpoorModel
import Statistics
import Words

@testable import Evaluation

/// Responses as the tests write them.
enum Made {
  static func response(
    _ id: String = "p",
    model: String? = nil,
    group: String? = nil,
    text: String? = nil,
    marks: [(Int, Int, Double)] = [],
    decided: [(Int, Int)]? = nil,
    values: [(Int, Int, MarkedResponse.Value.Truth)]? = nil
  ) -> MarkedResponse {
    MarkedResponse(
      promptID: id,
      model: model,
      group: group,
      text: text,
      marks: marks.map { .init(ScalarRange($0.0, $0.1), probability: $0.2) },
      decided: decided?.map { ScalarRange($0.0, $0.1) },
      values: values?.map { .init(ScalarRange($0.0, $0.1), $0.2) }
    )
  }

  static func settings(replicates: Int = 50) -> SpanEvaluation.Settings {
    var settings = SpanEvaluation.Settings()
    settings.bootstrap.replicates = replicates
    return settings
  }

  static func evaluation(
    _ predicted: [MarkedResponse],
    _ gold: [MarkedResponse],
    generations: [Generation] = [],
    settings: SpanEvaluation.Settings = settings()
  ) throws -> SpanEvaluation {
    let scanner = try WordScanner()
    let pairs = try ResponsePairs(
      predicted: predicted,
      gold: gold,
      generations: generations,
      by: scanner
    )
    return SpanEvaluation(of: pairs, by: scanner, settings: settings)
  }

  /// A generation whose tokens have these texts, with an empty one at the end.
  static func generation(_ id: String, model: String, tokens: [String]) -> Generation {
    var offsets: [TokenOffset] = []
    var (scalar, byte) = (0, 0)
    for token in tokens + [""] {
      let (scalars, bytes) = (token.unicodeScalars.count, token.utf8.count)
      offsets.append(
        TokenOffset(
          scalars: ScalarRange(scalar, scalar + scalars),
          bytes: ByteRange(byte, byte + bytes)
        )
      )
      scalar += scalars
      byte += bytes
    }
    return Generation(
      promptID: id,
      model: model,
      text: tokens.joined(),
      tokenIDs: Array(0..<offsets.count),
      offsets: offsets
    )
  }
}

extension SpanEvaluation {
  func value(_ measure: SpanMeasure, _ scorer: SpanScorer = .predicted) -> Double? {
    all[scorer, measure].estimate?.value
  }
}
