// How the review stands: progress, agreement, and for adjudicators who judged how much.

function agreementWords(title, alpha) {
  if (alpha.undefined !== undefined) return make("p", {}, make("b", {}, title), " α undefined: ", alpha.undefined);
  return make("p", {}, make("b", {}, title), " α ", make("b", { class: "number" }, alpha.alpha.toFixed(2)), alpha.low !== null && ` [${alpha.low.toFixed(2)}, ${alpha.high.toFixed(2)}]`);
}

function agreementPart(agreement) {
  if (!agreement) return make("p", { class: "soft" }, "No task has two verdicts yet: agreement is not told.");
  return [agreementWords("Hallucination", agreement.hallucination), agreementWords("Related", agreement.related),
    make("p", { class: "soft" }, `Krippendorff, 95 %, over ${plural(agreement.tasks, "task")} with two verdicts or more, before decisions`)];
}

function expertsTable(experts) {
  return make("details", { class: "experts" }, make("summary", {}, plural(experts.length, "expert")),
    make("table", { class: "figures" }, make("thead", {}, make("tr", {}, ["Name", "Role", "Judged", "Holds"].map((name) => make("th", { scope: "col" }, name)))),
      make("tbody", {}, experts.map((one) => make("tr", {}, make("th", { scope: "row" }, isolated(one.name)), make("td", {}, one.role),
        make("td", {}, one.judged.toLocaleString("en")), make("td", {}, one.held.toLocaleString("en")))))));
}

function overviewHeader(overview) {
  const { judged, skipped, queue } = overview.progress;
  const meter = make("progress", { max: Math.max(1, queue.wanted), value: queue.given, "aria-label": "Verdicts given" });
  return [
    make("div", { class: "overview-part" },
      make("p", {}, make("b", { class: "number" }, queue.given.toLocaleString("en")), ` of ${queue.wanted.toLocaleString("en")} verdicts given`), meter,
      make("p", { class: "soft" }, `${queue.done.toLocaleString("en")} of ${queue.tasks.toLocaleString("en")} tasks done, ${queue.disputed.toLocaleString("en")} disputed · ${judged.toLocaleString("en")} judged by you, ${skipped.toLocaleString("en")} skipped`)),
    make("div", { class: "overview-part" }, agreementPart(overview.agreement)),
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
    table = queueTable(filters, (count) => { total.textContent = plural(count, "task"); });
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

  const find = make("input", { type: "search", id: "find", placeholder: "Words", dir: "auto", value: filters.find, input: settled(250, () => { filters.find = find.value.trim(); changed(); }) });
  const status = make("select", { id: "status", change: () => { filters.status = status.value; changed(); } },
    make("option", { value: "all" }, "All"), ["open", "held", "done", "disputed", "decided", "flagged"].map((name) => make("option", { value: name }, `${statuses[name][0]} ${statuses[name][1]}`)));
  status.value = filters.status;
  find.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "Enter") { event.preventDefault(); table.focus(); }
  });
  return {
    title: "Queue", route: "queue",
    element: make("div", { class: "queue-page" }, make("h1", {}, page.me.role === "adjudicator" ? "Queue" : "My tasks"),
      make("div", { class: "overview" }, overviewHeader(overview)),
      make("div", { class: "filters", role: "search" }, make("label", { for: "status" }, "Status"), status, make("label", { for: "find" }, "Find"), find, total),
      place),
    commands: { after: () => table.move(1), before: () => table.move(-1), submit: () => table.open() },
    shown() { show(); table.focus(); },
  };
}
