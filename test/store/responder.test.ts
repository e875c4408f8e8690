import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEFAULT_RESPONDER } from '../../src/domain/responder/responder-settings.ts';
import type { Answer } from '../../src/engine/ports.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { readResponder } from '../../src/store/read-setting.ts';
import { keepReply } from '../../src/store/responder/keep-reply.ts';
import { openPurse } from '../../src/store/responder/purse.ts';
import { dialogTokens, responderDays, responderReceipts } from '../../src/store/responder/responder-days.ts';
import { testDatabaseUri } from '../support/mongod.ts';

const NOW = new Date('2026-11-20T09:00:00Z');

describe('What the responder may cost', () => {
  let store: Store;
  beforeAll(async () => {
    store = await openStore(testDatabaseUri('responder'));
  });
  afterAll(() => store.close());

  const purse = (dialogId: string, date: string, limits: Partial<typeof DEFAULT_RESPONDER>) =>
    openPurse(store, { dialogId, date, now: NOW, settings: { ...DEFAULT_RESPONDER, ...limits } });

  it('stays within the day however many processes ask at once, and says when it was first spent', async () => {
    const date = '2026-11-20';
    const asked = await Promise.all(
      Array.from({ length: 40 }, (_, at) => purse(`d${at}`, date, { dailyTokens: 10_000 }).reserve(1_000)),
    );
    expect(asked.filter((room) => room === 'reserved')).toHaveLength(10);
    expect(asked.filter((room) => room === 'day')).toHaveLength(30);
    expect(await store.responderDays.findOne({ _id: date })).toMatchObject({ tokens: 10_000, spentAt: NOW });
    // What the day has refused is no cost of the dialog.
    const costs = await Promise.all(asked.map((_, at) => dialogTokens(store, `d${at}`)));
    expect(costs.reduce((sum, tokens) => sum + tokens, 0)).toBe(10_000);
  });

  it('is spent from the start where the day has no room for one question', async () => {
    const date = '2026-11-19';
    const asked = await Promise.all([1, 2].map((at) => purse(`f${at}`, date, { dailyTokens: 500 }).reserve(1_000)));
    expect(asked).toEqual(['day', 'day']);
    expect(await store.responderDays.findOne({ _id: date })).toMatchObject({ tokens: 0, spentAt: NOW });
  });

  it('stays within the dialog and within the reply, and gives back what was not needed', async () => {
    const date = '2026-11-21';
    const one = purse('e1', date, { dialogTokens: 5_000, replyTokens: 3_000 });
    expect(await one.reserve(3_000)).toBe('reserved');
    expect(await one.reserve(1)).toBe('reply');
    await one.settle(3_000, 1_200);
    expect(await one.reserve(1_800)).toBe('reserved');
    await one.settle(1_800, 1_800);
    expect(await purse('e1', date, { dialogTokens: 5_000 }).reserve(2_500)).toBe('dialog');
    expect(await dialogTokens(store, 'e1')).toBe(3_000);
    expect((await responderDays(store, date, date))[0]?.tokens).toBe(3_000);
  });

  it('is counted by day with each answer, which is counted once', async () => {
    const date = '2026-11-22';
    const answer: Answer = {
      kind: 'answer',
      text: 'Да.',
      receipt: { by: 'gpt', passages: [], tools: [], tokens: { prompt: 900, completion: 50 }, cost: 0.0002, tries: 1 },
    };
    const kept = { id: 'm1', answer, at: NOW, dialogId: 'e2', date };
    await Promise.all([keepReply(store, kept), keepReply(store, kept)]);
    const refused: Answer = {
      kind: 'unsure',
      receipt: { by: 'retrieval', passages: [], tools: [], rejected: 'deadline' },
    };
    await keepReply(store, { ...kept, id: 'm2', answer: refused });
    expect(await responderDays(store, date, date)).toMatchObject([
      { id: date, prompt: 900, completion: 50, cost: 0.0002, byGpt: 1, unsure: 1, rejected: 1 },
    ]);
    expect((await responderReceipts(store, { date, most: 10 })).map(({ id }) => id)).toEqual(['m2', 'm1']);
  });

  it('has defaults until somebody changes it, also for what came later', async () => {
    expect(await readResponder(store)).toEqual(DEFAULT_RESPONDER);
    const { historyTurns: _later, ...older } = { ...DEFAULT_RESPONDER, dailyTokens: 5 };
    await store.raw('settings').updateOne({ _id: 'responder' }, { $set: { value: older } }, { upsert: true });
    expect(await readResponder(store)).toEqual({ ...DEFAULT_RESPONDER, dailyTokens: 5 });
  });
});
