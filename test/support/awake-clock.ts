const LOOK_EVERY_MS = 10;
/** A longer pause between two looks is the machine's: it had other things to do. */
const LONGEST_STEP_MS = 40;

export interface AwakeClock {
  /** Ms that this process has lived since the clock was made. */
  now(): number;
  stop(): void;
}

/**
 * A clock that stands while its process does. For tests of how soon something is done on a machine that does much else: what hangs goes on
 * by this clock, too, but a thread that was not let run for a second has not waited for that second.
 */
export function createAwakeClock(): AwakeClock {
  let lived = 0;
  let last = performance.now();
  const look = () => {
    const now = performance.now();
    lived += Math.min(now - last, LONGEST_STEP_MS);
    last = now;
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  timer.unref();
  return {
    now() {
      look();
      return lived;
    },
    stop: () => clearInterval(timer),
  };
}
