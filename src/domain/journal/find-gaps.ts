/** One update of a channel whose provider numbers them one by one, and when it came to us. */
export interface Numbered {
  number: number;
  at: Date;
}

/** Updates that the provider has numbered and that never came: those between `after` and `before`. */
export interface Gap {
  after: number;
  before: number;
  missing: number;
  /** When the two neighbours came, the earlier one first. */
  from: Date;
  to: Date;
}

/**
 * After a week without updates Telegram goes on from a random number. It keeps an update for a day while it cannot be delivered, so a
 * week without updates there may be six days here.
 */
const NUMBERED_ANEW_AFTER_MS = 6 * 86_400_000;

/** Missing numbers, the earliest first. Updates may be in any order, and the same one twice counts once. */
export function findGaps(updates: readonly Numbered[]): Gap[] {
  return runsOf(updates).flatMap((run) => {
    const inOrder = [...run].sort((a, b) => a.number - b.number);
    return inOrder.flatMap((before, index) => {
      const after = inOrder[index - 1];
      const missing = after ? before.number - after.number - 1 : 0;
      return after && missing > 0 ? [gapBetween(after, before, missing)] : [];
    });
  });
}

/** Stretches of time within which the numbers go on one by one. */
function runsOf(updates: readonly Numbered[]): Numbered[][] {
  const runs: Numbered[][] = [];
  let last: Numbered | undefined;
  for (const update of [...updates].sort((a, b) => a.at.getTime() - b.at.getTime())) {
    const run = runs.at(-1);
    const isSilence = last && update.at.getTime() - last.at.getTime() >= NUMBERED_ANEW_AFTER_MS;
    if (run && !isSilence) run.push(update);
    else runs.push([update]);
    last = update;
  }
  return runs;
}

function gapBetween(after: Numbered, before: Numbered, missing: number): Gap {
  // Webhook calls run side by side, so a higher number may have come first.
  const [from, to] = after.at <= before.at ? [after.at, before.at] : [before.at, after.at];
  return { after: after.number, before: before.number, missing, from, to };
}
