import type { Logger } from 'pino';
import { costOf } from '../domain/responder/model-prices.ts';
import { DEFAULT_RESPONDER } from '../domain/responder/responder-settings.ts';
import { healthTopicsOf } from '../domain/words/health-topics.ts';
import type { Answer, AnswerReceipt, Question, Responder } from '../engine/ports.ts';
import { checkFacts } from './facts/fact-check.ts';
import { type Asked, askGpt } from './gpt/ask.ts';
import { createCompletion, type GptSettings } from './gpt/complete.ts';
import { isInLanguage } from './gpt/language.ts';
import { REPLY_FORM } from './gpt/reply.ts';
import { whyNotText } from './gpt/safe-text.ts';
import { createLibrary, type Shelf } from './retrieval/library.ts';
import type { Passage } from './retrieval/passage.ts';
import type { Found } from './retrieval/passage-index.ts';
import { confidentPassages } from './retrieval/retrieve.ts';
import { contentWords, stem, stemsOf } from './retrieval/words.ts';

export type { GptSettings } from './gpt/complete.ts';

export interface ResponderParts {
  /** The pages as they are now; a new array after a reload. */
  knowledge: () => readonly Passage[];
  /** Null: answers come from retrieval alone. */
  gpt: GptSettings | null;
  log: Logger;
  clock: { now(): Date };
}

const DEADLINE_MS = 12_000;
/** Nobody asks a question in more; the rest of a pasted book is not read. */
const MAX_QUESTION_CHARS = 4000;
const MAX_PASSAGES = 8;
/** These are short and asked for all the time, also in words that no index knows. */
const ALWAYS_SENT = ['business:hours', 'business:address', 'business:phone', 'business:payment', 'business:promos'];

/**
 * Says something when no flow fits: GPT's reply if every fact in it is backed, else the page that answers the question, else
 * `unsure`. Returns within the deadline whatever the provider does, and never throws.
 */
export function createResponder({ knowledge, gpt, log, clock }: ResponderParts): Responder {
  const library = createLibrary(knowledge);
  const complete = gpt && createCompletion(gpt, clock, REPLY_FORM, { stream: true });

  async function answer(question: Question): Promise<Answer> {
    const settings = question.settings ?? DEFAULT_RESPONDER;
    const shelf = library(question.business, question.now, question.locale);
    const found = shelf.index.search(question.text);
    if (!gpt || !complete || !settings.enabled) return fromPages(found, {});
    if (settings.dailyTokens === 0) return fromPages(found, { rejected: 'budget of the day' });

    const passages = passagesToSend(shelf, found);
    const started = performance.now();
    const asked = await askGpt(question, passages, complete, gpt.deadlineMs ?? DEADLINE_MS).catch((error: unknown) => {
      log.error({ err: error, question: question.id }, 'GPT could not be asked');
      return NOT_ASKED;
    });
    const cost = costOf(asked.spent.tokens, gpt.model, settings.prices);
    const took = {
      ...(asked.looked.length > 0 && { calls: asked.looked.map(({ name, args, digest }) => ({ name, args, digest })) }),
      tokens: asked.spent.tokens,
      ...(cost !== null && { cost }),
      ms: Math.round(performance.now() - started),
      tries: asked.spent.tries,
      model: gpt.model,
    };
    const named = cited(asked, passages);
    const receipt: AnswerReceipt = {
      by: 'gpt',
      passages: named.map(({ id }) => id),
      sources: named.map(sourceOf),
      tools: asked.looked.map(({ name }) => name),
      ...took,
    };
    if (asked.kind === 'handoff') return { kind: 'handoff', why: 'asked', receipt };
    if (asked.kind === 'reply' && asked.reply.unsure) return { kind: 'unsure', receipt };

    const rejected = whyRejected(asked, question, passages);
    if (asked.kind === 'reply' && rejected === null) return { kind: 'answer', text: asked.reply.answer, receipt };
    log.warn({ question: question.id, rejected: rejected?.split(':')[0] }, 'GPT reply not used');
    return fromPages(found, { ...took, rejected: rejected ?? 'failed' });
  }

  return {
    slow: gpt !== null,
    async answer(question) {
      try {
        return await answer({ ...question, text: question.text.slice(0, MAX_QUESTION_CHARS) });
      } catch (error) {
        log.error({ err: error, question: question.id }, 'responder failed');
        return { kind: 'unsure', receipt: { by: 'retrieval', passages: [], tools: [], rejected: 'internal error' } };
      }
    },
    recall({ text, locale, now, business, byTitle }) {
      const found = library(business, now, locale).index.search(text.slice(0, MAX_QUESTION_CHARS));
      const best = confidentPassages(found)[0];
      if (isPage(best) && (!byTitle || namesTitle(text, best))) return told([best], {});
      const about = pageOfHealth(text, found);
      return about ? told([about], {}) : null;
    },
  };
}

