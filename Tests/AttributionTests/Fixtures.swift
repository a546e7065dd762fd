import Corpora
import Foundation
import PhraseIndex
import ScratchFiles
import SpoorModel
import Words

@testable import Attribution

/// A tiny dataset, its index, and responses to trace in it.
struct World {
  /// A training row as a dataset file holds it.
  struct Row: Encodable {
    var instruction = "Say it"
    var input = ""
    var output: String
  }

  let index: PhraseIndex
  private let scratch: ScratchFolder

  init(_ rows: [Row]) throws {
    scratch = try ScratchFolder()
    let dataset = try Self.dataset(rows, in: scratch)
    let folder = scratch.url.appending(path: "index")
    _ = try IndexBuilder(into: folder).build(from: [dataset], mode: .adding)
    index = try PhraseIndex(at: folder)
  }

  /// The index is merged from so many parts.
  init(_ rows: [Row], parts: Int) throws {
    scratch = try ScratchFolder()
    let dataset = try Self.dataset(rows, in: scratch)
    let folders = try (1...parts).map { [scratch] number in
      let folder = scratch.url.appending(path: "part\(number)")
      let options = DatasetOptions(part: Part(number, of: parts))
      _ = try IndexBuilder(into: folder).build(from: [dataset], options: options, mode: .adding)
      return folder
    }
    let folder = scratch.url.appending(path: "index")
    _ = try IndexMerge(into: folder).merge(folders)
    index = try PhraseIndex(at: folder)
  }

  private static func dataset(_ rows: [Row], in scratch: ScratchFolder) throws -> URL {
    let lines = try rows.map { String(decoding: try JSONEncoder().encode($0), as: UTF8.self) }
    return try scratch.file("rows.jsonl", text: lines.joined(separator: "\n"))
  }

  /// Rows that make the words of `outputs` rare: without them every word is frequent, so common.
  init(outputs: [String], padding: Int = 300) throws {
    let padded = (0..<padding).map { "filler\($0) padding\($0) stuffing\($0)" }
    try self.init((outputs + padded).map { Row(output: $0) })
  }

  /// A response whose words are tokens, each with these log-probabilities.
  struct Response {
    var text: String
    var prompt = Prompt(id: "p", instruction: "What then?")
    /// ln p of each word under the tuned model; `nil`: nothing is known of any token.
    var tuned: [Double?]?
    /// ln p of each word under the base model.
    var base: [Double?] = []
    var ranks: [Int?] = []
    var placeboUse = TraceSubject.PlaceboUse.whole

    init(_ text: String, tuned: [Double?]? = nil, base: [Double?] = [], ranks: [Int?] = []) {
      self.text = text
      self.tuned = tuned
      self.base = base
      self.ranks = ranks
    }
  }

  /// The trace of the first place where `words` stand in a response.
  func trace(
    _ words: String,
    in response: Response,
    placebo: [(String, String)] = [],
    limits: Tracer.Limits = .standard
  ) throws -> TraceEntry? {
    let texts = placebo.map { (promptID: $0.0, text: WordedText($0.1, by: index.scanner)) }
    let tracer = Tracer(index: index, placebo: PlaceboResponses(texts), limits: limits)
    return try tracer.traces(of: [span(words, in: response)], in: subject(response)).first
  }

  func subject(_ response: Response) -> TraceSubject {
    let text = WordedText(response.text, by: index.scanner)
    let offsets = text.words.map { word in
      TokenOffset(
        scalars: ScalarRange(word.scalars.lowerBound, word.scalars.upperBound),
        bytes: ByteRange(word.bytes.lowerBound, word.bytes.upperBound)
      )
    }
    let generation = Generation(
      promptID: response.prompt.id,
      model: "m",
      text: response.text,
      tokenIDs: Array(offsets.indices),
      offsets: offsets
    )
    var divergence = ResponseDivergence(promptID: "p", model: "m", source: .precomputed)
    divergence.tunedLogProbability = response.tuned ?? []
    divergence.baseLogProbability = response.base
    divergence.baseRank = response.ranks.map { $0.map(RankBounds.init(exactly:)) }
    return TraceSubject(
      generation,
      to: response.prompt,
      text: text,
      divergence: response.tuned == nil ? nil : divergence,
      placeboUse: response.placeboUse
    )
  }

  func span(_ words: String, in response: Response) -> Span {
    let before = response.text.range(of: words).map { response.text[..<$0.lowerBound] } ?? ""
    let start = before.unicodeScalars.count
    let range = ScalarRange(start, start + words.unicodeScalars.count)
    return Span.example(at: range, text: words, promptID: response.prompt.id)
  }
}

extension Span {
  static func example(
    at range: ScalarRange,
    text: String = "x",
    promptID: String = "p",
    kind: SpanKind = .name
  ) -> Span {
    Span(
      promptID: promptID,
      model: "m",
      range: range,
      text: text,
      kind: kind,
      score: 1,
      detectors: ["reference": 1]
    )
  }
}
