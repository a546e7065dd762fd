/// What UAX #29 makes of a byte of ASCII; `foreign` is any other byte.
///
/// ``WordScanner`` walks ASCII by these; what they say must be what `wordBreakRules` say, which a
/// test on random text holds.
enum ASCIIKind: UInt8 {
  case white
  case other
  case letter
  case digit
  case connector
  case midLetter
  case midNumber
  case midBoth
  case foreign

  init(_ byte: UInt8) {
    switch byte {
    case 0x80...: self = .foreign
    case UInt8(ascii: "\t")...UInt8(ascii: "\r"), UInt8(ascii: " "): self = .white
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
      self = .letter
    case UInt8(ascii: "0")...UInt8(ascii: "9"): self = .digit
    case UInt8(ascii: "_"): self = .connector
    case UInt8(ascii: ":"): self = .midLetter
    case UInt8(ascii: ","), UInt8(ascii: ";"): self = .midNumber
    case UInt8(ascii: "."), UInt8(ascii: "'"): self = .midBoth
    default: self = .other
    }
  }

  /// Whether a byte of this kind joins two bytes of kind `neighbour` (WB6, WB7, WB11, WB12).
  func joins(_ neighbour: ASCIIKind) -> Bool {
    switch neighbour {
    case .letter: self == .midLetter || self == .midBoth
    case .digit: self == .midNumber || self == .midBoth
    default: false
    }
  }
}

/// The kinds of all 256 bytes, in memory that a loop reads without a check.
final class ASCIIKinds {
  let table: UnsafePointer<ASCIIKind>

  init() {
    let kinds = UnsafeMutablePointer<ASCIIKind>.allocate(capacity: 256)
    for byte in 0..<256 { (kinds + byte).initialize(to: ASCIIKind(UInt8(byte))) }
    table = UnsafePointer(kinds)
  }

  deinit { table.deallocate() }
}
