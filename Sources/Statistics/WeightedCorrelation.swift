/// Pearson's r of values that count several times; `nil` where either side is constant.
func pearson(_ one: [Double], _ other: [Double], times: [Int]) -> Double? {
  var (count, sum, otherSum) = (0.0, 0.0, 0.0)
  for unit in times.indices where times[unit] > 0 {
    let weight = Double(times[unit])
    count += weight
    sum += weight * one[unit]
    otherSum += weight * other[unit]
  }
  let (mean, otherMean) = (sum / count, otherSum / count)
  var (product, square, otherSquare) = (0.0, 0.0, 0.0)
  for unit in times.indices where times[unit] > 0 {
    let weight = Double(times[unit])
    let (first, second) = (one[unit] - mean, other[unit] - otherMean)
    product += weight * first * second
    square += weight * first * first
    otherSquare += weight * second * second
  }
  guard square > 0, otherSquare > 0 else { return nil }
  return min(1, max(-1, product / (square * otherSquare).squareRoot()))
}
