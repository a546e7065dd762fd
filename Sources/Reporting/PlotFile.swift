import Records

/// A drawing that stands alone, with its numbers.
public struct PlotFile: Hashable, Sendable {
  /// Its files' name, without an ending.
  public let name: String
  /// The drawing, SVG 1.1 with its own style: black on white, for paper.
  public let svg: String
  /// Its numbers, a line a mark, RFC 4180.
  public let csv: String

  /// Joins a drawing in a box of so many units with its numbers.
  init(name: String, width: Double, height: Double, title: String, drawing: HTML, csv: String) {
    self.name = name
    self.csv = csv
    let page: HTML = """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(width.svg)" height="\(height.svg)" \
      viewBox="0 0 \(width.svg) \(height.svg)" role="img">
      <title>\(title)</title>
      \(Self.style)
      <rect width="100%" height="100%" fill="#fff"/>
      \(drawing)</svg>

      """
    svg = #"<?xml version="1.0" encoding="UTF-8"?>"# + "\n" + page.markup
  }

  /// The page's light colours, which need no variables here: other programs than browsers read these files.
  private static let style: HTML = """
    <style>
    text { font: 12px "Noto Sans", Helvetica, Arial, sans-serif; fill: #5c5c63; }
    .title, .name { fill: #1a1a1c; } .title { font-weight: 650; }
    .grid { stroke: #d9d9de; stroke-width: 1; } .zero { stroke: #515158; stroke-width: 1; }
    .range { stroke: #b3361b; stroke-width: 3; stroke-linecap: round; stroke-opacity: 0.55; }
    .dot { fill: #b3361b; } .open { fill: #fff; stroke: #b3361b; stroke-width: 2; }
    .control.range { stroke: #73737b; } .control.dot { fill: #73737b; }
    .control.open { fill: #fff; stroke: #73737b; }
    .first { fill: #ececee; } .other { fill: none; stroke: #a9a9b0; stroke-width: 1; }
    polyline.own { fill: none; stroke: #b3361b; stroke-width: 2; stroke-linejoin: round; }
    circle.own { fill: #b3361b; } .band { fill: #b3361b; fill-opacity: 0.18; }
    .label { fill: #b3361b; font-size: 14px; font-weight: 650; }
    .part0 { fill: #b3361b; } .part1 { fill: #73737b; } .part2 { fill: #c6c6cc; }
    .part3 { fill: #515158; } .part4 { fill: #a9a9b0; } .part5 { fill: #dcdce0; }
    .part6 { fill: #8f5a4c; } .part7 { fill: #ececee; } .onDark { fill: #fff; }
    </style>
    """
}

extension PlotFile {
  /// Lines of cells as CSV.
  static func csv(_ lines: [[String]]) -> String {
    lines.map { $0.map(\.csvField).joined(separator: ",") + "\r\n" }.joined()
  }
}
