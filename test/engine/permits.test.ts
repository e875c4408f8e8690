import { describe, expect, it } from '@jest/globals';
import { createPermits } from '../../src/engine/permits.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('permits', () => {
  it('let so many through at once, and the others in the order in which they came', async () => {
    const ask = createPermits(2);
    const through: string[] = [];
    const come = (name: string) =>
      ask().then((give) => {
        through.push(name);
        return give;
      });
    const all = ['a', 'b', 'c', 'd'].map(come);
    await turn();
    expect(through).toEqual(['a', 'b']);
    (await all[1])?.();
    await turn();
    expect(through).toEqual(['a', 'b', 'c']);
    (await all[0])?.();
    await turn();
    expect(through).toEqual(['a', 'b', 'c', 'd']);
  });

  it('given back twice free one place only', async () => {
    const ask = createPermits(1);
    const give = await ask();
    give();
    give();
    const second = await ask();
    let third = false;
    void ask().then(() => {
      third = true;
    });
    await turn();
    expect(third).toBe(false);
    second();
    await turn();
    expect(third).toBe(true);
  });
});
