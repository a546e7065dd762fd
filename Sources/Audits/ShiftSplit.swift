import SpoorModel

/// What kind of words tuning shifted: how a response begins, how it is said, what it says.
///
/// Lin et al. (2023, §2) and Ghosh et al. (2024, §4) speak of such a split and give no rule; this one
/// is ours. A shifted word is, the first that holds:
/// 1. `initial`: a token of it is among the response's first ⌈0.05·T⌉;
/// 2. `style`: it is frequent and tells little: shifted in at least ``leastShifted`` responses and
///    ``leastShiftedShare`` of them, standing in at least ``commonShare`` of them, and without a digit;
/// 3. `content`.
public struct ShiftSplit: Hashable, Sendable, Codable {
  /// The fewest responses that a style word is shifted in.
  public static let leastShifted = 3
  /// The least share of responses that a style word is shifted in.
  public static let leastShiftedShare = 0.01
  /// The least share of responses that a style word stands in: at most ln 10 nats of information about
  /// which response it is.
  public static let commonShare = 0.1

  /// Shifted words at the beginning of their response.
  public var initial = 0
  /// Other shifted words that are style.
  public var style = 0
  /// All others.
  public var content = 0

  /// All shifted words.
  public var total: Int { initial + style + content }

  /// Splits the shifted words of a model's responses.
  init(_ responses: [[WordShift]]) {
    var standing: [String: Int] = [:]
    var shifted: [String: Int] = [:]
    for response in responses {
      for word in Set(response.map(\.word)) { standing[word, default: 0] += 1 }
      for word in Set(response.filter { $0.shiftClass == .shifted }.map(\.word)) {
        shifted[word, default: 0] += 1
      }
    }
    let count = Double(responses.count)
    let style = shifted.filter { word, times in
      times >= Self.leastShifted && Double(times) >= Self.leastShiftedShare * count
        && Double(standing[word] ?? 0) >= Self.commonShare * count
        && !word.contains { $0.isNumber }
    }
    for word in responses.joined() where word.shiftClass == .shifted {
      if word.isInitial {
        initial += 1
      } else if style[word.word] != nil {
        self.style += 1
      } else {
        content += 1
      }
    }
  }
}
