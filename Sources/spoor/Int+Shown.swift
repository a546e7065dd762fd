import Foundation

extension Int {
  /// The digits with their thousands apart: `52,002`.
  var grouped: String {
    let digits = String(magnitude)
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text += "," }
      text.append(digit)
    }
    return self < 0 ? "-\(text)" : text
  }

  /// `1 row`, `52,002 rows`.
  func counted(_ noun: String) -> String { "\(grouped) \(noun)\(self == 1 ? "" : "s")" }

  /// A number of bytes with the unit that suits it: `61.2 MB`.
  var asBytes: String {
    let units = ["B", "kB", "MB", "GB", "TB"]
    var value = Double(self)
    var unit = 0
    while value >= 999.5, unit < units.count - 1 {
      value /= 1000
      unit += 1
    }
    return String(format: unit == 0 || value >= 99.95 ? "%.0f %@" : "%.1f %@", value, units[unit])
  }
}
