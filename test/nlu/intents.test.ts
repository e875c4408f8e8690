import { beforeAll, describe, expect, it } from '@jest/globals';
import { bestIntent, NONE } from '../../src/domain/understanding.ts';
import { sameText } from '../../src/domain/words/same-text.ts';
import type { ReloadableNlu } from '../../src/nlu/create-nlu.ts';
import type { IntentFile } from '../../src/nlu/intent-file.ts';
import { buildNlu, shippedIntents } from '../support/build-nlu.ts';
import { salon } from './salon.ts';

let nlu: ReloadableNlu;
let intents: readonly IntentFile[];
describe('the shipped intents', () => {
  beforeAll(async () => {
    intents = await shippedIntents();
    nlu = await buildNlu();
  });

  /** The share of held-out sentences that are understood as meant. */
  async function accuracy(locale: 'ru' | 'en', isCounted: (intent: string) => boolean): Promise<number> {
    const context = { now: new Date('2026-11-23T09:00:00Z'), business: salon, locale, asked: [] };
    let right = 0;
    let all = 0;
    for (const { intent, held_out } of intents.filter((one) => isCounted(one.intent))) {
      for (const text of held_out[locale]) {
        all += 1;
        if (bestIntent(await nlu.understand(text, context)).intent === intent) right += 1;
      }
    }
    return right / all;
  }

  // Floors under what is reached today, so that a change for the worse is seen; the goals are 0.95 and 0.9.
  describe.each([
    ['ru', 0.85, 0.78],
    ['en', 0.82, 0.83],
  ] as const)('the shipped intents in %s', (locale, known, foreign) => {
    it(`are understood in at least ${known} of held-out sentences`, async () => {
      expect(await accuracy(locale, (intent) => intent !== NONE)).toBeGreaterThanOrEqual(known);
    });

    it(`are not seen in at least ${foreign} of foreign sentences`, async () => {
      expect(await accuracy(locale, (intent) => intent === NONE)).toBeGreaterThanOrEqual(foreign);
    });
  });

  it('no held-out sentence is trained on', () => {
    const trained = new Set(intents.flatMap(({ utterances }) => [...utterances.ru, ...utterances.en]).map(sameText));
    const leaked = intents
      .flatMap(({ held_out }) => [...held_out.ru, ...held_out.en])
      .filter((text) => trained.has(sameText(text)));
    expect(leaked).toEqual([]);
  });
});
