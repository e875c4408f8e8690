import { contentWords, stem, stemsOf, wordsOf } from '../retrieval/words.ts';
import { weekdaysIn } from './calendar-words.ts';
import type { Evidence, Line } from './evidence.ts';
import type { Fact } from './extract-facts.ts';
import { normalise } from './normalise.ts';
import { FILLER, holds, rootsOf } from './roots.ts';
import { clauseAt, clausesOf } from './sentences.ts';

/** Units and the like occur beside any number, so they connect nothing. */
const UNITS = new Set(
  stemsOf(
    'стоимость цена обойдется рубль рублей рубля руб price cost roubles rubles минут минуты мин час часа часов день дня дней сутки неделя месяц месяцев год лет процент процента занимает длится стоит minute minutes min hour hours day days week month months year years percent takes take costs',
  ),
);

/**
 * Small numbers, durations and percentages occur everywhere, so it is not enough that one exists: a line of the evidence has
 * to hold it together with a word of the sentence; a percentage with the weekday beside it; a bare number with what it counts.
 * A price beside no known service must not borrow another's. `before` is the sentence before, for "It takes …", and
 * `question` helps a sentence that has no words of its own: "1300 ₽."
 */
export function outOfContext(
  { sentence, before, question }: { sentence: string; before: string; question: string },
  facts: readonly Fact[],
  evidence: Evidence,
): string[] {
  const own = topics(`${before} ${sentence}`);
  const about = own.length > 0 ? own : topics(question);
  const text = normalise(sentence).replace(FILLER, '');

  const backs = ({ kind, keys, text: said }: Fact, line: Line): boolean => {
    if (!keys.some((key) => line.keys.has(key)) || !about.some((root) => line.stems.has(root))) return false;
    const at = text.indexOf(said);
    // What is said beside a number is said of it: "15 % на маникюр" needs a line with both.
    const clause = clausesOf(text).find((part) => part.includes(said)) ?? text;
    if (!rootsOf(clause).every((root) => holds(line.stems, root))) return false;
    if (kind === 'percent') {
      const days = weekdaysIn(clauseAt(text, at));
      return days.length === 0 || weekdaysIn(normalise(line.text)).some((day) => days.includes(day));
    }
    const counted = /^\s+\p{L}/u.test(text.slice(at + said.length))
      ? wordsOf(text.slice(at + said.length))[0]
      : undefined;
    return (
      kind !== 'number' || counted === undefined || contentWords(counted).every((word) => line.stems.has(stem(word)))
    );
  };
  return facts
    .filter(({ kind }) => kind === 'number' || kind === 'duration' || kind === 'percent' || kind === 'money')
    .filter(({ kind, keys }) => kind === 'money' || !keys.some((key) => evidence.toldByTools.has(key)))
    .filter((fact) => !evidence.lines.some((line) => backs(fact, line)))
    .map(({ text: said }) => said);
}

const topics = (text: string): string[] =>
  contentWords(text)
    .map(stem)
    .filter((root) => !UNITS.has(root) && !/^\d+$/.test(root));
