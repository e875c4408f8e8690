import { describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { createBatcher } from '../../src/store/batcher.ts';

/** A batch that is under way until the test ends it. */
interface Go {
  items: readonly string[];
  end(): void;
  fail(error: Error): void;
}

function play({ most = 10 } = {}) {
  const goes: Go[] = [];
  const add = createBatcher<string, string>({
    most,
    run: (items) =>
      new Promise((resolve, reject) => {
        goes.push({ items, end: () => resolve(items.map((item) => `${item}!`)), fail: reject });
      }),
  });
  return { goes, add };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('a batcher', () => {
  it('takes together what comes in one breath, and gives each its own result', async () => {
    const { goes, add } = play();
    const results = Promise.all([add('a'), add('b'), add('c')]);
    await turn();
    expect(goes.map(({ items }) => items)).toEqual([['a', 'b', 'c']]);
    goes[0]?.end();
    expect(await results).toEqual(['a!', 'b!', 'c!']);
  });

  it('lets nobody wait for company, and gathers those that come while it is busy', async () => {
    const { goes, add } = play();
    const first = add('a');
    await turn();
    expect(goes).toHaveLength(1);
    const others = [add('b'), add('c')];
    await turn();
    others.push(add('d'));
    await turn();
    expect(goes).toHaveLength(1);
    goes[0]?.end();
    expect(await first).toBe('a!');
    await turn();
    expect(goes[1]?.items).toEqual(['b', 'c', 'd']);
    goes[1]?.end();
    expect(await Promise.all(others)).toEqual(['b!', 'c!', 'd!']);
  });

  it('runs one batch at a time, and none larger than it may', async () => {
    const { goes, add } = play({ most: 2 });
    const all = Promise.all(['a', 'b', 'c', 'd', 'e'].map(add));
    const sizes: string[][] = [];
    for (let at = 0; at < 3; at++) {
      await turn();
      expect(goes).toHaveLength(at + 1);
      sizes.push([...(goes[at]?.items ?? [])]);
      goes[at]?.end();
    }
    expect(sizes).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
    expect(await all).toEqual(['a!', 'b!', 'c!', 'd!', 'e!']);
  });

  it('tells all of a batch that it has failed, and goes on with the next', async () => {
    const { goes, add } = play();
    const failed = Promise.allSettled([add('a'), add('b')]);
    await turn();
    const next = add('c');
    goes[0]?.fail(new Error('the database is away'));
    expect((await failed).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await turn();
    goes[1]?.end();
    expect(await next).toBe('c!');
  });

  it('fails an item for which a batch gave no result, and not the others', async () => {
    const add = createBatcher<string, string>({ most: 9, run: async ([first]) => [`${first}!`] });
    const results = await Promise.allSettled([add('a'), add('b')]);
    expect(results).toMatchObject([{ value: 'a!' }, { status: 'rejected' }]);
  });

  it('keeps goes apart under load, and lets a lone item wait for nothing', async () => {
    const began: number[] = [];
    const add = createBatcher<string, string>({
      most: 9,
      spacingMs: 60,
      run: async (items) => {
        began.push(performance.now());
        return items;
      },
    });
    // The test's own clock: a busy machine must not decide.
    jest.useFakeTimers({ doNotFake: ['queueMicrotask', 'setImmediate', 'nextTick'] });
    try {
      // The first goes have one item each: the next must not be held back by a timer.
      await add('a');
      await add('b');
      await Promise.all([add('c'), add('d')]);
      const held = add('e');
      await turn();
      jest.advanceTimersByTime(59);
      await turn();
      expect(began).toHaveLength(3);
      jest.advanceTimersByTime(1);
      await held;
      await add('f');
    } finally {
      jest.useRealTimers();
    }
    const gap = (index: number) => (began[index] ?? 0) - (began[index - 1] ?? 0);
    expect(began).toHaveLength(5);
    expect(gap(3)).toBeGreaterThanOrEqual(59);
    expect(Math.min(gap(1), gap(2), gap(4))).toBeLessThan(59);
  });

  it('gives every item its own result, once, whatever comes when', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat({ max: 3 }), { maxLength: 60 }),
        fc.integer({ min: 1, max: 7 }),
        fc.constantFrom(undefined, 1, 3),
        async (pauses, most, spacingMs) => {
          let running = 0;
          let highest = 0;
          const seen: number[] = [];
          const add = createBatcher<number, number>({
            most,
            ...(spacingMs !== undefined && { spacingMs }),
            async run(items) {
              expect(items.length).toBeLessThanOrEqual(most);
              running += 1;
              highest = Math.max(highest, running);
              seen.push(...items);
              for (let n = 0; n < items.length % 3; n++) await turn();
              running -= 1;
              return items.map((item) => item * 2);
            },
          });
          const results: Promise<number>[] = [];
          for (const [index, pause] of pauses.entries()) {
            for (let n = 0; n < pause; n++) await Promise.resolve();
            results.push(add(index));
          }
          expect(await Promise.all(results)).toEqual(pauses.map((_, index) => index * 2));
          expect(seen).toEqual(pauses.map((_, index) => index));
          expect(highest).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: 60 },
    );
  });
});
