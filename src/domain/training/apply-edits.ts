import type { Locale } from '../localized.ts';
import { NONE } from '../understanding.ts';
import { sameText } from '../words/same-text.ts';
import type { DraftEdit } from './draft-edit.ts';
import { type DraftIntent, MOST_SAMPLES } from './intent-file.ts';
import { maskSample } from './mask-sample.ts';

/** A text that was left out of an edit, and why: nothing of the rest is lost by it. */
export interface LeftOut {
  edit: number;
  text: string;
  reason: string;
}

export type Applied =
  | { kind: 'applied'; intents: DraftIntent[]; leftOut: LeftOut[] }
  /** The edit by its place; none of them is made then. */
  | { kind: 'refused'; edit: number; reason: string };

/** All intents together; training beyond it takes longer than anybody waits. */
export const MOST_IN_ALL = 50_000;
const MOST_INTENTS = 300;

type Book = Map<string, DraftIntent>;
type Step = { kind: 'done' } | { kind: 'refused'; reason: string };
const DONE: Step = { kind: 'done' };
const refuse = (reason: string): Step => ({ kind: 'refused', reason });

/**
 * The intents after all edits, in order, or why not: all of them or none. Texts that are there already are left out and told; phones and
 * the like in new texts are replaced.
 */
export function applyEdits(intents: readonly DraftIntent[], edits: readonly DraftEdit[]): Applied {
  const book: Book = new Map(intents.map((one) => [one.intent, one]));
  const leftOut: LeftOut[] = [];
  for (const [edit, wish] of edits.entries()) {
    const done = apply(book, wish, (text, reason) => void leftOut.push({ edit, text, reason }));
    if (done.kind === 'refused') return { ...done, edit };
    const count = countOf(book);
    if (count > MOST_IN_ALL)
      return {
        kind: 'refused',
        edit,
        reason: `that would be ${count} samples, and ${MOST_IN_ALL} are the most: take out those that say nothing new`,
      };
  }
  return { kind: 'applied', intents: [...book.values()].sort((a, b) => (a.intent < b.intent ? -1 : 1)), leftOut };
}

const countOf = (book: Book): number =>
  [...book.values()].reduce((sum, { utterances: { ru, en } }) => sum + ru.length + en.length, 0);

type Leave = (text: string, reason: string) => void;

function apply(book: Book, edit: DraftEdit, leave: Leave): Step {
  const found = book.get(edit.intent);
  if (edit.do === 'add_intent') return addIntent(book, edit, leave);
  if (!found) return refuse(`there is no intent "${edit.intent}": add it first, or choose one of the list`);
  switch (edit.do) {
    case 'change_intent':
      return changeIntent(book, found, edit);
    case 'remove_intent':
      return removeIntent(book, found, edit.moveTo, leave);
    case 'add_samples':
      return addTexts(book, found, edit.locale, edit.texts, leave);
    case 'change_sample':
      return changeSample(book, found, edit);
    case 'move_samples': {
      const to = book.get(edit.to);
      if (!to) return refuse(`there is no intent "${edit.to}" to move them to`);
      if (to === found) return DONE;
      const moved = textsOf(found, edit.locale, edit.texts, leave);
      put(book, without(found, edit.locale, moved));
      return addTexts(book, to, edit.locale, moved, leave);
    }
    case 'remove_samples':
      put(book, without(found, edit.locale, textsOf(found, edit.locale, edit.texts, leave)));
      return DONE;
  }
}

function put(book: Book, intent: DraftIntent): void {
  book.set(intent.intent, intent);
}

