import type { Fact } from '../../domain/analytics/fact.ts';
import { groupBy } from '../../domain/analytics/history.ts';
import type { LocalDays } from '../../domain/analytics/local-days.ts';
import type { FactsRow } from './rows.ts';

/**
 * The days whose books are other ones when a dialog is known anew. A dialog of years stands in hundreds of them, and what is said in it
 * today changes one; what is true of it as a whole changes all.
 */
export function touchedDays(
  before: FactsRow | undefined,
  after: FactsRow | null,
  { dayOf }: Pick<LocalDays, 'dayOf'>,
): string[] {
  const all = [...new Set([...(before?.days ?? []), ...(after?.days ?? [])])];
  if (!before || !after || wholeOf(before) !== wholeOf(after)) return all;
  const byDay = ({ facts }: FactsRow) => groupBy(facts, ({ at }) => dayOf(at));
  const was = byDay(before);
  const is = byDay(after);
  // Packed by the days of another zone.
  if ([...was.keys()].some((day) => !before.days.includes(day))) return all;
  const opened = dayOf(after.openedAt);
  const haveStepsChanged = stepsOf(before) !== stepsOf(after);
  return all.filter(
    (day) => (day === opened && haveStepsChanged) || factsOf(was.get(day) ?? []) !== factsOf(is.get(day) ?? []),
  );
}

/** Whether nothing at all has changed. */
export function isSame(before: FactsRow | undefined, after: FactsRow | null): boolean {
  if (!before || !after) return !before && !after;
  return (
    String(before.days) === String(after.days) &&
    wholeOf(before) === wholeOf(after) &&
    stepsOf(before) === stepsOf(after) &&
    factsOf(before.facts) === factsOf(after.facts)
  );
}

/** In one order of fields, whatever the database made of it. */
const wholeOf = ({ openedAt, traits }: FactsRow): string =>
  JSON.stringify([openedAt, Object.entries(traits).sort(([a], [b]) => (a < b ? -1 : 1))]);

const stepsOf = ({ steps }: FactsRow): string => JSON.stringify(steps.map(({ visit, at, by }) => [visit, at, by]));

const factsOf = (facts: readonly Fact[]): string =>
  JSON.stringify(
    facts.map(({ kind, at, value, marks, managerId, serviceId, staffId }) => [
      kind,
      at,
      value,
      marks,
      managerId,
      serviceId,
      staffId,
    ]),
  );
