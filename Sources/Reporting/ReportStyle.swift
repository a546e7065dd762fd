import SpoorModel

/// How a report looks: system fonts, one accent and neutrals, in light, dark and on paper.
enum ReportStyle {
  /// The page's only style sheet.
  ///
  /// It names no file and no address.
  static let sheet: HTML =
    "<style>\n\(colours)\(page)\(figures)\(drawings)\(traces)\(TraceStyle.rules)\(AnswerStyle.rules)\(filters)\(media)</style>"

  private static let colours: HTML = """
    :root { color-scheme: light dark; --paper: #fff; --ink: #1a1a1c; --soft: #5c5c63; --line: #d9d9de;
      --wash: #f5f5f4; --accent: #b3361b; --tint: #fbe7e1; --on-accent: #fff;
      --n1: #515158; --n2: #73737b; --n3: #a9a9b0; --n4: #c6c6cc; --n5: #dcdce0; --n6: #ececee; }
    @media (prefers-color-scheme: dark) { :root { --paper: #161618; --ink: #e9e9ea; --soft: #a3a3ab;
      --line: #38383d; --wash: #1f1f22; --accent: #ff8f70; --tint: #4a2418; --on-accent: #2a0f06;
      --n1: #b0b0b8; --n2: #8f8f98; --n3: #64646b; --n4: #515158; --n5: #45454b; --n6: #333338; } }

    """

  private static let page: HTML = """
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; scroll-behavior: smooth; }
    body { margin: 0; background: var(--paper); color: var(--ink);
      font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
    main, footer { max-width: 1120px; margin: 0 auto; padding: 0 24px; }
    h1, h2 { font-family: "Iowan Old Style", Charter, "Source Serif 4", Georgia, "Times New Roman", serif;
      font-weight: 600; line-height: 1.2; text-wrap: balance; overflow-wrap: anywhere; }
    h1 { font-size: 36px; max-width: 26em; margin: 8px 0 20px; letter-spacing: -0.01em; }
    h2 { font-size: 25px; margin: 0 0 8px; }
    h3 { font-size: 17px; margin: 36px 0 8px; }
    h4 { font-size: 13px; margin: 16px 0 4px; }
    small { font-size: 13px; font-weight: 400; color: var(--soft); }
    a { color: var(--accent); text-underline-offset: 3px; }
    :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
    section { margin-top: 56px; padding-top: 20px; border-top: 1px solid var(--ink); }
    .kicker { margin: 40px 0 0; font-size: 14px; color: var(--soft); }
    .dek, .lead { max-width: 44em; margin: 0 0 20px; }
    .dek { font-size: 17px; }
    .lead, .scope, .note { color: var(--soft); }
    .scope, .note, nav { font-size: 14px; }
    .scope { margin: 24px 0 8px; max-width: 60em; }
    nav a { margin-right: 18px; }
    .caveats ul { max-width: 46em; margin: 0; padding: 14px 20px 14px 36px; background: var(--wash);
      border-left: 3px solid var(--accent); }
    .caveats li { margin: 6px 0; }
    footer { margin-top: 64px; padding-top: 16px; padding-bottom: 48px; font-size: 14px; color: var(--soft); }
    footer p { max-width: 60em; border-top: 1px solid var(--line); padding-top: 12px; margin: 0 0 12px; overflow-wrap: anywhere; }

    """