function addIntent(book: Book, edit: Extract<DraftEdit, { do: 'add_intent' }>, leave: Leave): Step {
  if (book.has(edit.intent))
    return refuse(`there is an intent "${edit.intent}" already: add samples to it, or take another name`);
  if (book.size >= MOST_INTENTS)
    return refuse(`there are ${MOST_INTENTS} intents already, and more are not told apart`);
  const { intent, description, samples } = edit;
  const empty: DraftIntent = { intent, description, utterances: { ru: [], en: [] }, held_out: { ru: [], en: [] } };
  put(book, empty);
  for (const locale of ['ru', 'en'] as const) {
    const added = addTexts(book, book.get(intent) ?? empty, locale, samples?.[locale] ?? [], leave);
    if (added.kind === 'refused') return added;
  }
  return DONE;
}

function changeIntent(book: Book, found: DraftIntent, edit: Extract<DraftEdit, { do: 'change_intent' }>): Step {
  const name = edit.name ?? found.intent;
  if (name !== found.intent) {
    if (found.intent === NONE) return refuse('"None" is what the bot does not answer: it keeps its name');
    if (book.has(name)) return refuse(`there is an intent "${name}" already: move the samples there instead`);
    book.delete(found.intent);
  }
  put(book, { ...found, intent: name, description: edit.description ?? found.description });
  return DONE;
}

function removeIntent(book: Book, found: DraftIntent, moveTo: string | undefined, leave: Leave): Step {
  if (moveTo !== undefined) {
    if (!book.has(moveTo) || moveTo === found.intent)
      return refuse(`there is no other intent "${moveTo}" to move the samples to`);
    for (const locale of ['ru', 'en'] as const) {
      const to = book.get(moveTo);
      const moved = to && addTexts(book, to, locale, found.utterances[locale], leave);
      if (moved?.kind === 'refused') return moved;
    }
  }
  book.delete(found.intent);
  return DONE;
}

function addTexts(book: Book, found: DraftIntent, locale: Locale, texts: readonly string[], leave: Leave): Step {
  const lines = [...found.utterances[locale]];
  const known = new Set(lines.map(sameText));
  const heldOut = new Set(found.held_out[locale].map(sameText));
  for (const raw of texts) {
    const text = maskSample(raw, []).text.trim();
    const key = sameText(text);
    if (text === '') leave(raw, 'nothing is left of it without personal data');
    else if (known.has(key)) leave(raw, `is there already in ${found.intent}`);
    else if (heldOut.has(key)) leave(raw, `is one of the lines of ${found.intent} that are kept apart for tests`);
    else {
      known.add(key);
      lines.push(text);
    }
  }
  if (lines.length > MOST_SAMPLES)
    return refuse(
      `${found.intent} would have ${lines.length} samples in one language, and ${MOST_SAMPLES} are the most`,
    );
  put(book, { ...found, utterances: { ...found.utterances, [locale]: lines } });
  return DONE;
}

function changeSample(book: Book, found: DraftIntent, edit: Extract<DraftEdit, { do: 'change_sample' }>): Step {
  const { locale, text, to } = edit;
  const lines = found.utterances[locale];
  if (!lines.includes(text)) return refuse(`${found.intent} has no sample "${text}": somebody may have changed it`);
  const changed = maskSample(to, []).text.trim();
  if (lines.some((line) => line !== text && sameText(line) === sameText(changed)))
    return refuse(`"${to}" is there already in ${found.intent}`);
  put(book, {
    ...found,
    utterances: { ...found.utterances, [locale]: lines.map((line) => (line === text ? changed : line)) },
  });
  return DONE;
}

/** Those of the texts that the intent has, in its own spelling. */
function textsOf(found: DraftIntent, locale: Locale, texts: readonly string[], leave: Leave): string[] {
  const lines = new Set(found.utterances[locale]);
  for (const text of texts) if (!lines.has(text)) leave(text, `is not there in ${found.intent}`);
  return texts.filter((text) => lines.has(text));
}

function without(found: DraftIntent, locale: Locale, texts: readonly string[]): DraftIntent {
  const gone = new Set(texts);
  const left = found.utterances[locale].filter((line) => !gone.has(line));
  return { ...found, utterances: { ...found.utterances, [locale]: left } };
}
