import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type FuzzRig, startFuzzRig } from '../support/fuzz/fuzz-rig.ts';

/** The same requests at every run, unless another is asked for; `npm run bench:fuzz` goes on longer. */
const SEED = Number(process.env.FUZZ_SEED ?? 7);
const EACH = Number(process.env.FUZZ_EACH ?? 2);

describe('The API, asked at random by its own document', () => {
  let rig: FuzzRig;
  beforeAll(async () => {
    rig = await startFuzzRig();
  });
  afterAll(() => rig?.stop());

  it('never fails, and never answers what it is not documented to answer', async () => {
    const { faults, requests, operations } = await rig.fuzz({ seed: SEED, each: EACH, rounds: 2 });
    expect(faults).toEqual([]);
    expect(operations).toBeGreaterThan(150);
    expect(requests).toBeGreaterThan(operations * EACH);
  });
});
