import { describe, expect, it } from '@jest/globals';
import type { BenchTask } from '../../../src/domain/training/bench.ts';
import { trainClassifier } from '../../../src/nlu/intent/intent-classifier.ts';
import { openModel } from '../../../src/nlu/training/open-model.ts';
import { runBench } from '../../../src/nlu/training/run-bench.ts';
import { buildBusiness } from '../../support/build-business.ts';
import { buildIntent } from '../../support/build-nlu.ts';

const intents = [
  buildIntent('info.price', 'сколько стоит', 'how much'),
  buildIntent('booking.cancel', 'отмените запись', 'cancel it'),
  buildIntent('None', 'погода завтра', 'weather report'),
];
const NOW = new Date('2026-11-10T12:00:00Z');

describe('A candidate', () => {
  const task = async (seconds: number): Promise<BenchTask> => ({
    intents,
    running: { intents, model: (await trainClassifier(intents)).save() },
    seconds,
    labelled: [
      { text: 'сколько стоит у вас', locale: 'ru', actual: 'info.price', weight: 3 },
      { text: 'сколько стоит', locale: 'ru', actual: 'info.price', weight: 1 },
    ],
    replay: [{ text: 'отмените запись', locale: 'ru', at: NOW }],
    business: buildBusiness(),
  });
  const quiet = { progress: () => undefined, check: () => undefined };

  it('is measured on what it has not seen, beside what runs, and asked about real messages', async () => {
    const steps: string[] = [];
    const { evaluation, replay } = await runBench(await task(600), {
      ...quiet,
      progress: ({ step }) => void steps.push(step),
    });
    expect(evaluation).toMatchObject({ trained: 36, tested: 36, folds: 5, notes: [] });
    expect(evaluation.accuracy.value).toBeGreaterThan(0.7);
    expect(evaluation.folded?.difference).toMatchObject({ value: 0 });
    // The other one was learned: whoever knows it by heart proves nothing.
    expect(evaluation.live).toMatchObject({ candidate: { count: 1, value: 1 }, leftOut: 1 });
    expect(evaluation.curve?.shares).toEqual([0.5, 0.75, 1]);
    expect(replay).toMatchObject([{ candidate: { intents: [{ intent: 'booking.cancel' }] } }]);
    expect([...new Set(steps)]).toEqual(['train', 'replay', 'ask', 'folds', 'compare', 'curve']);
  });

  it('is measured by less where there is no time, and says so', async () => {
    const { evaluation } = await runBench(await task(0), quiet);
    expect(evaluation).toMatchObject({ folds: 2, folded: null, curve: null });
    expect(evaluation.notes).toHaveLength(3);
  });

  it('ends as soon as it is called off', async () => {
    const check = () => {
      throw new Error('called off');
    };
    await expect(runBench(await task(0), { ...quiet, check })).rejects.toThrow('called off');
  });
});

describe('A kept model', () => {
  const kept = async () => ({
    version: (await versionOf()) ?? '',
    bytes: new TextEncoder().encode(JSON.stringify((await trainClassifier(intents)).save())),
  });
  const versionOf = async () => {
    const saved = (await trainClassifier(intents)).save();
    return typeof saved === 'object' && saved !== null && 'version' in saved ? String(saved.version) : null;
  };

  it('is opened when it knows its own samples', async () => {
    expect((await openModel(await kept(), intents)).kind).toBe('opened');
  });

  it('is broken when it is cut short, or knows something else', async () => {
    const model = await kept();
    expect(await openModel({ ...model, bytes: model.bytes.subarray(0, 500) }, intents)).toMatchObject({
      kind: 'broken',
    });
    const others = intents.map((one, at) => ({ ...one, intent: intents[(at + 1) % intents.length]?.intent ?? '' }));
    expect(await openModel(model, others)).toEqual({
      kind: 'broken',
      reason: expect.stringContaining('of its own samples'),
    });
  });

  it('of another version is trained anew, not read', async () => {
    expect(await openModel({ ...(await kept()), version: '0' }, intents)).toEqual({ kind: 'other_version' });
  });
});
