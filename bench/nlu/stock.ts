import { containerBootstrap, LangEn, Nlp } from '@nlpjs/basic';
import { LangRu } from '@nlpjs/lang-ru';
import { NONE } from '../../src/domain/understanding.ts';
import type { Trainer } from './candidate.ts';
import { languageOf } from './language-of.ts';

/** What the bench calls beyond what the product uses. */
declare module '@nlpjs/basic' {
  interface Nlp {
    addDocument(locale: string, utterance: string, intent: string): void;
    train(): Promise<unknown>;
    process(
      locale: string,
      utterance: string,
    ): Promise<{ intent: string; score: number; classifications: { intent: string; score: number }[] }>;
    toJSON(): object;
  }
}

/** nlp.js with all its defaults but the log: its own network, its threshold of 0.5. It has no use for validation lines. */
export const trainStock: Trainer = async (train) => {
  const locale = languageOf(train);
  const container = containerBootstrap();
  container.use(LangEn);
  container.use(LangRu);
  const nlp = new Nlp({ autoLoad: false, autoSave: false, nlu: { log: false } }, container);
  nlp.addLanguage([locale]);
  for (const { text, intent } of train) nlp.addDocument(locale, text, intent);
  await nlp.train();
  return {
    modelBytes: Buffer.byteLength(JSON.stringify(nlp.toJSON())),
    async judge(text) {
      const { intent, classifications } = await nlp.process(locale, text);
      const best = classifications.find((one) => one.intent !== NONE);
      return { best: best?.intent ?? null, confidence: best?.score ?? 0, rejected: intent === NONE };
    },
  };
};
