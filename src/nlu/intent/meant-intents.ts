import type { Locale } from '../../domain/localized.ts';
import { conceptsOf } from '../lexicon/concepts-of.ts';
import { clausesOf } from '../text/clauses.ts';
import { wordsOf } from '../text/words.ts';
import { undenied } from './denial.ts';
import type { IntentClassifier } from './intent-classifier.ts';
import type { Scored } from './intent-model.ts';

/** A clause must be this sure to add a meaning that the whole text does not show; this and the next by cross-validation. */
const SURE = 0.65;
/** The same where the whole text shows it too. */
const SUPPORTED = 0.5;
/** A text that as a whole is out of scope means something only by two different clauses as sure as this. */
const SURE_WITHOUT_WHOLE = 0.8;

/** Greetings and answers go along with any wish and add nothing to it. */
const COURTESY = /^(?:smalltalk|answer)\./;
/** Of these a customer wants one: "can't on Friday, may I come on Saturday?" is a move, no cancelling and no new visit. */
const DEED = /^booking\.(?:create|cancel|reschedule|confirm)$/;
/** A question or a complaint is not taken back by a "not". */
const NEVER_DENIED = /^(?:smalltalk|answer|info)\.|^complaint$/;

/** Every intent that a message means, best first, each with its probability; and those that it expressly does not wish. */
export interface Meant {
  intents: Scored[];
  denied: string[];
  /** What the clauses mean first of all, each once, in their order. */
  order: string[];
}

/**
 * What the whole text means, and behind it what its clauses surely mean beside that: "перенесите на пятницу и сколько
 * стоит?". A clause that takes a wish back ("не отменяйте") is left out of that, and the wish with it.
 */
export async function meantIntents(text: string, locale: Locale, classifier: IntentClassifier): Promise<Meant> {
  const clauses = await Promise.all(clausesOf(text).map((clause) => readClause(clause, locale, classifier)));
  const denying = clauses.filter(({ denied }) => denied !== null);
  if (denying.length === 0) {
    return { intents: several(await classifier.classify(text, locale), clauses), denied: [], order: orderOf(clauses) };
  }
  const affirming = clauses.filter(({ denied }) => denied === null);
  const affirmed = new Set(affirming.map(({ meant }) => meant[0]?.intent));
  const denied = [...new Set(denying.flatMap((one) => one.denied ?? []))].filter((intent) => !affirmed.has(intent));
  // A clause that the classifier took for the very wish would lead it astray in the whole text too.
  const left = clauses.filter((one) => one.denied === null || one.meant[0]?.intent !== one.denied);
  const whole = await classifier.classify(left.length > 0 ? left.map((one) => one.text).join(', ') : text, locale);
  const allowed = (scored: readonly Scored[]) => scored.filter(({ intent }) => !denied.includes(intent));
  const read = left.map((one) => ({ ...one, meant: allowed(one.meant) }));
  return { intents: several(allowed(whole), read), denied, order: orderOf(read) };
}

const orderOf = (clauses: readonly Clause[]): string[] => [
  ...new Set(clauses.flatMap(({ meant: [first] }) => first?.intent ?? [])),
];

interface Clause {
  text: string;
  meant: Scored[];
  /** What it takes back. */
  denied: string | null;
}

async function readClause(text: string, locale: Locale, classifier: IntentClassifier): Promise<Clause> {
  const meant = await classifier.classify(text, locale);
  const wish = undenied(text);
  const [taken] = wish === null ? [] : await classifier.classify(wish, locale);
  return { text, meant, denied: taken && !NEVER_DENIED.test(taken.intent) ? taken.intent : null };
}

function several(whole: readonly Scored[], clauses: readonly Clause[]): Scored[] {
  const firsts = clauses.flatMap(({ text, meant: [first] }) =>
    first && !isCourtesy(first) && !isList(text) ? [first] : [],
  );
  const [best, ...others] = whole;
  if (!best) {
    const sure = strongest(firsts.filter(({ score }) => score >= SURE_WITHOUT_WHOLE));
    return sure.length > 1 ? sure : [];
  }
  const shown = new Set(whole.map(({ intent }) => intent));
  const beside = firsts.filter(
    ({ intent, score }) =>
      clauses.length > 1 &&
      score >= (shown.has(intent) ? SUPPORTED : SURE) &&
      !(DEED.test(best.intent) && DEED.test(intent)),
  );
  // "Да, запишите": an answer and a wish in one clause both count.
  const courteous = others.filter((other) => isCourtesy(best) || isCourtesy(other));
  return [best, ...strongest([...beside, ...courteous]).filter(({ intent }) => intent !== best.intent)];
}

/** Groups of meaning of words that name what a wish is about, and of words that go with them. */
const NAMING = new Set(['service', 'people', 'day', 'clock', 'polite']);
const FREE_CHOICE = /угодно|неважно|(?<!\p{L})(?:any ?(?:time|day|one|where)|whatever|whenever)(?!\p{L})/iu;

/** "…, Марии и Оле", "и маникюр": the rest of a list, whose one word would look like a wish of its own. */
function isList(clause: string): boolean {
  if (FREE_CHOICE.test(clause)) return true;
  const words = wordsOf(clause).filter(({ lower }) => lower.length > 2);
  const meanings = words.map(({ lower }) => conceptsOf(lower));
  return (
    words.length <= 3 &&
    meanings.some((found) => found.some((concept) => concept === 'service' || concept === 'people')) &&
    meanings.every((found) => found.length > 0 && found.some((concept) => NAMING.has(concept)))
  );
}

const isCourtesy = ({ intent }: Scored) => COURTESY.test(intent);

/** Each intent once, with its highest score, best first. */
function strongest(scored: readonly Scored[]): Scored[] {
  const highest = new Map<string, number>();
  for (const { intent, score } of scored) highest.set(intent, Math.max(score, highest.get(intent) ?? 0));
  return [...highest].map(([intent, score]) => ({ intent, score })).sort((one, other) => other.score - one.score);
}
