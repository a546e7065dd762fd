import Statistics

/// A random sample of the answers that exact match calls wrong, for people to say what is wrong with them:
/// half of them greedy, half sampled.
///
/// Gekhman et al. (2405.05904, §C and Table 6) looked at 50 of either. Vitter's reservoir (algorithm R, 1985):
/// each wrong answer of a decoding has the same chance, and memory holds the drawn ones.
public struct WrongAnswerDraw {
  private struct Reservoir {
    let wanted: Int
    var answers: [WrongAnswer] = []
    var seen = 0
    var place = 0
  }

  private var reservoirs: [ModelAnswer.Decoding: Reservoir]
  private var generator: SplitMix64

  init(_ wanted: Int, seed: UInt64) {
    reservoirs = [
      .greedy: Reservoir(wanted: wanted / 2), .sample: Reservoir(wanted: wanted - wanted / 2),
    ]
    generator = SplitMix64(seed: seed)
  }

  /// The drawn answers, greedy ones first, in the order of the draw.
  public var answers: [WrongAnswer] {
    ModelAnswer.Decoding.allCases.flatMap { reservoirs[$0]?.answers ?? [] }
  }

  /// How many wrong answers there were.
  public var seen: Int { reservoirs.values.reduce(0) { $0 + $1.seen } }

  /// Counts a wrong answer; whether it is drawn, and ``take(_:)`` is to be called with it.
  mutating func wants(_ decoding: ModelAnswer.Decoding) -> Bool {
    guard var reservoir = reservoirs[decoding] else { return false }
    reservoir.seen += 1
    reservoir.place =
      reservoir.seen <= reservoir.wanted
      ? reservoir.seen - 1 : generator.index(below: reservoir.seen)
    reservoirs[decoding] = reservoir
    return reservoir.place < reservoir.wanted
  }

  mutating func take(_ answer: WrongAnswer) {
    guard let reservoir = reservoirs[answer.decoding] else { return }
    if reservoir.place == reservoir.answers.count {
      reservoirs[answer.decoding]?.answers.append(answer)
    } else {
      reservoirs[answer.decoding]?.answers[reservoir.place] = answer
    }
  }
}
