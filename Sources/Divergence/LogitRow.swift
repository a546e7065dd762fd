internal import CDivergence
public import Records

/// One model's logits of one position, lent for the time of a call: [vocabulary], before softmax.
public struct LogitRow {
  /// The numbers, little-endian, at any address.
  public var bytes: UnsafeRawBufferPointer
  /// How a number is written.
  public var format: NumberFormat

  /// Creates a row; nothing is copied.
  public init(_ bytes: UnsafeRawBufferPointer, _ format: NumberFormat) {
    self.bytes = bytes
    self.format = format
  }

  /// The number of logits.
  public var count: Int { bytes.count / format.size }

  /// An id's logit as a float; −∞ for an id that the row does not have.
  subscript(id: Int) -> Float { spoor_logit(row, id) }

  /// All logits, filled up with −∞ to `width`.
  func floats(width: Int) -> [Float] { (0..<width).map { self[$0] } }

  /// The first logits.
  func prefix(_ width: Int) -> LogitRow {
    LogitRow(UnsafeRawBufferPointer(rebasing: bytes.prefix(width * format.size)), format)
  }

  var row: spoor_row {
    spoor_row(logits: bytes.baseAddress, count: count, number: number)
  }

  private var number: spoor_number {
    switch format {
    case .half: SPOOR_HALF
    case .brain: SPOOR_BRAIN
    case .single: SPOOR_SINGLE
    case .double: SPOOR_DOUBLE
    }
  }
}