  private static let figures: HTML = """
    table, .figure, .number, .words, .axis, svg text { font-variant-numeric: tabular-nums lining-nums; }
    .answers { list-style: none; margin: 0; padding: 0; }
    .answers li { display: grid; grid-template-columns: 150px 220px minmax(0, 1fr); gap: 0 24px; align-items: center;
      padding: 12px 0 8px; border-top: 1px solid var(--line); }
    .answers li.axis { padding-top: 0; border-top: 0; }
    .answers li.axis .chart { grid-column: 3; }
    .who { font-size: 18px; overflow-wrap: anywhere; }
    .who small { display: block; }
    .number { display: flex; gap: 10px; align-items: center; }
    .number b { color: var(--accent); font-size: 30px; font-weight: 650; letter-spacing: -0.02em; }
    .number small { line-height: 1.25; white-space: nowrap; }
    .number b.unclear, .unclear { color: var(--ink); }
    .answers svg text { font-size: 11px; }
    .unknown { color: var(--soft); }
    .answers .chart { width: 100%; max-width: 620px; display: block; }
    .answers p { grid-column: 2 / -1; margin: 4px 0 0; max-width: 46em; font-size: 15px; color: var(--soft); }
    .scroll { overflow-x: auto; }
    table.figures { border-collapse: collapse; width: 100%; font-size: 15px; }
    table.figures th, table.figures td { padding: 7px 0 7px 20px; vertical-align: top; text-align: right;
      border-bottom: 1px solid var(--line); }
    table.figures th[scope="row"], table.figures .block th { text-align: left; padding-left: 0; font-weight: 400; }
    table.figures th[scope="row"] { min-width: 150px; }
    table.figures thead th { font-weight: 650; border-bottom: 1px solid var(--ink); overflow-wrap: anywhere; }
    #passages thead th, #imitation thead th { overflow-wrap: normal; }
    table.figures thead td { border-bottom: 1px solid var(--ink); }
    table.figures .block th { padding-top: 24px; font-weight: 650; font-size: 14px; border-bottom-color: var(--n3); }
    table.figures td small { display: block; white-space: nowrap; line-height: 1.35; font-weight: 400; }
    table.figures small span + span::before { content: "· "; }
    #imitation td small span { display: block; }
    #imitation td small span + span::before { content: none; }
    table.figures tr.headline td { font-weight: 650; color: var(--accent); font-size: 18px; }
    .values { margin-top: 16px; }
    summary { cursor: pointer; }

    """

  private static let drawings: HTML = """
    svg text { font-size: 12.5px; fill: var(--soft); }
    svg .grid { stroke: var(--line); stroke-width: 1; }
    svg .zero { stroke: var(--n1); stroke-width: 1; }
    svg .range { stroke: var(--accent); stroke-width: 3; stroke-linecap: round; opacity: 0.55; }
    svg .dot { fill: var(--accent); }
    svg .open { fill: var(--paper); stroke: var(--accent); stroke-width: 2; }
    svg .first { fill: var(--n6); }
    svg .other { fill: none; stroke: var(--n3); stroke-width: 1; }
    svg polyline.own { fill: none; stroke: var(--accent); stroke-width: 2; stroke-linejoin: round; }
    svg circle.own { fill: var(--accent); }
    svg .band { fill: var(--accent); opacity: 0.18; }
    svg .label { fill: var(--accent); font-size: 14px; font-weight: 650; }
    svg .title { fill: var(--ink); }
    .lengths { max-width: 720px; margin-top: 20px; }
    .length rect { fill: var(--n4); }
    .length.audited rect { fill: var(--accent); opacity: 0.75; }
    .length.dataset rect { fill: var(--n2); }
    .length .spread { stroke: var(--n2); stroke-width: 1.5; }
    .length .median { stroke: var(--ink); stroke-width: 2.5; }
    .curves { display: grid; grid-template-columns: repeat(auto-fit, minmax(280px, 1fr)); gap: 20px 28px; }
    figure { margin: 0; max-width: 480px; }
    figure svg { width: 100%; display: block; }
    figcaption { font-size: 14px; margin-top: 6px; }
    .bar { margin: 0 0 20px; }
    .bar p { margin: 0 0 4px; }
    .stack { display: flex; height: 30px; overflow: hidden; gap: 1px; }
    .stack i { display: block; min-width: 2px; font-style: normal; font-size: 13px; line-height: 30px; padding-left: 6px;
      white-space: nowrap; overflow: hidden; color: var(--ink); }
    .stack .none { color: var(--soft); line-height: 30px; }
    .words { list-style: none; display: flex; flex-wrap: wrap; gap: 2px 18px; margin: 6px 0 0; padding: 0; font-size: 14px; color: var(--soft); }
    .words b { color: var(--ink); font-weight: 600; }
    .key { display: inline-block; width: 10px; height: 10px; margin-right: 6px; border-radius: 2px; }
    i.p-borrowed, i.s-shifted { background: var(--accent); }
    .stack i.p-borrowed, .stack i.s-shifted { color: var(--on-accent); }
    i.p-present, i.s-marginal { background: var(--n2); }
    .stack i.p-present, .stack i.s-marginal, .stack i.p-shared { color: var(--paper); }
    i.p-shared { background: var(--n1); }
    i.p-weak { background: var(--n3); }
    i.p-common { background: var(--n4); }
    i.p-near { background: repeating-linear-gradient(135deg, var(--n3) 0 2px, var(--n6) 2px 5px); }
    i.p-partial { background: repeating-linear-gradient(135deg, var(--n4) 0 1px, var(--n6) 1px 5px); }
    i.p-unseen, i.s-unshifted { background: var(--n6); box-shadow: inset 0 0 0 1px var(--n4); }
    .glossary { display: grid; grid-template-columns: repeat(auto-fit, minmax(300px, 1fr)); gap: 6px 32px; margin: 24px 0 0; font-size: 14px; }
    .glossary div { display: grid; grid-template-columns: 100px 1fr; }
    .glossary dt { font-weight: 600; }
    .glossary dd { margin: 0; color: var(--soft); }

    """

