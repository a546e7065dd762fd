// Saving: what is being sent, what was, what could not be. Leaving warns while something is on its way.

const saving = { pending: 0, show: () => {}, retry: null };

addEventListener("beforeunload", (event) => {
  if (saving.pending > 0) event.preventDefault();
});

/** The wait before another attempt, in seconds: doubled each time, half a minute at most. */
function backoff(attempt) {
  return Math.min(30, 2 ** attempt);
}

/** Waits, counting down, until the time is up or somebody presses Retry. */
async function waitToRetry(seconds, problem) {
  for (let left = seconds; left > 0; left -= 1) {
    saving.show({ state: "failed", words: `Not saved: ${problem} Again in ${left} s.`, isWaiting: true });
    const pressed = new Promise((done) => { saving.retry = () => done(true); });
    if (await Promise.race([pressed, pause(1000).then(() => false)])) break;
  }
  saving.retry = null;
}

/**
 * Sends until it is saved; `send` makes the request anew each time, from what is on the page then.
 * Throws a `Refusal` that asking again would not mend.
 */
async function saved(send) {
  saving.pending += 1;
  try {
    for (let attempt = 0; ; attempt += 1) {
      saving.show({ state: "saving", words: "Saving…" });
      try {
        const answer = await send();
        saving.show({ state: "saved", words: `Saved ${clock(answer.saved ?? Date.now())}` });
        return answer;
      } catch (problem) {
        if (!(problem instanceof Refusal) || !problem.isPassing) {
          // A notice says why.
          saving.show({ state: "failed", words: "Not saved" });
          throw problem;
        }
        await waitToRetry(backoff(attempt), problem.message);
      }
    }
  } finally {
    saving.pending -= 1;
  }
}
