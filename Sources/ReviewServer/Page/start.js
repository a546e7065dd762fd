// Where the page is, who reads it, and what each place shows.

/** `me`: who is signed in; `here`: the present view; `route`: the place in the address. */
const page = { me: null, here: null, route: { kind: "open" }, isUndoing: false };

function routeOf(hash) {
  const [path, query = ""] = hash.replace(/^#\/?/, "").split("?");
  const [place, id, rest] = path.split("/");
  if (place === "task" && id) return { kind: rest === "dispute" ? "dispute" : "task", id: decoded(id) };
  if (place === "queue") return { kind: "queue", query: new URLSearchParams(query) };
  return { kind: "open" };
}

function decoded(text) {
  try { return decodeURIComponent(text); } catch { return text; }
}

/** Goes to a place, or shows it anew. */
function go(hash) {
  if (location.hash === hash) route();
  else location.hash = hash;
}

async function viewAt({ kind, id, query }) {
  if (kind === "queue") return queueView(query);
  if (kind === "dispute") return disputeView(id);
  const task = kind === "task" ? (await ask(taskPath(id))).task : await openTask();
  if (task === null) return restView();
  return task.closed ? revealedView(task) : taskView(task);
}

let journey = 0;

/** Shows the place in the address; a slower answer for an earlier place is dropped. */
async function route() {
  const mine = journey += 1;
  page.route = routeOf(location.hash);
  awaitDigit(null);
  try {
    const view = await viewAt(page.route);
    if (mine === journey) show(view);
    else view.left?.();
  } catch (problem) {
    if (mine !== journey) return;
    tell(problem, ["Try again", route], ["To the open task", () => go("#/")]);
    if (page.here === null) replace(byID("main"), make("p", { class: "calm" }, "Nothing could be shown."));
  }
}

function show(view) {
  const main = byID("main");
  // On the first view the focus stays where the browser begins; later it must not be lost with what is replaced.
  const held = page.here !== null && (main.contains(document.activeElement) || document.activeElement === document.body);
  page.here?.left?.();
  page.here = view;
  replace(main, view.element);
  document.body.dataset.place = page.route.kind;
  document.title = `${view.title} · ${page.me.audit} · Spoor review`;
  dismissNotices();
  showBar();
  showPlaces();
  scrollTo(0, 0);
  if (held) main.focus({ preventScroll: true });
  view.shown?.();
  say(view.title);
}

function showPlaces() {
  byID("audit").textContent = page.me.audit;
  const place = (hash, title, kinds, action) => make(
    "a", { href: hash, "aria-current": kinds.includes(page.route.kind) ? "page" : null }, title, " ",
    action && hint(action),
  );
  replace(byID("places"),
    place("#/", "Judge", ["open", "task"]), place(
      "#/queue", page.me.role === "adjudicator" ? "Queue" : "My tasks", ["queue", "dispute"], "queue",
    ),
    button("Guidelines", { class: "plain", click: toggleGuidelines }, "guidelines"),
    make("span", { class: "who" }, isolated(page.me.name), page.me.role === "adjudicator" && " (adjudicator)"));
}

const everywhere = {
  queue: () => go(page.route.kind === "queue" ? "#/" : "#/queue"),
  guidelines: toggleGuidelines, help, undo,
};

/** Does an action where it means something. Returns whether it did. */
function perform(action) {
  const act = page.here?.commands[action] ?? everywhere[action];
  if (!act || !page.me) return false;
  if (act() === false) notifyKey(`Both are answered: ${keyFor("hallucination")} or ${keyFor("related")} to change, Enter to save.`);
  return true;
}

function showSignIn(problem = null) {
  page.me = page.here = null;
  byID("bar").hidden = true;
  byID("places").replaceChildren();
  dismissNotices();
  replace(byID("main"), make("div", { class: "calm" },
    make("h1", {}, "Open your personal link"),
    problem && make("p", {}, make("b", {}, problem)),
    make("p", {}, "This review is by invitation: the link you were sent signs you in, once, in this browser."),
    make("p", {},
      "If you have none, or it was used before, ask whoever runs the review for a new one. They make it with",
    ),
    make("pre", {}, make("code", {}, "spoor review AUDIT --invite NAME"))));
}

/** Exchanges a personal link's token for a session. The token leaves the address at once. */
async function join(token) {
  history.replaceState(null, "", location.pathname + "#/");
  return ask("join", { token });
}

async function start() {
  showTheme();
  addEventListener("hashchange", () => {
    if (/^#join=/.test(location.hash)) location.reload();
    else if (page.me && (location.hash === "" || location.hash.startsWith("#/"))) route();
  });
  const token = /^#join=(.+)$/.exec(location.hash)?.[1];
  try {
    page.me = token ? await join(decoded(token)) : await ask("me");
  } catch (problem) {
    if (problem instanceof Refusal && !problem.isPassing) return showSignIn(token ? problem.message : null);
    tell(problem, ["Try again", () => location.reload()]);
    return replace(byID("main"), make("p", { class: "calm" }, "The review could not be opened."));
  }
  // An adjudicator's work lies in the queue; the open task would be held for them without being asked for.
  if (page.me.role === "adjudicator" && (token || location.hash === "")) history.replaceState(null, "", "#/queue");
  buildBar();
  showPlaces();
  listenForKeys(perform);
  byID("past").addEventListener("click", () => byID("main").focus());
  await route();
  return welcome();
}

start();