  private static let traces: HTML = """
    .filter { border: 0; margin: 0; padding: 0; font-size: 14px; display: flex; flex-wrap: wrap; gap: 4px 16px; }
    .filter legend { float: left; margin-right: 16px; padding: 0; color: var(--soft); }
    .filter input { accent-color: var(--accent); margin: 0 2px 0 0; }
    .columns, .trace > summary { display: grid; gap: 0 20px; align-items: baseline;
      grid-template-columns: minmax(0, 3fr) minmax(0, 4fr) 100px 72px 72px; }
    .columns { font-size: 13px; line-height: 1.25; color: var(--soft); padding: 6px 0 6px 18px; border-bottom: 1px solid var(--ink); align-items: end; }
    .columns span:nth-child(n+4), .figure { text-align: right; }
    .trace { border-bottom: 1px solid var(--line); }
    .trace > summary { list-style: none; padding: 7px 0 7px 18px; font-size: 15px; position: relative; }
    .trace > summary::-webkit-details-marker { display: none; }
    .trace > summary::before { content: "›"; position: absolute; left: 3px; top: 7px; line-height: 1.3; color: var(--soft); }
    .trace[open] > summary::before { transform: rotate(90deg); }
    .trace > summary:hover { background: var(--wash); }
    .trace .span { font-weight: 600; overflow-wrap: anywhere; }
    .trace .asked { color: var(--soft); white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
    .trace .word { white-space: nowrap; }
    .pair { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 0 40px; padding: 0 0 24px 18px; }
    .text { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
    .said .text, .rows .text { font-family: Charter, "Source Serif 4", Georgia, serif; font-size: 16px; line-height: 1.55; }
    .rows .text { font-size: 15px; }
    mark { background: var(--tint); color: inherit; padding: 1px 0; text-decoration: underline; text-decoration-color: var(--accent);
      text-decoration-thickness: 2px; text-underline-offset: 4px; }
    .facts { margin: 0; font-size: 14px; }
    .facts div { display: grid; grid-template-columns: 92px 1fr; padding: 4px 0; border-top: 1px solid var(--line); }
    #method .facts div { grid-template-columns: 140px 1fr; max-width: 60em; }
    #method .facts { margin-bottom: 16px; }
    .facts dt { color: var(--soft); }
    .facts dd { margin: 0; overflow-wrap: anywhere; }
    .pairs { margin: 0; font-size: 15px; }
    .pairs div { display: grid; grid-template-columns: 180px minmax(0, 62ch); padding: 8px 0; border-top: 1px solid var(--line); }
    .pairs dt { font-weight: 600; }
    .pairs dd { margin: 0; color: var(--soft); }
    .near { margin-top: 12px; padding-top: 4px; border-top: 1px dashed var(--n3); }
    .near .row { font-style: italic; color: var(--soft); }
    .near .swaps { margin: 4px 0 0; padding-left: 18px; font-size: 14px; }
    .why { list-style: none; margin: 0; padding: 0; font-size: 14px; }
    .why li { display: grid; grid-template-columns: 92px 34px minmax(0, 1fr); gap: 0 10px; padding: 4px 0;
      border-top: 1px solid var(--line); }
    .why b { font-variant-numeric: tabular-nums lining-nums; }
    .why .by, .why small { color: var(--soft); }
    .why .because { overflow-wrap: anywhere; }
    .why .apart { border-top-style: dashed; border-top-color: var(--n3); }
    .why .apart b { font-weight: 400; }
    .rows ol { list-style: none; margin: 0; padding: 0; }
    .rows li { padding: 8px 0 10px; border-top: 1px solid var(--line); }
    .rows li:first-child { border-top: 0; padding-top: 0; }
    .rows .id { margin: 0; font-size: 13px; color: var(--soft); }
    .rows .id b { color: var(--ink); }
    .rows .instruction { margin: 2px 0; font-size: 14px; font-style: italic; color: var(--soft); overflow-wrap: anywhere; }
    .ledger .columns, .ledger .trace > summary {
      grid-template-columns: 90px minmax(0, 1fr) 64px 72px 52px 84px; }
    .ledger.told .columns, .ledger.told .trace > summary {
      grid-template-columns: 90px minmax(0, 1fr) 164px 64px 72px 52px 84px; }
    .ledger.untold .columns span:nth-child(3) { text-align: right; }
    .held { list-style: none; margin: 0; padding: 0 0 20px 18px; font-size: 14px; columns: 2 340px; column-gap: 40px; }
    .held li { padding: 3px 0; break-inside: avoid; overflow-wrap: anywhere; }
    .ledger .cut { margin: 0; padding: 0 0 20px 18px; font-size: 14px; }
    .none, .cut { color: var(--soft); }

    """

