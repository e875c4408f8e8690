import mongoose from 'mongoose';

/** A Tuesday, 10:00 in Moscow: far ahead, so that no job of Agenda and no expiry of MongoDB, which know the real time, cuts in. */
export const START = new Date('2031-03-04T07:00:00Z');

/** The program's clock, which runs on from its start and can be put forward. */
export interface TestClock {
  now(): Date;
  random(): number;
  newId(): string;
  set(to: Date): void;
  advance(by: { minutes?: number; hours?: number; days?: number }): void;
}

export function createTestClock(start = START): TestClock {
  let base = start.getTime();
  let since = performance.now();
  const at = () => base + (performance.now() - since);
  const set = (ms: number) => {
    base = ms;
    since = performance.now();
  };
  return {
    now: () => new Date(at()),
    random: () => 0.5,
    newId: () => new mongoose.Types.ObjectId().toHexString(),
    set: (to) => set(to.getTime()),
    advance: ({ minutes = 0, hours = 0, days = 0 }) => set(at() + ((days * 24 + hours) * 60 + minutes) * 60_000),
  };
}
