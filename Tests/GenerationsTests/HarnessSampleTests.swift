import Foundation
import Generations
import Records
import SpoorModel
import Testing

/// Samples of lm-evaluation-harness: sums of whole continuations.
@Suite struct HarnessSampleTests {
  let scratch: LogProbabilityScratch

  init() throws { scratch = try LogProbabilityScratch() }

  private func generation(_ id: String, _ text: String, _ ids: [Int]) -> Generation {
    var offsets = (0..<ids.count).map { index in
      TokenOffset(scalars: ScalarRange(index, index + 1), bytes: ByteRange(index, index + 1))
    }
    let end = text.utf8.count
    offsets[ids.count - 1] = TokenOffset(
      scalars: ScalarRange(end, end),
      bytes: ByteRange(end, end)
    )
    return Generation(promptID: id, model: "sft", text: text, tokenIDs: ids, offsets: offsets)
  }

  /// A sample with the continuations " no" and " ok".
  private func sample(
    id: String = "7",
    hash: String = "h7",
    arguments: String? = nil,
    replies: String,
    filter: String = "none"
  ) -> String {
    let pairs =
      arguments ?? #"{"gen_args_0": {"arg_0": "Q", "arg_1": " no"}, "#
      + #""gen_args_1": {"arg_0": "Q", "arg_1": " ok"}}"#
    return #"{"doc_id": \#(id), "doc": {}, "target": "1", "arguments": \#(pairs), "#
      + #""resps": \#(replies), "filtered_resps": [], "filter": "\#(filter)", "doc_hash": "\#(hash)"}"#
  }

  private func read(
    _ lines: [String],
    _ generation: Generation
  ) throws -> [TruncatedDistribution?] {
    let reader = try scratch.reader(lines: lines.joined(separator: "\n"), [generation])
    let response = try #require(try reader.next())
    #expect(try reader.next() == nil)
    guard case .truncated(let positions) = response.positions else { return [] }
    return positions
  }

  @Test(
    "numbers and truth are read as JSON and as the strings that the harness makes of them",
    arguments: [
      #"[[[-3.0, false]], [[-1.5, true]]]"#, #"[[["-3.0", "False"]], [["-1.5", "True"]]]"#,
    ]
  )
  func shapes(replies: String) throws {
    let lists = #"[["Q", " no"], ["Q", " ok"]]"#
    for arguments in [nil, lists] {
      let line = sample(arguments: arguments, replies: replies)
      let two = try read([line], generation("7", "ok", [4, 5, 0]))
      let first = TruncatedDistribution(
        emitted: .id(4),
        logProbability: nil,
        rank: 1,
        top: [],
        completeness: .lossy
      )
      var second = first
      second.emitted = .id(5)
      #expect(two == [first, second, nil])
    }
  }

  @Test("a continuation of one token tells its log-probability")
  func oneToken() throws {
    let one = generation("7", "ok", [4, 0])
    let greedy = try read([sample(replies: "[[[-3.0, false]], [[-1.5, true]]]")], one)
    #expect(
      greedy == [
        TruncatedDistribution(
          emitted: .id(4),
          logProbability: -1.5,
          rank: 1,
          top: [.init(.id(4), logProbability: -1.5)]
        ), nil,
      ]
    )
    let other = try read([sample(replies: "[[[-3.0, false]], [[-1.5, false]]]")], one)
    #expect(other.first??.emittedLogProbability == -1.5)
    #expect(other.first??.emittedRank == nil)
  }

  @Test("what is not the likeliest, of several tokens, tells nothing")
  func notGreedy() throws {
    let line = sample(replies: "[[[-3.0, false]], [[-1.5, false]]]")
    #expect(try read([line], generation("7", " ok", [4, 5, 0])) == [nil, nil, nil])
  }

  @Test("a document is found by its hash too, and read once for all its filters")
  func hashes() throws {
    let replies = "[[[-3.0, false]], [[-1.5, true]]]"
    let lines = ["strict", "flexible"].map { sample(replies: replies, filter: $0) }
    #expect(try read(lines, generation("h7", "ok", [4, 5, 0])).count == 3)
    let twice = [sample(replies: replies), sample(replies: replies)]
    let reader = try scratch.reader(
      lines: twice.joined(separator: "\n"),
      [generation("7", "ok", [4, 0])]
    )
    _ = try reader.next()
    #expect(throws: SpoorError.self) { try reader.next() }
  }

  @Test("samples without log-probabilities, or of another text, are refused with the reason")
  func refused() throws {
    let cases = [
      (sample(replies: #"[["an answer"], ["x"]]"#), "generate_until"),
      (sample(arguments: #"[["all"]]"#, replies: "[[[-3.0]]]"), "loglikelihood_rolling"),
      (sample(replies: "[[[-3.0, false]]]"), "\"resps\" has 1 elements, \"arguments\" 2"),
      (sample(replies: "[[[0.5, true]], [[0.5, true]]]"), "no log-probability"),
      (
        sample(arguments: #"[["Q", " no"]]"#, replies: "[[[-3.0, false]]]"),
        "none of the 1 continuations is the response's text"
      ),
    ]
    for (line, problem) in cases {
      let error = try #require(throws: SpoorError.self) {
        try read([line], generation("7", "ok", [4, 0]))
      }
      #expect(error.problem.contains(problem), "\(error)")
      #expect(error.location?.record == "prompt 7")
    }
  }
}
