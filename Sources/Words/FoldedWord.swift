import CICU

/// The fold of one segment at a time, in a buffer that the next one overwrites.
///
/// A segment is a word if its fold holds a letter, a number, or a mark on something other than a
/// space: the fold of a lone accent such as `´` is a space with a mark, and is no word.
final class FoldedWord {
  /// Counts the changes of the fold; part of ``WordRules/hash``.
  static let version = 1

  private let icu: OpaquePointer
  private let textBits = cicu_letter_bits() | cicu_number_bits()
  private let markBits = cicu_mark_bits()
  private var buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 256)

  init() throws(WordsError) {
    var status: Int32 = 0
    guard let icu = cicu_folder_open(&status) else {
      throw .folding(reason: WordsError.reason(of: status))
    }
    self.icu = icu
  }

  deinit {
    cicu_folder_close(icu)
    buffer.deallocate()
  }

  /// The fold of ASCII: lower case.
  @inline(__always)
  func ascii(_ segment: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    reserve(segment.count)
    for index in 0..<segment.count {
      let byte = segment[index]
      let isUpper = byte &- UInt8(ascii: "A") < 26
      buffer[index] = isUpper ? byte | 0x20 : byte
    }
    return UnsafeBufferPointer(rebasing: buffer[..<segment.count])
  }

  /// The fold of any segment, or nil where it is no word.
  func unicode(_ segment: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8>? {
    let first = written(segment)
    guard first.isWord else { return nil }
    guard first.droppedSpace else { return prefix(first.count) }
    // What a space kept apart may compose now.
    let again = Array(prefix(first.count)).withUnsafeBufferPointer { written($0) }
    return prefix(again.count)
  }

  private struct Outcome {
    var count = 0
    var isWord = false
    var droppedSpace = false
    var followsSpace = false
  }

  /// Folds into the buffer, without spaces (`ﷺ` folds to four words) and with ASCII quotes.
  private func written(_ segment: UnsafeBufferPointer<UInt8>) -> Outcome {
    var length: Int32 = 0
    let folded = cicu_folder_fold(icu, segment.baseAddress, Int32(segment.count), &length)
    guard let folded else { fatalError("ICU: no memory to fold \(segment.count) bytes") }
    reserve(3 * Int(length))
    var outcome = Outcome()
    var decoder = UTF16()
    var units = UnsafeBufferPointer(start: folded, count: Int(length)).makeIterator()
    while case .scalarValue(let scalar) = decoder.decode(&units) {
      if scalar == " " {
        outcome.droppedSpace = true
        outcome.followsSpace = true
      } else {
        judge(scalar, in: &outcome)
        append(Self.plain(scalar), to: &outcome)
      }
    }
    return outcome
  }

  private func judge(_ scalar: Unicode.Scalar, in outcome: inout Outcome) {
    let bit = cicu_category_bit(scalar.value)
    let isMark = bit & markBits != 0
    if bit & textBits != 0 || (isMark && !outcome.followsSpace) { outcome.isWord = true }
    if !isMark { outcome.followsSpace = false }
  }

  private func append(_ scalar: Unicode.Scalar, to outcome: inout Outcome) {
    guard let bytes = UTF8.encode(scalar) else { return }
    for byte in bytes {
      buffer[outcome.count] = byte
      outcome.count += 1
    }
  }

  /// ASCII for the quotes that `wordBreakRules` break like ASCII's.
  ///
  /// Primes (′ ″) and the modifier letter ʼ are no quotes: they break otherwise.
  private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "\u{2018}", "\u{2019}", "\u{201B}": "'"
    case "\u{201C}", "\u{201D}", "\u{201E}", "\u{201F}": "\""
    default: scalar
    }
  }

  private func prefix(_ count: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: buffer[..<count])
  }

  @inline(__always)
  private func reserve(_ count: Int) {
    guard count > buffer.count else { return }
    buffer.deallocate()
    buffer = .allocate(capacity: count)
  }
}
