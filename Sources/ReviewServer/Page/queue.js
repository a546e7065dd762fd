// The queue: a table of any length of which only the lines in sight exist (design C). Its filters stand in the address.

const statuses = {
  open: ["○", "open"], held: ["◑", "held"], partly: ["◔", "partly judged"], done: ["●", "done"],
  disputed: ["≠", "disputed"], decided: ["≡", "decided"], flagged: ["⚑", "flagged"],
};
const lineHeight = 44;
const rangeSize = 100;

/** Rows by number, fetched in ranges as they are looked at. */
function queueRows(filters, arrived, failed) {
  const ranges = new Map();
  const rows = { total: null };
  async function fetchRange(place) {
    try {
      const query = new URLSearchParams({
        status: filters.status, find: filters.find, from: place * rangeSize, count: rangeSize,
      });
      const answer = await ask(`queue?${query}`);
      rows.total = answer.total;
      ranges.set(place, answer.rows);
      arrived();
    } catch (problem) {
      ranges.delete(place);
      failed(problem);
    }
  }
  return Object.assign(rows, {
    at(index) {
      const place = Math.floor(index / rangeSize);
      if (!ranges.has(place)) {
        ranges.set(place, null);
        fetchRange(place);
      }
      return ranges.get(place)?.[index % rangeSize] ?? null;
    },
  });
}

function age(time) {
  if (!time) return "";
  const minutes = Math.max(0, (Date.now() - new Date(time)) / 60000);
  if (minutes < 60) return `${Math.floor(minutes)} min`;
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} h`;
  return `${Math.floor(minutes / 1440)} d`;
}

function flagsAndNotes(row) {
  return [
    row.flags > 0 && make("span", { role: "img", "aria-label": plural(row.flags, "flag") }, `⚑ ${row.flags} `),
    row.notes > 0 && make("span", { role: "img", "aria-label": plural(row.notes, "note") }, `✎ ${row.notes}`),
  ];
}

const queueColumns = [
  ["number", "No.", (row) => count(row.number)],
  ["words", "Marked words", (row) => make("a", { href: pathOf(row), tabindex: -1 }, isolated(row.text))],
  ["status", "Status", (row) => statusLabel(row.status)],
  ["given", "Verdicts", (row) => `${row.given} of ${row.experts}`],
  ["holders", "Held by", (row) => row.holders.map((name, index) => [index > 0 && ", ", isolated(name)])],
  ["signs", "Flags, notes", flagsAndNotes],
  ["age", "Last", (row) => make("span", { title: row.last ? day(row.last) : null }, age(row.last))],
  ["held", "Spoor holds", (row) => row.provenance && [row.provenance, row.score !== null && ` ${figure(row.score)}`]],
];

function statusLabel(status) {
  const [mark, name] = statuses[status] ?? ["?", status];
  return make(
    "span", { class: `status ${status}` }, make("span", { class: "status-sign", "aria-hidden": "true" }, mark), " ",
    name,
  );
}

/** Where a row leads: an adjudicator's disputed task to the dispute. */
function pathOf(row) {
  const isDispute = page.me.role === "adjudicator" && (row.status === "disputed" || row.status === "decided");
  return `#/task/${encodeURIComponent(row.id)}${isDispute ? "/dispute" : ""}`;
}

/** The table. Returns `{ element, move(step), open(), focus() }`. */
function queueTable(filters, counted) {
  const body = make("tbody");
  const table = make("table", { role: "grid", class: "queue", "aria-label": "Tasks" },
    make("thead", {}, make("tr", { "aria-rowindex": 1 },
      queueColumns.map(([name, title]) => make("th", { scope: "col", class: `q-${name}` }, title)))),
    body);
  const element = make(
    "div",
    {
      class: "scroller", tabindex: 0, "aria-label": "Tasks: arrows move, Enter opens", role: "group",
      "data-enter": true,
    },
    table,
  );
  let active = 0;
  let isFailing = false;
  const rows = queueRows(filters, () => { isFailing = false; render(); counted(rows.total); }, (problem) => {
    if (isFailing) return;
    isFailing = true;
    tell(problem, ["Try again", () => { isFailing = false; render(); }]);
  });

  function line(index) {
    const row = rows.at(index);
    const isActive = index === active;
    const node = make("tr", {
      id: `task-row-${index}`, "aria-rowindex": index + 2, "data-index": index,
      class: isActive ? "active" : null, "aria-selected": String(isActive),
    });
    if (!row) return append(node, make("td", { colspan: 3, class: "waiting" }, "…"));
    return append(node, queueColumns.map(([name, , content]) => make("td", { class: `q-${name}` }, content(row))));
  }

  function spacer(lines) {
    const node = make("tr", { "aria-hidden": "true", class: "spacer" }, make("td"));
    node.firstChild.style.height = `${lines * lineHeight}px`;
    return node;
  }

  function render() {
    if (isFailing) return;
    if (rows.total === null) {
      rows.at(0);
      return;
    }
    active = Math.min(active, Math.max(0, rows.total - 1));
    table.setAttribute("aria-rowcount", rows.total + 1);
    const first = Math.max(0, Math.floor(element.scrollTop / lineHeight) - 8);
    const after = Math.min(rows.total, first + Math.ceil((element.clientHeight || 600) / lineHeight) + 16);
    const lines = [];
    for (let index = first; index < after; index += 1) lines.push(line(index));
    replace(body, first > 0 && spacer(first), lines, after < rows.total && spacer(rows.total - after),
      rows.total === 0 && make("tr", {}, make("td", { colspan: 3, class: "waiting" }, "No task is like this.")));
    element.setAttribute("aria-activedescendant", `task-row-${active}`);
  }

  function move(step) {
    if (rows.total === null || rows.total === 0) return;
    active = Math.max(0, Math.min(rows.total - 1, active + step));
    const top = active * lineHeight;
    if (top < element.scrollTop) element.scrollTop = top;
    const visible = element.clientHeight - lineHeight;
    if (top + lineHeight > element.scrollTop + visible) element.scrollTop = top + lineHeight - visible;
    render();
    const row = rows.at(active);
    if (row) say(`${row.number}, ${row.text}, ${statuses[row.status]?.[1] ?? row.status}`);
  }

  function open(index = active) {
    const row = rows.at(index);
    if (row) go(pathOf(row));
  }

  let isDrawing = false;
  adorn(element, {
    scroll() {
      if (isDrawing) return;
      isDrawing = true;
      requestAnimationFrame(() => { isDrawing = false; render(); });
    },
    keydown(event) {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const screenful = Math.max(1, Math.floor(element.clientHeight / lineHeight) - 2);
      const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: screenful, PageUp: -screenful, Home: -1e9, End: 1e9 };
      if (event.key in steps) move(steps[event.key]);
      else if (event.key === "Enter") open();
      else return;
      event.preventDefault();
    },
    click(event) {
      const index = event.target.closest("tr[data-index]")?.dataset.index;
      // A link opens by itself, also in another tab.
      if (index === undefined || event.target.closest("a")) return;
      active = Number(index);
      open();
    },
  });
  return { element, move, open, render, focus: () => element.focus({ preventScroll: true }) };
}
