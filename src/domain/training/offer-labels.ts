import type { Locale } from '../localized.ts';
import { sameText } from '../words/same-text.ts';
import type { DraftEdit } from './draft-edit.ts';
import { type DraftIntent, IntentName, LONGEST_SAMPLE } from './intent-file.ts';
import { maskSample } from './mask-sample.ts';

/** A labelled message on its way into the intents. */
export interface LabelledLine {
  messageId: string;
  dialogId: string;
  text: string;
  locale: Locale;
  actual: string;
  /** What else in it belongs to a person, beside what can be told by its form. */
  names: readonly string[];
}

export interface LabelOffer {
  /** The first of the messages that say it. */
  messageId: string;
  dialogId: string;
  /** How many say the same. */
  times: number;
  /** As it would become a sample. */
  text: string;
  masked: boolean;
  locale: Locale;
  /** As people have said. */
  actual: string;
  /**
   * `ready`: can be taken; `new_name`: no intent has this name yet; `conflict`: the same text is labelled or known as something else
   * (`other`); `too_long`: no sample is that long.
   */
  state: 'ready' | 'new_name' | 'conflict' | 'too_long';
  other: string | null;
}

/** Labelled messages that the draft does not have yet, each text once, newest first; those that can be taken come before the others. */
export function offerLabels(intents: readonly DraftIntent[], lines: readonly LabelledLine[]): LabelOffer[] {
  const names = new Set(intents.map(({ intent }) => intent));
  const owners = new Map<string, string>();
  for (const { intent, utterances, held_out } of intents) {
    for (const locale of ['ru', 'en'] as const) {
      for (const text of [...utterances[locale], ...held_out[locale]]) owners.set(keyOf(locale, text), intent);
    }
  }
  const offers = new Map<string, LabelOffer>();
  for (const { messageId, dialogId, text: raw, locale, actual, names: people } of lines) {
    const { text, masked } = maskSample(raw.trim().replace(/\s+/gu, ' '), people);
    const key = keyOf(locale, text);
    const owner = owners.get(key);
    if (owner === actual || !/[\p{L}\p{N}]/u.test(text)) continue;
    const before = offers.get(key);
    if (before) {
      before.times += 1;
      if (before.actual !== actual && before.state !== 'conflict')
        offers.set(key, { ...before, state: 'conflict', other: actual });
      continue;
    }
    const state =
      text.length > LONGEST_SAMPLE ? 'too_long' : owner ? 'conflict' : names.has(actual) ? 'ready' : 'new_name';
    offers.set(key, { messageId, dialogId, times: 1, text, masked, locale, actual, state, other: owner ?? null });
  }
  return [...offers.values()].sort((a, b) => ORDER[a.state] - ORDER[b.state]);
}

const ORDER = { ready: 0, new_name: 1, conflict: 2, too_long: 3 } as const;
const keyOf = (locale: Locale, text: string): string => `${locale} ${sameText(text)}`;

/** Which name in the draft stands for each name that people have given. */
export type NameMap = Readonly<Record<string, string>>;

/** The edits that take offers into the draft; those that cannot be taken are told. */
export function editsOfOffers(
  offers: readonly LabelOffer[],
  intents: readonly DraftIntent[],
  names: NameMap,
): { edits: DraftEdit[]; left: { text: string; reason: string }[] } {
  const known = new Set(intents.map(({ intent }) => intent));
  const texts = new Map<string, { intent: string; locale: Locale; texts: string[] }>();
  const left: { text: string; reason: string }[] = [];
  for (const { text, locale, actual, state, other } of offers) {
    const intent = names[actual] ?? actual;
    if (state === 'conflict')
      left.push({ text, reason: `is labelled "${actual}", and is "${other}" elsewhere: decide which is right` });
    else if (state === 'too_long')
      left.push({ text: text.slice(0, 80), reason: `is longer than ${LONGEST_SAMPLE} characters` });
    else if (!known.has(intent) && !IntentName.safeParse(intent).success)
      left.push({
        text,
        reason: `"${actual}" is no name of an intent: say which intent it is by "names", as {"${actual}": "info.parking"}`,
      });
    else if (!known.has(intent))
      left.push({ text, reason: `there is no intent "${intent}" in the draft: add it first` });
    else {
      const key = `${intent} ${locale}`;
      const group = texts.get(key) ?? { intent, locale, texts: [] };
      group.texts.push(text);
      texts.set(key, group);
    }
  }
  return { edits: [...texts.values()].map((group) => ({ do: 'add_samples', ...group })), left };
}
