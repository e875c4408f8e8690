import { z } from 'zod';
import { Locale } from '../../domain/localized.ts';
import { tokensOf } from '../text/normalize-text.ts';
import type { IntentLearner, IntentModel } from './intent-model.ts';
import { containerBootstrap, LangEn, LangRu, Nlp, type NlpInstance } from './nlpjs.ts';

/**
 * Defaults of nlp.js (rate 0.6) oscillate on overlapping intents; 0.02 does not, and needs this many rounds. It logs
 * every round unless told not to.
 */
const SETTINGS = { learningRate: 0.02, iterations: 50, deltaErrorThresh: 1e-9, log: false };
const LOCALES = Locale.options;
/** The only classifier of nlp.js here; another class is put in its place by this name once it is registered. */
const CLASS_NAME = 'NeuralNlu';

/** nlp.js: stems and its one-layer network, one per language. Its scores are raw activations, mostly from 0 to 1. */
export const nlpjsLearner: IntentLearner = {
  version: `nlpjs-1-${JSON.stringify(SETTINGS)}`,
  async train(samples) {
    const nlp = createNlp();
    for (const { text, intent, locale } of samples) nlp.nluManager.add(locale, plain(text), intent);
    await nlp.nluManager.train({ log: false });
    return modelOf(nlp);
  },
  async load(saved) {
    const nlp = createNlp();
    nlp.nluManager.fromJSON(z.looseObject({}).parse(saved));
    return modelOf(nlp);
  },
};

const SILENT = Object.fromEntries(
  ['trace', 'debug', 'log', 'info', 'warn', 'error', 'fatal'].map((level) => [level, () => {}]),
);

/** A container of its own, so that a new model shares nothing with the running one. */
function createNlp(): NlpInstance {
  const container = containerBootstrap();
  // It warns about every sample without letters ("?", "777") on the console.
  container.register('logger', SILENT);
  container.use(LangEn);
  container.use(LangRu);
  const nlp = new Nlp({ autoLoad: false, autoSave: false, calculateSentiment: false }, container);
  // biome-ignore lint/correctness/useHookAtTopLevel: a method of nlp.js, not a React hook
  for (const locale of LOCALES) nlp.useNlu(CLASS_NAME, locale, '*', { ...SETTINGS });
  nlp.addLanguage(LOCALES);
  return nlp;
}

function modelOf(nlp: NlpInstance): IntentModel {
  const manager = nlp.nluManager;
  const learners = LOCALES.flatMap((locale) => Object.values(manager.domainManagers[locale]?.domains ?? {}));
  // nlp.js squares the scores and makes them add up to 1, so a single weak intent would look certain.
  for (const learner of learners) learner.normalizeClassifications = (input) => input;
  const caches = LOCALES.flatMap((locale) => [`tokenizer-${locale}`, `stemmer-${locale}`]);

  return {
    async classify(text, locale) {
      const result = await manager.process(locale, plain(text));
      forget();
      // Without a known word it claims to be sure of None; that is no evidence.
      const scored = result?.classifications ?? [];
      return scored.length === 1 && scored[0]?.intent === 'None' ? [] : scored;
    },
    save: () => manager.toJSON(),
  };

  /** nlp.js keeps every utterance, its tokens and its stems for good; a chat would fill the memory. */
  function forget(): void {
    for (const learner of learners) learner.cache = undefined;
    for (const name of caches) {
      const part = nlp.container.get(name);
      if (part) part.cache = name.startsWith('stemmer') ? {} : undefined;
    }
  }
}

/** `constructor` is a word that every plain object seems to know, and nlp.js looks words up in plain objects. */
const plain = (text: string) =>
  tokensOf(text)
    .filter((token) => token !== 'constructor')
    .join(' ');
