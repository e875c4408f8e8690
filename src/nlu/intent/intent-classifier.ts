import { z } from 'zod';
import type { Locale } from '../../domain/localized.ts';
import { NONE } from '../../domain/understanding.ts';
import { isInTranslit } from '../detect-locale.ts';
import type { IntentFile } from '../intent-file.ts';
import { cyrillise } from '../text/cyrillise.ts';
import { LONGEST_CLASSIFIED } from '../text/normalize-text.ts';
import { blendedLearner } from './blended-model.ts';
import { Calibration, calibrate, scoreOfNone, sigmoid } from './calibrate.ts';
import type { IntentModel, Sample, Scored } from './intent-model.ts';

/** Which classifier the product runs on; exchanged here and nowhere else. */
const learner = blendedLearner;

/** Raise the number when tokens, features or calibration change: models trained by older code are then not loaded. */
export const CLASSIFIER_VERSION = `3-${learner.version}`;

/** What else a text might mean beside its best intent is told from this probability on. */
const LEAST_OF_OTHERS = 0.5;

/** Intents believed for a text, best first, with the probability of each being right; none when out of scope. */
export interface IntentClassifier {
  classify(text: string, locale: Locale): Promise<Scored[]>;
  save(): unknown;
}

/** Takes seconds: cross-validation for the calibration, then the final training. */
export async function trainClassifier(intents: readonly IntentFile[]): Promise<IntentClassifier> {
  const samples = intents.flatMap(samplesOf);
  const calibration = await calibrate(samples, learner);
  return classifierOf(await learner.train(samples), calibration);
}

/** Throws on anything that `save` did not write. */
export async function loadClassifier(saved: unknown): Promise<IntentClassifier> {
  const { model, calibration } = z.object({ model: z.unknown(), calibration: Calibration }).parse(saved);
  return classifierOf(await learner.load(model), calibration);
}

function classifierOf(model: IntentModel, calibration: Calibration): IntentClassifier {
  const { slope, offset, lead } = calibration;
  return {
    async classify(text, locale) {
      const scored = await model.classify(readable(text, locale), locale);
      if (scored[0]?.intent === NONE) return [];
      const least = scoreOfNone(scored) + lead;
      return scored
        .filter(({ intent, score }) => intent !== NONE && score >= least)
        .map(({ intent, score }) => ({ intent, score: sigmoid(slope * score + offset) }))
        .filter(({ score }, index) => index === 0 || score >= LEAST_OF_OTHERS);
    },
    save: () => ({ model: model.save(), calibration }),
  };
}

const samplesOf = ({ intent, utterances }: IntentFile): Sample[] => [
  ...utterances.ru.map((text) => ({ text: readable(text, 'ru'), intent, locale: 'ru' as const })),
  ...utterances.en.map((text) => ({ text, intent, locale: 'en' as const })),
];

/** One alphabet per language: "ok" and "privet" among Russian are learned and read as "ок" and "привет". */
function readable(text: string, locale: Locale): string {
  const head = text.slice(0, LONGEST_CLASSIFIED);
  return isInTranslit(head, locale) ? cyrillise(head).text : head;
}
