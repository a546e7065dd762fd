import Records
import Statistics

/// Damages JSON at random places, the same for the same seed.
struct Damage {
  private(set) var count = 0
  private var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  /// What may stand where something else was.
  private static let junk: [JSONValue] = [
    .null, .bool(true), .bool(false), .int(0), .int(-1), .int(1), .int(.max), .int(.min),
    .double(0.5), .double(-1e308), .double(1e308), .string(""),
    .string("token_id:9223372036854775808"),
    .string("\u{FFFD}"), .array([]), .array([.null]), .of([]), .of([("-1", .of([]))]),
  ]

  /// One to three places changed.
  mutating func damaged(_ value: JSONValue) -> JSONValue {
    var value = value
    for _ in 0...random.index(below: 3) { value = changed(value) }
    return value
  }

  /// One to three bytes changed, or the end cut off.
  mutating func damagedBytes(_ text: String) -> [UInt8] {
    var bytes = Array(text.utf8)
    count += 1
    guard !bytes.isEmpty else { return bytes }
    if random.index(below: 4) == 0 { return Array(bytes.prefix(random.index(below: bytes.count))) }
    for _ in 0...random.index(below: 3) {
      let digits = Array("0123456789-.e,:[]{}\"nNul\\".utf8)
      bytes[random.index(below: bytes.count)] = digits[random.index(below: digits.count)]
    }
    return bytes
  }

  private mutating func changed(_ value: JSONValue) -> JSONValue {
    switch value {
    case .array(var values) where !values.isEmpty && random.index(below: 8) > 0:
      let index = random.index(below: values.count)
      switch random.index(below: 12) {
      case 0: values.remove(at: index)
      case 1: values.insert(values[random.index(below: values.count)], at: index)
      case 2: values.swapAt(index, random.index(below: values.count))
      default: values[index] = changed(values[index])
      }
      count += 1
      return .array(values)
    case .object(var object) where !object.members.isEmpty && random.index(below: 8) > 0:
      let index = random.index(below: object.members.count)
      switch random.index(below: 12) {
      case 0: object.members.remove(at: index)
      case 1: object.members.append(object.members[index])
      default: object.members[index].value = changed(object.members[index].value)
      }
      count += 1
      return .object(object)
    default: return Self.junk[random.index(below: Self.junk.count)]
    }
  }
}
