import type { DayBook } from './day-book.ts';
import { type DialogFacts, FACT_KINDS, type Fact, type FactKind, MARKS, type Mark } from './fact.ts';
import type { LocalDays } from './local-days.ts';

/**
 * The book of a day, of all dialogs that have something to count on it. Dialogs go by their ids, so that the same facts give the same
 * book, bit by bit.
 */
export function packDay(day: string, dialogs: readonly DialogFacts[], { dayOf }: Pick<LocalDays, 'dayOf'>): DayBook {
  const all = [...dialogs].sort((a, b) => (a.dialogId < b.dialogId ? -1 : 1));
  const words = createWords();
  const traits = all.map(({ traits: of }) => of);
  const column = (read: (of: DialogFacts['traits']) => string | null) =>
    Uint32Array.from(traits, (of) => words.codeOf(read(of)));
  const variants = traits.map((of) => of.variants.map(words.codeOf));

  const rows = new Map(FACT_KINDS.map((kind) => [kind, [] as { fact: Fact; dialog: number }[]]));
  for (const [dialog, { facts }] of all.entries()) {
    for (const fact of facts) if (dayOf(fact.at) === day) rows.get(fact.kind)?.push({ fact, dialog });
  }
  const flat = [...rows.values()].flat();
  const ofFacts = (read: (fact: Fact) => number) => Float64Array.from(flat, ({ fact }) => read(fact));
  const codes = (read: (fact: Fact) => string | null) => Uint32Array.from(flat, ({ fact }) => words.codeOf(read(fact)));

  const steps = all.flatMap(({ openedAt, steps: of }, dialog) =>
    dayOf(openedAt) === day ? of.map((step) => ({ step, dialog })) : [],
  );
  const book = {
    day,
    dialogIds: all.map(({ dialogId }) => dialogId),
    dialogs: {
      channel: column(({ channel }) => channel),
      source: column(({ source }) => source),
      utmMedium: column(({ utmMedium }) => utmMedium),
      utmCampaign: column(({ utmCampaign }) => utmCampaign),
      visit: column(({ visit }) => visit),
      manager: column(({ managerId }) => managerId),
      service: column(({ serviceId }) => serviceId),
      staff: column(({ staffId }) => staffId),
      variant: Uint32Array.from(variants.flat()),
      variantFrom: Uint32Array.from(startsOf(variants.map(({ length }) => length))),
    },
    facts: {
      at: ofFacts(({ at }) => at.getTime()),
      value: ofFacts(({ value }) => value),
      marks: Uint32Array.from(flat, ({ fact }) => bitsOf(fact.marks)),
      dialog: Uint32Array.from(flat, ({ dialog }) => dialog),
      manager: codes(({ managerId }) => managerId),
      service: codes(({ serviceId }) => serviceId),
      staff: codes(({ staffId }) => staffId),
    },
    rows: rowsOf([...rows.values()].map(({ length }) => length)),
    steps: {
      dialog: Uint32Array.from(steps, ({ dialog }) => dialog),
      at: Float64Array.from(steps, ({ step }) => step.at.getTime()),
      visit: Uint32Array.from(steps, ({ step }) => words.codeOf(step.visit)),
      by: Uint32Array.from(steps, ({ step }) => words.codeOf(step.by)),
    },
  };
  return { ...book, words: words.all() };
}

/** Marks as bits, and back. */
export const bitsOf = (marks: readonly Mark[]): number =>
  marks.reduce((bits, mark) => bits | (1 << MARKS.indexOf(mark)), 0) >>> 0;

export const marksOf = (bits: number): Mark[] => MARKS.filter((_, at) => (bits >>> at) & 1);

/** Where the rows of each kind begin and end, when they stand in the order of FACT_KINDS. */
export function rowsOf(lengths: readonly number[]): DayBook['rows'] {
  const starts = startsOf(lengths);
  const range = (kind: FactKind): [number, number] => {
    const at = FACT_KINDS.indexOf(kind);
    return [starts[at] ?? 0, starts[at + 1] ?? 0];
  };
  return {
    dialog: range('dialog'),
    lead: range('lead'),
    wait: range('wait'),
    turn: range('turn'),
    label: range('label'),
    booking: range('booking'),
    visit: range('visit'),
    payment: range('payment'),
  };
}

/** Where each of several stretches begins, and where the last one ends. */
function startsOf(lengths: readonly number[]): number[] {
  const starts = [0];
  for (const length of lengths) starts.push((starts.at(-1) ?? 0) + length);
  return starts;
}

function createWords() {
  const codes = new Map<string, number>([['', 0]]);
  return {
    codeOf(word: string | null): number {
      const text = word ?? '';
      const known = codes.get(text);
      if (known !== undefined) return known;
      codes.set(text, codes.size);
      return codes.size - 1;
    },
    all: () => [...codes.keys()],
  };
}
