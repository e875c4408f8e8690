/**
 * nlp.js, loaded without the deprecation warning that its own old logger prints on import (it asks pino for a
 * `prettyPrint` that is gone). Import nlp.js from here only.
 */
export const { containerBootstrap, LangEn, Nlp } = await withoutWarnings(() => import('@nlpjs/basic'));
export type { Nlp as NlpInstance } from '@nlpjs/basic';
export { LangRu } from '@nlpjs/lang-ru';

async function withoutWarnings<T>(load: () => Promise<T>): Promise<T> {
  const emitWarning = process.emitWarning;
  process.emitWarning = () => {};
  try {
    return await load();
  } finally {
    process.emitWarning = emitWarning;
  }
}
