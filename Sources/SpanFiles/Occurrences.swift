/// Where a run of elements stands in another: the starts, ascending, overlapping ones too.
///
/// Knuth, Morris and Pratt, so that no text makes the search slow.
///
/// - Complexity: O(n + m).
func occurrences<Element: Equatable>(of run: [Element], in elements: [Element]) -> [Int] {
  guard let first = run.first, run.count <= elements.count else { return [] }
  var borders = [Int](repeating: 0, count: run.count)
  var border = 0
  for index in run.indices.dropFirst() {
    while border > 0 && run[index] != run[border] { border = borders[border - 1] }
    border += run[index] == run[border] ? 1 : 0
    borders[index] = border
  }
  var starts: [Int] = []
  var matched = 0
  for (index, element) in elements.enumerated() {
    if matched == 0 && element != first { continue }
    while matched > 0 && element != run[matched] { matched = borders[matched - 1] }
    matched += element == run[matched] ? 1 : 0
    guard matched == run.count else { continue }
    starts.append(index + 1 - matched)
    matched = borders[matched - 1]
  }
  return starts
}
