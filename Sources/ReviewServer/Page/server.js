// What the page asks of the server. A refusal says what and how to mend it, in words for people.

/** A request that the server refused, or could not be asked (status 0). */
class Refusal extends Error {
  constructor(status, problem, remedy) {
    super(problem);
    this.status = status;
    this.remedy = remedy;
  }

  /** Whether asking again later may help. */
  get isPassing() {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

async function refusal(response) {
  try {
    const { error } = await response.json();
    return new Refusal(response.status, error.problem, error.remedy);
  } catch {
    return new Refusal(response.status, `The server answered ${response.status}.`, null);
  }
}

/** Asks: a GET without a body, a POST with one. Returns the JSON, throws a `Refusal`. */
async function ask(path, body) {
  const request = body === undefined ? {} : {
    method: "POST", body: JSON.stringify(body), headers: { "Content-Type": "application/json" },
  };
  let response;
  try {
    response = await fetch(
      "/api/" + path, { cache: "no-store", credentials: "same-origin", signal: AbortSignal.timeout(30000), ...request },
    );
  } catch (cause) {
    throw cause.name === "TimeoutError" ? new Refusal(0, "The server took longer than 30 seconds.", null)
      : new Refusal(0, "The server does not answer.", "Is 'spoor review' still running?");
  }
  if (!response.ok) throw await refusal(response);
  try {
    return await response.json();
  } catch {
    throw new Refusal(0, "The server's answer broke off.", null);
  }
}

/** A task's path; ids hold nothing to escape, but what the address bar holds may. */
function taskPath(id, rest = "") {
  return `tasks/${encodeURIComponent(id)}${rest}`;
}
