import { beforeAll, describe, expect, it } from '@jest/globals';
import type { IntentModel, Sample } from '../../../src/nlu/intent/intent-model.ts';
import { ownLearner } from '../../../src/nlu/intent/own-model.ts';

const sample =
  (intent: string) =>
  (text: string): Sample => ({ text, intent, locale: 'en' });
const FRUIT = ['a red apple', 'two apples please', 'ripe pears', 'an apple and a pear', 'sweet pear'].map(
  sample('fruit'),
);
const TOOLS = ['a heavy hammer', 'two hammers', 'sharp saws', 'a hammer and a saw', 'rusty saw'].map(sample('tool'));
/** Enough for the network: numbers tell the copies apart. */
const many = Array.from({ length: 60 }, (_, index) =>
  [...FRUIT, ...TOOLS].map((one) => ({ ...one, text: `${one.text} x${'abcdefghijk'[index % 11]}` })),
).flat();

describe.each([
  ['few samples', [...FRUIT, ...TOOLS]],
  ['enough samples for the network', many],
])('a model of %s', (_, samples) => {
  let model: IntentModel;
  beforeAll(async () => {
    model = await ownLearner.train(samples);
  });
  const best = async (text: string, one = model) => (await one.classify(text, 'en'))[0]?.intent;

  it('knows new sentences of known words', async () => {
    expect(await best('an apple')).toBe('fruit');
    expect(await best('the hammer')).toBe('tool');
  });

  it('reads over a typing slip', async () => {
    expect(await best('hamer')).toBe('tool');
  });

  it('scores every intent, and no text breaks it', async () => {
    for (const text of ['', ' ', '\0\u0001', '🤖', 'ы', 'constructor', 'apple '.repeat(20_000)]) {
      const scored = await model.classify(text, 'en');
      expect(scored.map(({ intent }) => intent).sort()).toEqual(['fruit', 'tool']);
      expect(scored.every(({ score }) => Number.isFinite(score))).toBe(true);
    }
  });

  it('answers the same after being saved and loaded', async () => {
    const loaded = await ownLearner.load(JSON.parse(JSON.stringify(model.save())));
    for (const text of ['an apple', 'saw', 'weather']) {
      expect(await loaded.classify(text, 'en')).toEqual(await model.classify(text, 'en'));
    }
  });

  it('is the same model when trained again', async () => {
    expect((await ownLearner.train(samples)).save()).toEqual(model.save());
  });
});

it.each(['scale', 'bias'])('refuses a model whose %s training drove out of bounds', async (part) => {
  const { linear, ...rest } = Object((await ownLearner.train([...FRUIT, ...TOOLS])).save());
  const broken = Buffer.from(Float32Array.of(Number.NaN, 1).buffer).toString('base64');
  await expect(ownLearner.load({ ...rest, linear: { ...linear, [part]: broken } })).rejects.toThrow('numbers');
});

it('refuses weights that do not fit the vocabulary', async () => {
  const saved = (await ownLearner.train([...FRUIT, ...TOOLS])).save();
  await expect(ownLearner.load({ ...Object(saved), intents: ['fruit'] })).rejects.toThrow('another model');
});
