extension LogitMatrix {
  /// One logit as a float; a double is rounded to the nearest.
  ///
  /// `row` must lie in `0..<rows`, `column` in `0..<columns`.
  public subscript(row: Int, column: Int) -> Float {
    precondition(column >= 0 && column < columns, "column \(column) of \(columns)")
    let size = format.size
    return withRow(row) { row in
      var number: Float = 0
      let bytes = UnsafeRawBufferPointer(rebasing: row[column * size..<(column + 1) * size])
      withUnsafeMutablePointer(to: &number) {
        copy(bytes, into: UnsafeMutableBufferPointer(start: $0, count: 1))
      }
      return number
    }
  }

  /// Writes a row's numbers over `target`, which gets ``columns`` elements; doubles are rounded to
  /// the nearest float, all others are exact, NaN stays NaN.
  ///
  /// `row` must lie in `0..<rows`.
  public func copyRow(_ row: Int, into target: inout [Float]) {
    if target.count != columns { target = [Float](repeating: 0, count: columns) }
    withRow(row) { row in
      target.withUnsafeMutableBufferPointer { copy(row, into: $0) }
    }
  }

  private func copy(
    _ source: UnsafeRawBufferPointer,
    into target: UnsafeMutableBufferPointer<Float>
  ) {
    switch format {
    case .half: convert(source, into: target) { Float(halfBits: UInt16(littleEndian: $0)) }
    case .brain: convert(source, into: target) { Float(brainBits: UInt16(littleEndian: $0)) }
    case .single: convert(source, into: target) { Float(bitPattern: UInt32(littleEndian: $0)) }
    case .double:
      convert(source, into: target) { Float(Double(bitPattern: UInt64(littleEndian: $0))) }
    }
  }

  /// Loads unaligned, because neither format promises where its numbers begin.
  @inline(__always)
  private func convert<Bits: BitwiseCopyable>(
    _ source: UnsafeRawBufferPointer,
    into target: UnsafeMutableBufferPointer<Float>,
    _ convert: (Bits) -> Float
  ) {
    let size = MemoryLayout<Bits>.size
    for column in target.indices {
      target[column] = convert(source.loadUnaligned(fromByteOffset: column * size, as: Bits.self))
    }
  }
}
