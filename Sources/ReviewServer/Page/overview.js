// How the review stands: progress, agreement, and for adjudicators who judged how much.

function agreementWords(title, alpha) {
  if (alpha.undefined !== undefined) return make("p", {}, make("b", {}, title), " α undefined: ", alpha.undefined);
  const share = (value) => value.toFixed(2).replace("-", "−");
  const interval = alpha.low !== null && ` [${share(alpha.low)}, ${share(alpha.high)}]`;
  return make("p", {}, make("b", {}, title), " α ", make("b", { class: "number" }, share(alpha.alpha)), interval);
}

function agreementPart(agreement) {
  if (!agreement) return make("p", { class: "soft" }, "No task has two verdicts yet: agreement is not told.");
  return [agreementWords("Hallucination", agreement.hallucination), agreementWords("Related", agreement.related),
    make("p", { class: "soft" },
      `Krippendorff, 95 %, over ${plural(agreement.tasks, "task")} with two verdicts or more, before decisions`)];
}

function expertsTable(experts) {
  return make("details", { class: "experts" }, make("summary", {}, plural(experts.length, "expert")),
    make("table", { class: "figures" }, heads(["Name", "Role", "Judged", "Holds"]),
      make("tbody", {}, experts.map((one) => make("tr", {},
        make("th", { scope: "row" }, isolated(one.name)), make("td", {}, one.role),
        make("td", {}, count(one.judged)), make("td", {}, count(one.held)))))));
}

function overviewHeader(overview) {
  const { judged, skipped, queue } = overview.progress;
  const meter = make("progress", { max: Math.max(1, queue.wanted), value: queue.given, "aria-label": "Verdicts given" },
  );
  return [
    make("div", { class: "overview-part" },
      make("p", {},
        make("b", { class: "number" }, count(queue.given)), ` of ${count(queue.wanted)} verdicts given`,
      ), meter,
      make("p", { class: "soft" },
        `${count(queue.done)} of ${plural(queue.tasks, "task")} done`
          // Experts are not told how many: they would see it rise by their verdict.
          + (queue.disputed === null ? "" : `, ${count(queue.disputed)} disputed`),
      ),
      make("p", { class: "soft" }, `${count(judged)} judged by you, ${count(skipped)} skipped`)),
    // Experts would see by it whether others said the same.
    page.me.role === "adjudicator" && make("div", { class: "overview-part" }, agreementPart(overview.agreement)),
    overview.experts.length > 0 && make("div", { class: "overview-part" }, expertsTable(overview.experts)),
  ];
}

/** The queue's page: overview, filters, table. */
async function queueView(query) {
  const filters = { status: query.get("status") ?? "all", find: query.get("find") ?? "" };
  const overview = await ask("overview");
  page.me.progress = overview.progress;
  const total = make("span", { class: "total", role: "status" });
  let table = null;
  const place = make("div", { class: "table-place" });

  function show() {
    table = queueTable(filters, (tasks) => { total.textContent = plural(tasks, "task"); });
    replace(place, table.element);
    table.render();
  }

  function changed() {
    const filter = new URLSearchParams();
    if (filters.status !== "all") filter.set("status", filters.status);
    if (filters.find !== "") filter.set("find", filters.find);
    const text = filter.toString();
    // In place of the address, so that going back leaves the queue and not a letter typed.
    history.replaceState(null, "", "#/queue" + (text ? "?" + text : ""));
    page.route = routeOf(location.hash);
    show();
  }

  const find = make("input", {
    type: "search", id: "find", placeholder: "Words", dir: "auto", value: filters.find,
    input: settled(250, () => { filters.find = find.value.trim(); changed(); }),
  });
  const status = make("select", { id: "status", change: () => { filters.status = status.value; changed(); } },
    make("option", { value: "all" }, "All"),
    // The name first: who types its letters finds it.
    ["open", "held", "done", "disputed", "decided", "flagged"].map((name) =>
      make("option", { value: name }, statuses[name].toReversed().join(" "))));
  status.value = filters.status;
  find.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "Enter") { event.preventDefault(); table.focus(); }
  });
  return {
    title: "Queue", route: "queue",
    element: make("div", { class: "queue-page" }, make("h1", {}, page.me.role === "adjudicator" ? "Queue" : "My tasks"),
      make("div", { class: "overview" }, overviewHeader(overview)),
      make("div", { class: "filters", role: "search" },
        make("label", { for: "status" }, "Status"), status,
        make("label", { for: "find" }, "Find"), find, total,
      ),
      place),
    commands: { after: () => table.move(1), before: () => table.move(-1), submit: () => table.open() },
    shown() { show(); table.focus(); },
  };
}
