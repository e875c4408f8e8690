import { localOf } from '../domain/booking/zone.ts';
import type { PageQuestion, PageTrial, PageTrials } from '../engine/ports.ts';
import { businessPassages } from './retrieval/business-passages.ts';
import { createLibrary } from './retrieval/library.ts';
import { parseKnowledgePage } from './retrieval/parse-knowledge.ts';
import type { Passage } from './retrieval/passage.ts';
import { buildPassageIndex, type PassageIndex } from './retrieval/passage-index.ts';
import { CONFIDENT_COVERAGE, confidentPassages } from './retrieval/retrieve.ts';
import { contentWords, isQuestionWord, stem } from './retrieval/words.ts';

const MOST_SHOWN = 5;
/** Nobody asks in more. */
const MOST_CHARS = 1000;
const MOST_KEPT = 1000;

/** Tries questions on the pages as they are, or as somebody is writing them: what the responder would find, and say without GPT. */
export function createPageTrials({ knowledge }: { knowledge: () => readonly Passage[] }): PageTrials {
  const library = createLibrary(knowledge);

  function indexFor({ business, now, locale, draft }: PageQuestion): PassageIndex {
    if (!draft) return library(business, now, locale).index;
    const page = parseKnowledgePage(`${draft.name}.md`, draft.text);
    const others = knowledge().filter((one) => one.locale === locale && !one.id.startsWith(`${draft.name}.md#`));
    return buildPassageIndex([
      ...businessPassages(business, localOf(now, business.timezone).date, locale),
      ...others,
      ...(page.kind === 'parsed' ? page.passages.filter((one) => one.locale === locale) : []),
    ]);
  }

  /** The same questions are asked of the same pages again and again, by whoever looks at what was not answered. */
  const kept = new WeakMap<PassageIndex, Map<string, PageTrial>>();
  function trialKept(index: PassageIndex, text: string): PageTrial {
    const trials = kept.get(index) ?? new Map<string, PageTrial>();
    kept.set(index, trials);
    const known = trials.get(text);
    if (known) return known;
    const trial = trialOf(index, text);
    if (trials.size >= MOST_KEPT) trials.clear();
    trials.set(text, trial);
    return trial;
  }

  return {
    needed: CONFIDENT_COVERAGE,
    tryOut: (question) => trialKept(indexFor(question), question.text.slice(0, MOST_CHARS)),
    passagesOf(name, text) {
      const page = parseKnowledgePage(`${name}.md`, text);
      return page.kind === 'parsed' ? page.passages.map(({ heading, text: said }) => ({ heading, text: said })) : null;
    },
    topicOf(text) {
      const words = contentWords(text.slice(0, MOST_CHARS));
      const topic = words.filter((word) => !isQuestionWord(word));
      return (topic.length > 0 ? topic : words).map(stem);
    },
  };
}

function trialOf(index: PassageIndex, text: string): PageTrial {
  const found = index.search(text);
  const answers = new Set(confidentPassages(found).map(({ passage }) => passage));
  const rest = found.filter(({ passage }) => !answers.has(passage));
  const shown = [...found.filter(({ passage }) => answers.has(passage)), ...rest].slice(0, MOST_SHOWN);
  return {
    answer: answers.size > 0 ? [...answers].map((passage) => passage.text).join('\n') : null,
    found: shown.map(({ passage, coverage }) => ({
      id: passage.id,
      source: passage.source,
      heading: passage.heading,
      text: passage.text,
      coverage: Math.min(1, Math.max(0, coverage)),
      answers: answers.has(passage),
    })),
  };
}
