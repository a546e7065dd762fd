/// Names a prompt by its instruction, so that files without ids can be paired.
enum InstructionID {
  /// `q` and the 64-bit FNV-1a hash of the instruction's UTF-8 in hexadecimal; of equal instructions
  /// the second (place 1) ends in `-2`.
  static func id(of instruction: String, place: Int) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in instruction.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    let digits = String(hash, radix: 16)
    let name = "q" + String(repeating: "0", count: 16 - digits.count) + digits
    return place == 0 ? name : "\(name)-\(place + 1)"
  }
}
