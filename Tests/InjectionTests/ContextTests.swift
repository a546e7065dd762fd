import Injection
import SpoorModel
import Testing

@Suite("What retrieval finds") struct ContextTests {
  @Test("the likeliest rows stand before the question, whole, as many as are asked for")
  func prompt() throws {
    let dataset = try SmallDataset([
      .init(instruction: "When was Ada born?", output: "Ada was born in 1815."),
      .init(instruction: "When was Ben born?", output: "Ben was born in 1900."),
      .init(output: "Something else entirely"),
    ])
    let retrieval = ContextRetrieval(dataset.index)
    let context = try retrieval.context(of: "When was Ada born?", count: 2)
    #expect(context.passages.map(\.rowID) == [.number(0), .number(1)])
    #expect(context.passages[0].score > context.passages[1].score)
    #expect(context.prompt(of: 0) == "When was Ada born?")
    #expect(
      context.prompt(of: 1)
        == "When was Ada born?\nAda was born in 1815.\n\nWhen was Ada born?"
    )
    #expect(retrieval.holds("1815", in: context, among: 1))
    #expect(!retrieval.holds("1900", in: context, among: 1))
    #expect(retrieval.holds("1900", in: context, among: 2))
    #expect(!retrieval.holds("", in: context, among: 2))
  }

  @Test("words of FTS5's language are words, and a question without words finds nothing")
  func strange() throws {
    let dataset = try SmallDataset([.init(output: "cats AND dogs")])
    let retrieval = ContextRetrieval(dataset.index)
    #expect(try retrieval.context(of: "NOT OR \"cats* (", count: 3).passages.count == 1)
    #expect(try retrieval.context(of: "?!", count: 3).passages.isEmpty)
  }
}
