/// The triangle R of a matrix with more rows than columns, by Householder's reflections (Golub and Van Loan
/// 2013, §5.2).
struct QR {
  /// A column that adds less than this to those before it, relatively, adds nothing.
  private static let tolerance = 1e-10

  /// The upper triangle, square.
  private let triangle: [[Double]]

  /// Factors a matrix by rows; `nil` where it has fewer rows than columns, or columns that hang together.
  init?(_ matrix: [[Double]]) {
    guard let width = matrix.first?.count, matrix.count >= width else { return nil }
    var rows = matrix
    for column in 0..<width {
      let norm = Self.norm(rows, column, from: 0)
      let rest = Self.norm(rows, column, from: column)
      guard rest > Self.tolerance * norm, norm > 0 else { return nil }
      Self.reflect(&rows, column, length: rest)
    }
    triangle = (0..<width).map { Array(rows[$0][..<width]) }
  }

  /// (X′X)⁻¹ = R⁻¹ R⁻ᵀ.
  var inverseOfSquare: [[Double]] {
    let width = triangle.count
    var inverse = Array(repeating: Array(repeating: 0.0, count: width), count: width)
    for column in 0..<width {
      for row in stride(from: column, through: 0, by: -1) {
        var sum = row == column ? 1.0 : 0
        for place in (row + 1)..<max(row + 1, column + 1) {
          sum -= triangle[row][place] * inverse[place][column]
        }
        inverse[row][column] = sum / triangle[row][row]
      }
    }
    return (0..<width).map { one in
      (0..<width).map { other in
        (0..<width).reduce(0) { $0 + inverse[one][$1] * inverse[other][$1] }
      }
    }
  }

  private static func norm(_ rows: [[Double]], _ column: Int, from first: Int) -> Double {
    rows[first...].reduce(0) { $0 + $1[column] * $1[column] }.squareRoot()
  }

  /// Turns a column's part below the diagonal to 0.
  private static func reflect(_ rows: inout [[Double]], _ column: Int, length: Double) {
    let target = rows[column][column] > 0 ? -length : length
    var mirror = rows[column...].map { $0[column] }
    mirror[0] -= target
    let square = mirror.reduce(0) { $0 + $1 * $1 }
    for other in column..<rows[column].count {
      var product = 0.0
      for place in mirror.indices { product += mirror[place] * rows[column + place][other] }
      for place in mirror.indices {
        rows[column + place][other] -= 2 * product / square * mirror[place]
      }
    }
  }
}
