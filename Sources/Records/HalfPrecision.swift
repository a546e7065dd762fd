extension Float {
  /// The value of an IEEE 754 half-precision pattern, exactly; a NaN stays one.
  ///
  /// Integer work and one multiplication, because a processor without F16C converts `Float16` by a
  /// library call. The half's exponent and fraction are moved into the float's place; the product
  /// with 2^112 corrects the exponent's bias, and of a subnormal half makes a normal float.
  init(halfBits half: UInt16) {
    let magnitude = UInt32(half & 0x7fff) << 13
    let sign = UInt32(half & 0x8000) << 16
    let isFinite = half & 0x7c00 != 0x7c00
    let finite = (Float(bitPattern: magnitude) * 0x1p112).bitPattern
    self.init(bitPattern: sign | (isFinite ? finite : magnitude | 0x7f80_0000))
  }

  /// The value of a bfloat16 pattern, exactly.
  init(brainBits brain: UInt16) { self.init(bitPattern: UInt32(brain) << 16) }
}
