import Foundation
import Records
import ScratchFiles
import SpoorModel
import Testing

@Suite struct NumpyMatrixTests {
  let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  private func array(_ file: NumpyFile) throws -> LogitMatrix {
    try LogitMatrix(numpy: try scratch.file("a.npy", file.bytes))
  }

  private func problem(_ bytes: [UInt8]) throws -> String {
    let file = try scratch.file("bad.npy", bytes)
    let error = try #require(throws: SpoorError.self) { try LogitMatrix(numpy: file) }
    #expect(error.code == .badInput)
    #expect(error.location?.file == file.path)
    return error.problem
  }

  @Test("rows of every version and type are read", arguments: [UInt8(1), 2, 3])
  func rows(version: UInt8) throws {
    var file = NumpyFile(shape: "(2, 3)", floats: [1, 2, 3, -4, .infinity, 6])
    file.version = version
    var row: [Float] = []
    let singles = try array(file)
    #expect(singles.rows == 2)
    #expect(singles.columns == 3)
    singles.copyRow(1, into: &row)
    #expect(row == [-4, .infinity, 6])
    file.type = "<f8"
    file.payload = [1, 2, 3, 0.1, -0.5, 1e300].flatMap { NumpyFile.bytes(of: $0.bitPattern) }
    try array(file).copyRow(1, into: &row)
    #expect(row == [0.1, -0.5, .infinity])
  }

  #if !(os(macOS) && arch(x86_64))
    @Test("all 65,536 halves are the floats that Float16 gives")
    func halves() throws {
      var file = NumpyFile(shape: "(256, 256)", floats: [])
      file.type = "<f2"
      file.payload = (0...UInt16.max).flatMap { NumpyFile.bytes(of: $0) }
      let halves = try array(file)
      var row: [Float] = []
      for index in 0..<256 {
        halves.copyRow(index, into: &row)
        for (column, value) in row.enumerated() {
          let expected = Float(Float16(bitPattern: UInt16(index * 256 + column)))
          #expect(expected.isNaN ? value.isNaN : value.bitPattern == expected.bitPattern)
        }
      }
    }
  #endif

  @Test("bfloat16 is read under every name that it has", arguments: ["<V2", "|V2", "bfloat16"])
  func brain(type: String) throws {
    var file = NumpyFile(shape: "(1, 4)", floats: [])
    file.type = type
    file.payload = [0x3f80, 0xc049, 0x7f80, 0x0001].flatMap { NumpyFile.bytes(of: UInt16($0)) }
    let matrix = try array(file)
    var row: [Float] = []
    matrix.copyRow(0, into: &row)
    #expect(row == [1, -3.140625, .infinity, Float(bitPattern: 0x0001_0000)])
    #expect(matrix.format == .brain)
    #expect(matrix[0, 1] == -3.140625)
  }

  @Test("a batch of one is a matrix")
  func batch() throws {
    let matrix = try array(NumpyFile(shape: "(1, 2, 3)", floats: [1, 2, 3, 4, 5, 6]))
    #expect((matrix.rows, matrix.columns) == (2, 3))
    #expect(matrix[1, 2] == 6)
  }

  @Test("a row's bytes are lent as they stand")
  func lent() throws {
    let matrix = try array(NumpyFile(shape: "(2, 2)", floats: [1, 2, 3, 4]))
    let bytes = matrix.withRow(1) { Array($0) }
    #expect(
      bytes == NumpyFile.bytes(of: Float(3).bitPattern) + NumpyFile.bytes(of: Float(4).bitPattern)
    )
  }

  @Test("an array without rows is one")
  func noRows() throws {
    #expect(try array(NumpyFile(shape: "(0, 4)", floats: [])).rows == 0)
  }

  @Test("cut and overlong files say what was expected and found")
  func sizes() throws {
    let whole = NumpyFile(shape: "(2, 2)", floats: [1, 2, 3, 4]).bytes
    let cut = "the file is cut off: expected 16 bytes of numbers (shape (2, 2) of '<f4'), found"
    for missing in 1...16 {
      #expect(try problem(Array(whole.dropLast(missing))) == "\(cut) \(16 - missing)")
    }
    #expect(try problem(whole + [0]).hasPrefix("the file is too long: expected 16 bytes"))
    for count in 0..<(whole.count - 16) { _ = try problem(Array(whole[..<count])) }
  }

  @Test("headers of another kind are refused")
  func headers() throws {
    var file = NumpyFile(shape: "(1, 1)", floats: [1])
    #expect(try problem([]).contains("found an empty file"))
    #expect(try problem(Array("PK\u{3}\u{4}zip".utf8)).hasPrefix("this is no .npy file"))
    file.fortranOrder = "True"
    #expect(try problem(file.bytes).contains("Fortran order"))
    file.fortranOrder = "False"
    for type in [">f4", "<i4", "|b1", "<c8", "|V4"] {
      file.type = type
      #expect(try problem(file.bytes).contains("of type '\(type)'; expected '<f2'"))
    }
    file.type = "<f4"
    for shape in ["()", "(1,)", "(2, 1, 1)", "(1, 1, 1, 1)"] {
      file.shape = shape
      #expect(try problem(file.bytes).contains("expected 2 dimensions (tokens, vocabulary)"))
    }
    file.shape = "(4294967296, 4294967296)"
    #expect(try problem(file.bytes).contains("more than memory can address"))
    file.shape = "(99999999999999999999, 1)"
    #expect(try problem(file.bytes).contains("not made of sizes"))
    file.shape = "(-1, 1)"
    #expect(try problem(file.bytes).contains("not made of sizes"))
    file.shape = "(1, 1)"
    file.version = 4
    #expect(try problem(file.bytes) == "this is .npy version 4.0, Spoor reads 1 to 3")
  }

  @Test("a missing array and a folder are errors that say so")
  func notAFile() throws {
    let missing = scratch.url.appending(path: "none.npy")
    let error = try #require(throws: SpoorError.self) { try LogitMatrix(numpy: missing) }
    #expect(error.problem == "the file does not exist")
    #expect(throws: SpoorError.self) { try LogitMatrix(numpy: scratch.url) }
  }
}
