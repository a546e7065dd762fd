/// How a file of tensors writes a number, little-endian.
public enum NumberFormat: Hashable, Sendable, CaseIterable {
  /// IEEE 754 binary16.
  case half
  /// The upper half of an IEEE 754 binary32.
  case brain
  /// IEEE 754 binary32.
  case single
  /// IEEE 754 binary64.
  case double

  /// The bytes of one number.
  public var size: Int {
    switch self {
    case .half, .brain: 2
    case .single: 4
    case .double: 8
    }
  }
}
