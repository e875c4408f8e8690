import { z } from 'zod';
import { Locale } from '../localized.ts';
import { NONE } from '../understanding.ts';
import { nearTexts, sameText } from '../words/same-text.ts';
import { type DraftIntent, FEWEST_SAMPLES } from './intent-file.ts';
import { maskSample } from './mask-sample.ts';

/** What is wrong with a draft, or might be: errors keep it from being trained. */
export const DraftProblem = z.object({
  severity: z.enum(['error', 'warning']),
  kind: z.enum([
    'too_few_intents',
    'needed',
    'too_few_samples',
    'few_samples',
    'conflict',
    'duplicate',
    'near_conflict',
    'near_duplicate',
    'held_out',
    'personal_data',
  ]),
  /** Null where it is about the draft as a whole. */
  intent: z.string().nullable(),
  locale: Locale.nullable(),
  text: z.string().nullable(),
  /** The other place of a duplicate or conflict. */
  other: z.object({ intent: z.string(), text: z.string() }).nullable(),
  reason: z.string(),
  /** The way out. */
  hint: z.string(),
});
export type DraftProblem = z.infer<typeof DraftProblem>;

/** Below this, more samples help for sure. */
const FEW = 20;
const LOCALES = Locale.options;
/** A yes and a no in a flow, a wish to book, and what is rejected: no flow names them, and without them the bot would not work. */
const NEEDED = [NONE, 'answer.yes', 'answer.no', 'booking.create'];

interface Place {
  intent: string;
  text: string;
}

/** All that is wrong, errors first. */
export function checkDraft(intents: readonly DraftIntent[]): DraftProblem[] {
  const checking = checkInSteps(intents);
  for (;;) {
    const step = checking.next();
    if (step.done) return step.value;
  }
}

/** The same in steps of some hundred samples, for whoever has to do something else in between. */
export function* checkInSteps(intents: readonly DraftIntent[]): Generator<void, DraftProblem[]> {
  const found: DraftProblem[] = [];
  const known = intents.filter(({ intent }) => intent !== NONE);
  if (known.length < 2) {
    found.push({
      ...whole,
      kind: 'too_few_intents',
      reason: `there are ${known.length} intents beside None, and at least two are needed to tell them apart`,
      hint: 'add an intent',
    });
  }
  for (const needed of NEEDED) {
    if (intents.some(({ intent }) => intent === needed)) continue;
    found.push({
      ...whole,
      kind: 'needed',
      intent: needed,
      reason: `there is no intent "${needed}", and the program itself acts on it`,
      hint: 'add it with samples, or give the intent that stands for it this name',
    });
  }
  for (const intent of intents) {
    for (const locale of LOCALES) {
      found.push(...countsOf(intent, locale));
      found.push(...heldOutAmong(intent, locale));
      found.push(...personalIn(intent, locale));
    }
    yield;
  }
  for (const locale of LOCALES) found.push(...(yield* repeatsIn(intents, locale)));
  return found.sort((a, b) => rank(a) - rank(b));
}

const whole = { severity: 'error', intent: null, locale: null, text: null, other: null } as const;
const rank = ({ severity }: DraftProblem): number => (severity === 'error' ? 0 : 1);

function countsOf({ intent, utterances }: DraftIntent, locale: Locale): DraftProblem[] {
  const count = utterances[locale].length;
  if (count >= FEW) return [];
  const place = { intent, locale, text: null, other: null };
  if (count < FEWEST_SAMPLES)
    return [
      {
        ...place,
        severity: 'error',
        kind: 'too_few_samples',
        reason: `${intent} has ${count} samples in ${locale}, and needs at least ${FEWEST_SAMPLES}`,
        hint: 'add samples, or delete the intent and move what it has',
      },
    ];
  return [
    {
      ...place,
      severity: 'warning',
      kind: 'few_samples',
      reason: `${intent} has only ${count} samples in ${locale}`,
      hint: `from ${FEW} on it is understood well: add some as customers write them`,
    },
  ];
}

/** A test line among the samples would make every figure look better than it is. */
function heldOutAmong({ intent, utterances, held_out }: DraftIntent, locale: Locale): DraftProblem[] {
  const apart = new Set(held_out[locale].map(sameText));
  return utterances[locale]
    .filter((text) => apart.has(sameText(text)))
    .map((text) => ({
      severity: 'warning',
      kind: 'held_out',
      intent,
      locale,
      text,
      other: null,
      reason: `"${text}" is a line that is kept apart for tests`,
      hint: 'take it out of the samples',
    }));
}

function personalIn({ intent, utterances }: DraftIntent, locale: Locale): DraftProblem[] {
  return utterances[locale]
    .filter((text) => maskSample(text, []).masked)
    .map((text) => ({
      severity: 'warning',
      kind: 'personal_data',
      intent,
      locale,
      text,
      other: null,
      reason: `"${text}" holds what looks like a phone, an e-mail, a link or a card`,
      hint: 'put one there that is nobody’s, such as +7 900 000-00-00',
    }));
}

/** The same text, or nearly the same, twice: within one intent it is of no use, in two intents the classifier would learn neither. */
function* repeatsIn(intents: readonly DraftIntent[], locale: Locale): Generator<void, DraftProblem[]> {
  const exact = new Map<string, Place>();
  const near = new Map<string, Place>();
  const found: DraftProblem[] = [];
  const nearText = nearTexts();
  for (const { intent, utterances } of intents) {
    for (const text of utterances[locale]) {
      const key = sameText(text);
      const nearKey = nearText(key);
      const same = exact.get(key);
      const like = near.get(nearKey);
      if (same) found.push(repeat({ intent, text }, same, locale, false));
      else if (like) found.push(repeat({ intent, text }, like, locale, true));
      if (!same) exact.set(key, { intent, text });
      if (!like) near.set(nearKey, { intent, text });
    }
    yield;
  }
  return found;
}

function repeat({ intent, text }: Place, other: Place, locale: Locale, isNear: boolean): DraftProblem {
  const place = { intent, locale, text, other };
  if (intent === other.intent)
    return {
      ...place,
      severity: 'warning',
      kind: isNear ? 'near_duplicate' : 'duplicate',
      reason: `"${text}" says the same as "${other.text}" in ${intent}`,
      hint: 'one of the two is enough',
    };
  return {
    ...place,
    severity: isNear ? 'warning' : 'error',
    kind: isNear ? 'near_conflict' : 'conflict',
    reason: isNear
      ? `"${text}" of ${intent} is nearly "${other.text}" of ${other.intent}`
      : `"${text}" is a sample of ${intent} and of ${other.intent}: the bot would learn neither`,
    hint: isNear ? 'if both mean one thing, move one of them' : `keep it in one of the two`,
  };
}
