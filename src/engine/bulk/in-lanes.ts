import { setImmediate as yieldToOthers } from 'node:timers/promises';

/** So few are decided and committed at a time: messages that come meanwhile share their commit and wait no longer than that. */
const AT_ONCE = 20;
/** While one handful is being committed, the next one is loaded and decided. */
const LANES = 2;

/** Works off the items by handfuls, until all are done or the work says false; whether it went to the end. */
export async function inLanes<T>(
  items: readonly T[],
  work: (some: readonly T[]) => Promise<boolean>,
): Promise<boolean> {
  let next = 0;
  let goesOn = true;

  async function lane(): Promise<void> {
    while (goesOn && next < items.length) {
      const some = items.slice(next, next + AT_ONCE);
      next += AT_ONCE;
      if (!(await work(some))) goesOn = false;
      await yieldToOthers();
    }
  }

  await Promise.all(Array.from({ length: LANES }, lane));
  return goesOn;
}
