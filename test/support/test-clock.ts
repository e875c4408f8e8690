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

export const createTestClock = (start = START): TestClock => testClock(start, () => performance.now());

/** Stands until it is put forward: however slow the machine is, no time passes between two steps of a test. */
export const createStillClock = (start = START): TestClock => testClock(start, () => 0);

function testClock(start: Date, passed: () => number): TestClock {
  let base = start.getTime();
  let since = passed();
  const at = () => base + (passed() - since);
  const set = (ms: number) => {
    base = ms;
    since = passed();
  };
  return {
    now: () => new Date(at()),
    random: () => 0.5,
    newId: () => new mongoose.Types.ObjectId().toHexString(),
    set: (to) => set(to.getTime()),
    advance: ({ minutes = 0, hours = 0, days = 0 }) => set(at() + ((days * 24 + hours) * 60 + minutes) * 60_000),
  };
}
