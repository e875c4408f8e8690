import { describe, expect, it } from '@jest/globals';
import { loadClassifier, trainOnSamples } from '../../../src/nlu/intent/intent-classifier.ts';

const lines = (intent: string, ...texts: string[]) => texts.map((text) => ({ text, intent, locale: 'en' as const }));
const KNOWN = [
  ...lines('fruit', 'a red apple', 'two apples please', 'ripe pears', 'an apple and a pear', 'sweet pear', 'one apple'),
  ...lines('tool', 'a heavy hammer', 'two hammers', 'sharp saws', 'a hammer and a saw', 'rusty saw', 'one hammer'),
];
const FOREIGN = lines('None', 'what a cloudy sky', 'rain again', 'windy today', 'the sun is out', 'cloudy and windy');

describe('a classifier of samples', () => {
  it('believes any guess when nothing is known to be out of scope', async () => {
    const classifier = await trainOnSamples(KNOWN);
    expect(await classifier.guess('xyz apple', 'en')).toMatchObject({ intent: 'fruit', believed: true });
  });

  it('turns away what is out of scope', async () => {
    const classifier = await trainOnSamples([...KNOWN, ...FOREIGN]);
    expect(await classifier.classify('cloudy sky today', 'en')).toEqual([]);
    expect((await classifier.classify('an apple please', 'en'))[0]?.intent).toBe('fruit');
  });

  it('takes its threshold from validation lines where there are such', async () => {
    const strict = await trainOnSamples(KNOWN, [
      ...lines('fruit', 'apple', 'apples', 'pear'),
      ...lines('tool', 'hammer', 'hammers', 'saw'),
      ...lines('None', 'snow', 'ice'),
    ]);
    expect(await strict.guess('qqq', 'en')).toMatchObject({ believed: false });
    expect(await strict.guess('a red apple', 'en')).toMatchObject({ intent: 'fruit', believed: true });
  });

  it('tells probabilities from 0 to 1', async () => {
    const classifier = await trainOnSamples([...KNOWN, ...FOREIGN]);
    for (const { score } of await classifier.classify('a hammer', 'en')) {
      expect(score).toBeGreaterThan(0);
      expect(score).toBeLessThanOrEqual(1);
    }
  });

  it('does not load a model of another version', async () => {
    const saved = (await trainOnSamples(KNOWN)).save();
    await expect(loadClassifier({ ...Object(saved), version: 'older' })).rejects.toThrow();
    await expect(loadClassifier(saved)).resolves.toBeDefined();
  });
});
