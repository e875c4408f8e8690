import { z } from 'zod';
import type { IntentLearner, IntentModel, Scored } from './intent-model.ts';
import { linearLearner } from './linear-model.ts';
import { nlpjsLearner } from './nlpjs-model.ts';

/** The share of nlp.js in the sum; chosen by cross-validation over the shipped intents. */
const NLPJS_WEIGHT = 0.3;

/** Both classifiers, their scores added: nlp.js knows stems, the linear one typos, word order and groups of meaning. */
export const blendedLearner: IntentLearner = {
  version: `${linearLearner.version}+${NLPJS_WEIGHT}*${nlpjsLearner.version}`,
  async train(samples) {
    return modelOf(await linearLearner.train(samples), await nlpjsLearner.train(samples));
  },
  async load(saved) {
    const { linear, nlpjs } = z.object({ linear: z.unknown(), nlpjs: z.unknown() }).parse(saved);
    return modelOf(await linearLearner.load(linear), await nlpjsLearner.load(nlpjs));
  },
};

function modelOf(linear: IntentModel, nlpjs: IntentModel): IntentModel {
  return {
    async classify(text, locale): Promise<Scored[]> {
      const base = await linear.classify(text, locale);
      const extra = new Map((await nlpjs.classify(text, locale)).map(({ intent, score }) => [intent, score]));
      return base
        .map(({ intent, score }) => ({ intent, score: score + NLPJS_WEIGHT * (extra.get(intent) ?? 0) }))
        .sort((one, other) => other.score - one.score);
    },
    save: () => ({ linear: linear.save(), nlpjs: nlpjs.save() }),
  };
}
