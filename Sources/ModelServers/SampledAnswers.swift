import SpoorModel

/// What a model answers to one prompt: once the likeliest, and several times by chance.
public struct SampledAnswers: Sendable {
  /// How it is asked.
  public struct Settings: Sendable {
    /// How many answers are drawn by chance.
    public var samples: Int
    /// Their temperature.
    public var temperature: Double
    /// Their tokens are among so many likeliest.
    public var topK: Int
    /// The most tokens of an answer.
    public var limit: Int
    /// Texts before which an answer ends.
    public var stops: [String]
    /// What all draws depend on.
    public var seed: Int

    /// Describes how it is asked.
    ///
    /// The defaults are SliCK's (arXiv 2405.05904, §3).
    public init(
      samples: Int = 16,
      temperature: Double = 0.5,
      topK: Int = 40,
      limit: Int = 32,
      stops: [String] = ["\n"],
      seed: Int = 20_240_509
    ) {
      self.samples = samples
      self.temperature = temperature
      self.topK = topK
      self.limit = limit
      self.stops = stops
      self.seed = seed
    }

    /// The requests that one prompt takes.
    public var requests: Int { 1 + samples }
  }

  /// The answer of temperature 0.
  public var greedy: String
  /// The answers by chance.
  public var samples: [String]
  /// The seed that was sent for each of them.
  public var seeds: [Int]
}

extension ModelServer {
  /// What the model answers to a prompt.
  ///
  /// A draw's seed depends on the settings' seed, the prompt's id and the draw's number alone, so that a
  /// sample can be drawn again, whatever else is asked.
  ///
  /// - Throws: ``SpoorError`` that names the prompt.
  public func answers(
    after prompt: FrozenPrompt,
    _ settings: SampledAnswers.Settings
  ) async throws -> SampledAnswers {
    func text(_ choice: WantedText.Choice) async throws -> String {
      let wanted = WantedText(
        choice,
        limit: settings.limit,
        stops: settings.stops,
        detail: .text
      )
      return try await self.text(wanted, after: prompt).text
    }
    do {
      var answers = SampledAnswers(greedy: try await text(.likeliest), samples: [], seeds: [])
      for draw in 0..<settings.samples {
        let seed = WantedText.seed(settings.seed, prompt.id, draw)
        let choice = WantedText.Choice.drawn(
          temperature: settings.temperature,
          topK: settings.topK,
          seed: seed
        )
        answers.samples.append(try await text(choice))
        answers.seeds.append(seed)
      }
      return answers
    } catch let error as SpoorError {
      throw error.about(prompt.id)
    }
  }
}
