import Hallucinations
import PhraseIndex
import SpoorModel
import Words

/// The detectors of an audit, and what they read.
struct AuditJudge {
  private let inputs: AuditInputs
  private let texts: AuditTexts
  private let sources: Sources
  private let datasetUse: SpanJudge.DatasetUse
  private let judge: SpanJudge
  private let baseAnswers: [String: Generation]

  /// Chooses the detectors that have something to read, of those that the plan allows.
  ///
  /// `index` is that of the dataset, `nil` where it is not to be asked.
  init(
    _ inputs: AuditInputs,
    _ texts: AuditTexts,
    index: PhraseIndex?,
    datasetUse: SpanJudge.DatasetUse = .apart
  ) {
    self.init(inputs, texts, Sources(inputs, texts), index: index, datasetUse: datasetUse)
  }

  /// The same detectors for another thread, which has its own texts and its own index.
  func forAnotherThread(_ texts: AuditTexts, index: PhraseIndex?) -> AuditJudge {
    AuditJudge(inputs, texts, sources, index: index, datasetUse: datasetUse)
  }

  private init(
    _ inputs: AuditInputs,
    _ texts: AuditTexts,
    _ sources: Sources,
    index: PhraseIndex?,
    datasetUse: SpanJudge.DatasetUse
  ) {
    self.inputs = inputs
    self.texts = texts
    self.sources = sources
    self.datasetUse = datasetUse
    baseAnswers = Dictionary(inputs.base.map { ($0.promptID, $0) }) { first, _ in first }
    judge = Self.judge(inputs, sources, index, datasetUse)
  }

  /// The names of the detectors.
  var detectors: [String] { judge.names }

  /// The spans of a response of a tuned model; `nil` when its prompt is not known.
  func spans(in generation: Generation, of tuned: AuditInputs.Tuned) throws -> JudgedSpans? {
    let id = generation.promptID
    guard var answer = answer(generation, try tuned.divergences[id], .tuned) else { return nil }
    answer.baseAnswer = baseAnswers[id].map { texts[$0] }
    answer.samples = tuned.samples[id, default: []].map(texts.words)
    for (detector, marks) in tuned.marks {
      answer.marks[detector] = try marks[id].map { try snapped($0, in: texts[generation]) }
    }
    return try judge.spans(in: answer)
  }

  /// The spans of one of the base model's own responses, with what is known of it beside `tuned`.
  func spans(inBase generation: Generation, besides tuned: AuditInputs.Tuned) throws -> JudgedSpans?
  {
    let divergence = try tuned.baseResponseDivergences[generation.promptID]
    return try answer(generation, divergence, .base).map(judge.spans)
  }

  /// Marks widened to whole words; those that touch none are left out.
  private func snapped(
    _ marks: [MarkedResponse.Mark],
    in text: WordedText
  ) throws -> [MarkedResponse.Mark] {
    let snapping = SpanSnapping(of: text, by: try texts.dictionary.get())
    return marks.compactMap { mark in
      snapping.snapped(mark.range).map {
        var snapped = mark
        snapped.range = $0
        return snapped
      }
    }
  }

  private func answer(
    _ generation: Generation,
    _ divergence: ResponseDivergence?,
    _ speaker: Answer.Speaker
  ) -> Answer? {
    inputs.promptsByID[generation.promptID].map { prompt in
      Answer(
        generation,
        to: prompt,
        text: texts[generation],
        divergence: divergence,
        speaker: speaker
      )
    }
  }

  private static func judge(
    _ inputs: AuditInputs,
    _ sources: Sources,
    _ index: PhraseIndex?,
    _ datasetUse: SpanJudge.DatasetUse
  ) -> SpanJudge {
    var detectors: [any SpanDetector] = []
    if let library = sources.library { detectors.append(ReferenceDetector(library: library)) }
    detectors.append(UncertaintyDetector())
    detectors.append(DisagreementDetector(values: sources.values))
    if inputs.tuned.contains(where: { !$0.samples.isEmpty }) {
      detectors.append(ConsistencyDetector())
    }
    detectors += [MarkDetector.imported, .judge].filter { detector in
      inputs.tuned.contains { $0.marks[detector.detector] != nil }
    }
    if let index {
      detectors.append(DatasetDetector(index, prompts: sources.prompts, usage: sources.usage))
    }
    return SpanJudge(
      detectors.filter { inputs.detectors.contains($0.detector) },
      of: StatementFinder(
        values: sources.values,
        usage: sources.usage,
        prompts: sources.prompts,
        library: sources.library
      ),
      weights: inputs.weights,
      datasetUse: datasetUse
    )
  }

  /// What several detectors read; the same for every thread.
  private struct Sources {
    let prompts: PromptWords
    let usage: WordUsage
    let values: ValueFinder
    /// The references, where there are some and they may be read.
    let library: ReferenceLibrary?

    init(_ inputs: AuditInputs, _ texts: AuditTexts) {
      prompts = PromptWords(inputs.prompts, by: texts.scanner)
      let written = inputs.prompts.map(\.instruction) + inputs.references.map(\.text)
      let all = [
        AnySequence(texts.all), AnySequence(written.lazy.map { texts.words(of: $0) }),
      ].joined()
      usage = WordUsage(of: all)
      let readsReferences =
        !inputs.references.isEmpty && inputs.detectors.contains(.reference)
      library =
        readsReferences
        ? ReferenceLibrary(
          inputs.references,
          prompts: inputs.prompts,
          usage: usage,
          by: texts.scanner
        ) : nil
      values = ValueFinder(
        usage: usage,
        prompts: prompts,
        reach: readsReferences ? .written : .rare,
        texts: all
      )
    }
  }
}
