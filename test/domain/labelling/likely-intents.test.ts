import { describe, expect, it } from '@jest/globals';
import { intentName } from '../../../src/domain/labelling/label-row.ts';
import { likelyIntents } from '../../../src/domain/labelling/likely-intents.ts';

const INTENTS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k'];

describe('the intents under the keys 1 to 9', () => {
  it("begin with the bot's own guess, then what people have found instead of it, then the rest", () => {
    const verdicts = [
      { predicted: 'a', actual: 'd' },
      { predicted: 'b', actual: 'c' },
      { predicted: 'b', actual: 'c' },
    ];
    expect(likelyIntents('a', verdicts, INTENTS)).toEqual(['a', 'd', 'c', 'b', 'e', 'f', 'g', 'h', 'i']);
  });

  it('leave "no intent" to a key of its own, also when the bot saw none', () => {
    const found = likelyIntents(
      'None',
      [
        { predicted: 'None', actual: 'None' },
        { predicted: 'None', actual: 'j' },
      ],
      [...INTENTS, 'None'],
    );
    expect(found).toEqual(['j', 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']);
  });

  it('know new names that people have given', () => {
    expect(likelyIntents('a', [{ predicted: 'a', actual: 'парковка' }], INTENTS)[1]).toBe('парковка');
  });
});

it('a new name is spelt in one way by everybody', () => {
  expect(intentName('  Жалоба  на\tПарковку ')).toBe('жалоба на парковку');
});
