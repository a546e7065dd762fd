// What people ask the list with: a search, a model, provenances, an order, pages.

/** The controls of `wish`; `changed` is called when it is another. Returns `{ element, show, focus, search }`. */
function traceControls(data, wish, changed) {
  const query = make("input", {
    type: "search", id: "trace-query", autocomplete: "off", spellcheck: "false", "aria-describedby": "trace-query-help",
    input: settled(150, () => changed({ query: query.value })),
  });
  const model = choice("trace-model", [["", "all models"], ...data.models.map((name) => [name, name])],
    (value) => changed({ model: value }));
  const order = choice("trace-order", ordersOf(data).map((name) => [name, orders[name].label]),
    (value) => changed({ order: value }));
  const reversed = checkBox("reversed", (isOn) => changed({ isReversed: isOn }));
  const keys = checkBox("single keys", (isOn) => changed({ hasKeys: isOn }));
  const kinds = provenanceBoxes(data, wish, changed);
  return {
    query,
    element: make("div", { class: "trace-controls", role: "search", "aria-label": "Traces" },
      make("p", { class: "ask" }, make("label", { for: "trace-query" }, "Search"), query,
        data.isMany && [make("label", { for: "trace-model" }, "Model"), model],
        make("label", { for: "trace-order" }, "Sort by"), order, reversed.element),
      make("p", { class: "help", id: "trace-query-help" },
        "Words of the span or the prompt, a prompt’s or a row’s id. row:17 is the training row alone, “…” are words side by side.",
      ),
      kinds.element,
      make("p", { class: "help" }, keys.element, " ", keyNames.map(([sign, does], index) => (
        [index > 0 && " · ", make("kbd", {}, sign), ` ${does}`]
      )))),
    show(now, counted) {
      if (document.activeElement !== query) query.value = now.query;
      model.value = now.model;
      order.value = now.order;
      reversed.box.checked = now.isReversed;
      keys.box.checked = now.hasKeys;
      kinds.show(now, counted);
    },
  };
}

const keyNames = [
  ["/", "search"], ["j", "or ↓ next"], ["k", "or ↑ previous"], ["Enter", "opens"], ["Escape", "closes"],
];

function choice(id, options, changed) {
  const list = make("select", { id, change: () => changed(list.value) },
    options.map(([value, label]) => make("option", { value }, label)));
  return list;
}

function checkBox(label, changed) {
  const box = make("input", { type: "checkbox", change: () => changed(box.checked) });
  return { box, element: make("label", { class: "box" }, box, " ", label) };
}

/** A box a provenance with how many there are; unticked, its traces are not listed. */
function provenanceBoxes(data, wish, changed) {
  const present = new Set(data.lines.map((line) => data.provenances[line[2]]));
  const boxes = data.provenances.filter((name) => present.has(name)).map((name) => {
    const number = make("small");
    const label = [make("i", { class: `key p-${name}` }), name, " ", number];
    const box = checkBox(label, (isOn) => {
      const hidden = new Set(wish().hidden);
      if (isOn) hidden.delete(name);
      else hidden.add(name);
      changed({ hidden });
    });
    return { name, number, ...box };
  });
  return {
    element: make("fieldset", { class: "filter" }, make("legend", {}, "Show"), boxes.map((box) => box.element)),
    show(now, counted) {
      for (const { name, number, box } of boxes) {
        box.checked = !now.hidden.has(name);
        number.textContent = count(counted.get(name) ?? 0);
      }
    },
  };
}

/** Previous and next. Returns `{ element, show(place, last) }`. */
function pageButtons(turn) {
  const before = make("button", { type: "button", click: () => turn(-1) }, "Previous");
  const after = make("button", { type: "button", click: () => turn(1) }, "Next");
  const where = make("span");
  const element = make("nav", { class: "pages", "aria-label": "Pages of traces" }, before, " ", where, " ", after);
  return {
    element,
    show(place, last) {
      element.hidden = last === 1;
      where.textContent = `page ${count(place)} of ${count(last)}`;
      before.disabled = place === 1;
      after.disabled = place === last;
    },
  };
}
