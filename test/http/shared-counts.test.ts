import { describe, expect, it } from '@jest/globals';
import { sharedStore } from '../../src/http/shared-counts.ts';

const WINDOW = 60_000;

describe('Requests counted by several processes', () => {
  /** One place where all of them tell what they have counted, unless it is away. */
  function rig() {
    let now = 1_000 * WINDOW;
    let isAway = false;
    let told = 0;
    const sums = new Map<string, number>();
    const counts = async (id: string, hits: number) => {
      if (isAway) throw new Error('away');
      told += 1;
      sums.set(id, (sums.get(id) ?? 0) + hits);
      return sums.get(id) ?? 0;
    };
    const start = () => sharedStore('test', WINDOW, counts, () => now);
    const away = (is: boolean) => {
      isAway = is;
    };
    const pass = async (ms: number) => {
      await new Promise((resolve) => setImmediate(resolve));
      now += ms;
    };
    return { start, pass, away, told: () => told, sums };
  }
  const hit = async (store: ReturnType<typeof sharedStore>, times = 1) => {
    let hits = 0;
    for (let n = 0; n < times; n++) hits = (await store.increment('key')).totalHits;
    return hits;
  };

  it('are one sum for all, known to each a second later', async () => {
    const { start, pass } = rig();
    const [one, two] = [start(), start()];
    expect(await hit(one, 10)).toBe(10);
    // Of the ten it knows the first one: that was told at once.
    expect(await hit(two, 5)).toBe(6);
    await pass(1_000);
    await hit(one);
    await hit(two);
    await pass(1_000);
    await hit(one);
    await pass(0);
    expect(await hit(one)).toBe(19);
  });

  it('cost a write a second, however many they are', async () => {
    const { start, pass, told } = rig();
    const store = start();
    for (let second = 0; second < 5; second++) {
      await hit(store, 200);
      await pass(1_000);
    }
    expect(told()).toBe(5);
  });

  it('begin anew with each minute, and are not mixed up with those of another asker', async () => {
    const { start, pass } = rig();
    const store = start();
    await hit(store, 30);
    expect((await store.increment('other')).totalHits).toBe(1);
    await pass(WINDOW);
    expect(await hit(store)).toBe(1);
  });

  it('go on by themselves without the database, and lose nothing', async () => {
    const { start, pass, away, sums } = rig();
    const store = start();
    away(true);
    expect(await hit(store, 7)).toBe(7);
    await pass(1_000);
    expect(await hit(store)).toBe(8);
    await pass(1_000);
    away(false);
    await hit(store);
    await pass(0);
    expect([...sums.values()]).toEqual([9]);
  });
});
