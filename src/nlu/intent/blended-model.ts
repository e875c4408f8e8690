import { z } from 'zod';
import type { IntentLearner, IntentModel, Scored } from './intent-model.ts';
import { nlpjsLearner } from './nlpjs-model.ts';
import { ENOUGH_FOR_NET, ownLearner } from './own-model.ts';

/** The share of nlp.js in the sum; chosen by cross-validation. */
const NLPJS_WEIGHT = 0.3;

/**
 * On little data nlp.js's stems and one-layer network are hard to beat, so both scores are added; from some hundred
 * samples on our own network knows all that and more, and nlp.js would only cost time.
 */
export const blendedLearner: IntentLearner = {
  version: `${ownLearner.version}+${NLPJS_WEIGHT}*${nlpjsLearner.version}<${ENOUGH_FOR_NET}`,
  async train(samples) {
    const own = await ownLearner.train(samples);
    return modelOf(own, samples.length < ENOUGH_FOR_NET ? await nlpjsLearner.train(samples) : null);
  },
  async load(saved) {
    const { own, nlpjs } = z.object({ own: z.unknown(), nlpjs: z.unknown().nullable() }).parse(saved);
    return modelOf(await ownLearner.load(own), nlpjs === null ? null : await nlpjsLearner.load(nlpjs));
  },
};

function modelOf(own: IntentModel, nlpjs: IntentModel | null): IntentModel {
  return {
    async classify(text, locale): Promise<Scored[]> {
      const base = await own.classify(text, locale);
      if (nlpjs === null) return base;
      const extra = new Map((await nlpjs.classify(text, locale)).map(({ intent, score }) => [intent, score]));
      return base
        .map(({ intent, score }) => ({ intent, score: score + NLPJS_WEIGHT * (extra.get(intent) ?? 0) }))
        .sort((one, other) => other.score - one.score);
    },
    save: () => ({ own: own.save(), nlpjs: nlpjs === null ? null : nlpjs.save() }),
  };
}