  /// A rule a provenance: its unticked box hides its traces.
  private static let filters: HTML = Provenance.allCases.map { provenance -> HTML in
    let name = provenance.rawValue
    return "body:has(#show-\(name):not(:checked)) .t-\(name) { display: none; }\n"
  }.joined()

  private static let media: HTML = """
    @media (max-width: 1000px), print {
      table.figures small span { display: block; }
      table.figures small span + span::before { content: none; }
    }
    @media (max-width: 720px) {
      main, footer { padding: 0 16px; }
      h1 { font-size: 27px; }
      h2 { font-size: 22px; }
      section { margin-top: 40px; }
      .answers li { grid-template-columns: minmax(0, 1fr) auto; gap: 6px 12px; }
      .answers li .chart, .answers li.axis .chart, .answers p { grid-column: 1 / -1; }
      .number b { font-size: 26px; }
      .answers svg text { font-size: 14px; }
      table.figures { font-size: 14px; width: auto; min-width: 100%; }
      table.figures th, table.figures td { padding-left: 12px; }
      table.figures th[scope="row"] { position: sticky; left: 0; background: var(--paper); min-width: 118px; max-width: 140px; }
      .columns { display: none; }
      .traces { border-top: 1px solid var(--ink); }
      .trace > summary { grid-template-columns: minmax(0, 1fr) auto; }
      .trace .asked { grid-column: 1 / -1; grid-row: 2; font-size: 14px; }
      .trace .figure { grid-row: 3; font-size: 13px; color: var(--soft); text-align: left; }
      .trace .figure:last-child { text-align: right; }
      .trace .figure::after { content: " " attr(data-unit); }
      .ledger .trace > summary, .ledger.told .trace > summary { display: flex; flex-wrap: wrap; gap: 0 14px; }
      .ledger .trace .asked { flex: 1 0 100%; order: -1; }
      .ledger .trace .word { font-size: 13px; }
      .pair { grid-template-columns: minmax(0, 1fr); padding-left: 0; }
      \(TraceStyle.small)\(AnswerStyle.small)}
    @media print {
      body { font-size: 10.5pt; }
      main, footer { max-width: none; padding: 0; }
      nav, .filter { display: none; }
      .scroll { overflow: visible; }
      table.figures { font-size: 9.5pt; }
      table.figures th, table.figures td { padding: 3px 0 3px 12px; }
      .answers svg text { font-size: 15px; }
      .curves { grid-template-columns: repeat(auto-fit, minmax(200px, 1fr)); }
      section { margin-top: 28px; }
      .stack i, .key, mark, .caveats ul { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
      figure, .bar, .answers li, tr, .trace > summary, .rows li, .why li { break-inside: avoid; }
      h2, h3, h4 { break-after: avoid; }
      \(TraceStyle.paper)}

    """
}
