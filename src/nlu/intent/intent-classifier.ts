import { z } from 'zod';
import type { Locale } from '../../domain/localized.ts';
import { isInTranslit } from '../detect-locale.ts';
import type { IntentFile } from '../intent-file.ts';
import { cyrillise } from '../text/cyrillise.ts';
import { LONGEST_CLASSIFIED } from '../text/normalize-text.ts';
import { blendedLearner } from './blended-model.ts';
import { Calibration, calibrate, calibrateOn, type Guess, weighed } from './calibrate.ts';
import { sigmoid } from './fit-sigmoid.ts';
import type { IntentModel, Sample, Scored } from './intent-model.ts';
import { inOtherLayout } from './keyboard-layout.ts';
import { thinOut } from './thin-out.ts';

/** Which classifier the product runs on; exchanged here and nowhere else. */
const learner = blendedLearner;

/** Raise the number when tokens, features or calibration change: models trained by older code are then not loaded. */
export const CLASSIFIER_VERSION = `7-${learner.version}`;

/** What else a text might mean beside its best intent is told from this probability on. */
const LEAST_OF_OTHERS = 0.5;

/** Intents believed for a text, best first, with the probability of each being right; none when out of scope. */
export interface IntentClassifier {
  classify(text: string, locale: Locale): Promise<Scored[]>;
  /** The best intent even of a text that is rejected, for measuring; null when only `None` is known. */
  guess(text: string, locale: Locale): Promise<(Guess & { believed: boolean }) | null>;
  save(): unknown;
}

/** Takes seconds: cross-validation for the calibration, then the final training. */
export async function trainClassifier(intents: readonly IntentFile[]): Promise<IntentClassifier> {
  return trainOnSamples(intents.flatMap(samplesOf));
}

/** The same on plain samples, no more than `mostSamples` of them; the threshold is fitted on `validation` where there is such, else by cross-validation. */
export async function trainOnSamples(
  samples: readonly Sample[],
  validation: readonly Sample[] = [],
): Promise<IntentClassifier> {
  const read = thinOut(samples).map(readableSample);
  const model = await learner.train(read);
  const calibration =
    validation.length > 0 ? await calibrateOn(validation.map(readableSample), model) : await calibrate(read, learner);
  return classifierOf(model, calibration);
}

/** Throws on anything that `save` of this version did not write. */
export async function loadClassifier(saved: unknown): Promise<IntentClassifier> {
  const { model, calibration } = Saved.parse(saved);
  return classifierOf(await learner.load(model), calibration);
}

const Saved = z.object({ version: z.literal(CLASSIFIER_VERSION), model: z.unknown(), calibration: Calibration });

function classifierOf(model: IntentModel, calibration: Calibration): IntentClassifier {
  const { slope, offset, least } = calibration;
  const guesses = async (text: string, locale: Locale) => weighed(await model.classify(readable(text, locale), locale));
  return {
    async classify(text, locale) {
      return (await guesses(text, locale))
        .filter(({ evidence }) => evidence >= least)
        .map(({ intent, evidence }) => ({ intent, score: sigmoid(slope * evidence + offset) }))
        .filter(({ score }, index) => index === 0 || score >= LEAST_OF_OTHERS);
    },
    async guess(text, locale) {
      const [best] = await guesses(text, locale);
      return best ? { ...best, believed: best.evidence >= least } : null;
    },
    save: () => ({ version: CLASSIFIER_VERSION, model: model.save(), calibration }),
  };
}

const samplesOf = ({ intent, utterances }: IntentFile): Sample[] => [
  ...utterances.ru.map((text) => ({ text, intent, locale: 'ru' as const })),
  ...utterances.en.map((text) => ({ text, intent, locale: 'en' as const })),
];

const readableSample = ({ text, intent, locale }: Sample): Sample => ({ text: readable(text, locale), intent, locale });

/** One alphabet per language: "ok" and "privet" among Russian are learned and read as "ок" and "привет", "ghbdtn" too. */
function readable(text: string, locale: Locale): string {
  const head = text.slice(0, LONGEST_CLASSIFIED);
  const switched = inOtherLayout(head);
  if (switched !== null) return switched;
  return isInTranslit(head, locale) ? cyrillise(head).text : head;
}
