import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { DEFAULT_LIMITS } from '../../src/http/limits.ts';
import { ProblemView } from '../../src/http/problem.ts';
import { createAwakeClock } from '../support/awake-clock.ts';
import { type HttpFixture, startHttp } from '../support/start-http.ts';

describe('A route whose database', () => {
  let http: HttpFixture;
  let kpis: () => Promise<never>;
  beforeAll(async () => {
    http = await startHttp({ deps: { limits: DEFAULT_LIMITS, books: { open: () => kpis(), journeys: () => kpis() } } });
  });
  afterAll(() => http.stop());

  const ask = () => http.asApi('/api/v1/kpis?from=2026-11-01&to=2026-11-10');

  it('check 14: does not answer is answered by 503 in less than 5 seconds, and what comes later is dropped', async () => {
    let fail: (error: Error) => void = () => {};
    const late = new Promise<never>((_, reject) => {
      fail = reject;
    });
    kpis = () => late;
    const clock = createAwakeClock();
    const answer = await ask();
    expect(clock.now()).toBeLessThan(5_000);
    clock.stop();
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
    expect(ProblemView.parse(await answer.json()).detail).toMatch(/no answer in time/);
    fail(new Error('far too late'));
    await new Promise((resolve) => setImmediate(resolve));
    expect(http.logged()).not.toContain('far too late');
  });

  it('is told to be away is answered by 503 at once, without insides', async () => {
    kpis = async () => {
      throw new mongoose.mongo.MongoNetworkError('connection 7 to 10.0.0.7:27017 closed');
    };
    const answer = await ask();
    expect(answer.status).toBe(503);
    expect(await answer.text()).not.toContain('10.0.0.7');
  });
});