const NOT_ASKED: Asked = {
  kind: 'failed',
  reason: 'internal error',
  spent: { tokens: { prompt: 0, completion: 0 }, tries: 0 },
  looked: [],
};

/** Pages are what people wrote; where the business's own data fits better, its flow tells it better too. */
const isPage = (found: Found | undefined): found is Found =>
  found !== undefined && !found.passage.source.startsWith('business:');

function namesTitle(text: string, { passage }: Found): boolean {
  const title = new Set(stemsOf(passage.heading));
  return contentWords(text).some((word) => title.has(stem(word)));
}

/** "Is a manicure safe during pregnancy?" is nearest to the manicure, but the page about pregnancy is what answers it. */
function pageOfHealth(text: string, found: readonly Found[]): Found | undefined {
  const topics = healthTopicsOf(text);
  return found.find(
    (one) => isPage(one) && healthTopicsOf(one.passage.heading).some((topic) => topics.includes(topic)),
  );
}

function fromPages(found: readonly Found[], more: Partial<AnswerReceipt>): Answer {
  const confident = confidentPassages(found);
  if (confident.length > 0) return told(confident, more);
  return { kind: 'unsure', receipt: { by: 'retrieval', passages: [], tools: [], ...more } };
}

function told(found: readonly Found[], more: Partial<AnswerReceipt>): Extract<Answer, { kind: 'answer' }> {
  const passages = found.map(({ passage }) => passage);
  const receipt: AnswerReceipt = {
    by: 'retrieval',
    passages: passages.map(({ id }) => id),
    sources: passages.map(sourceOf),
    tools: [],
    ...more,
  };
  return { kind: 'answer', text: passages.map(({ text }) => text).join('\n'), receipt };
}

function passagesToSend(shelf: Shelf, found: readonly Found[]): Passage[] {
  const always = shelf.passages.filter(({ source }) => ALWAYS_SENT.includes(source));
  return [...new Set([...found.slice(0, MAX_PASSAGES).map(({ passage }) => passage), ...always])];
}

/** The passages that GPT names; all that it had when it names none, or none that exists. */
function cited(asked: Asked, passages: readonly Passage[]): readonly Passage[] {
  const named = asked.kind === 'reply' ? passages.filter(({ id }) => asked.reply.sources.includes(id)) : [];
  return named.length > 0 ? named : passages;
}

const sourceOf = ({ id, source, updated }: Passage) => ({ id, source, updated });

function whyRejected(asked: Asked, question: Question, passages: readonly Passage[]): string | null {
  if (asked.kind !== 'reply') return asked.kind === 'failed' ? asked.reason : null;
  const noText = whyNotText(asked.reply.written, question.business);
  if (noText !== null) return noText;
  if (!isInLanguage(asked.reply.answer, question.locale)) return 'wrong language';
  const check = checkFacts(asked.reply.answer, {
    business: question.business,
    now: question.now,
    passages,
    tools: asked.looked,
    customer: [
      question.text,
      ...question.history.filter(({ author }) => author === 'customer').map(({ text }) => text),
    ],
  });
  return check.kind === 'supported' ? null : `unsupported: ${check.facts.join('; ').slice(0, 300)}`;
}
