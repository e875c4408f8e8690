import { newId } from '../store/new-id.ts';

/** The program's time during a replay. */
export interface ReplayClock {
  now(): Date;
  random(): number;
  newId(): string;
  /** Puts the time forward; a moment that is over changes nothing. */
  moveTo(moment: Date): void;
}

/** Stands at what is being played, and runs on from there: leases and pauses of the engine need time that passes. */
export function createReplayClock(start: Date): ReplayClock {
  let base = start.getTime();
  let since = performance.now();
  const now = () => base + (performance.now() - since);
  return {
    now: () => new Date(now()),
    // Only spreads repeated tries, of which a replay has none.
    random: () => 0.5,
    newId,
    moveTo(moment) {
      base = Math.max(now(), moment.getTime());
      since = performance.now();
    },
  };
}
