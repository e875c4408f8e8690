import type { Mark, Traits } from '../../src/domain/analytics/fact.ts';
import type { Journey } from '../../src/domain/analytics/journey.ts';

const OPENED = new Date('2026-11-02T09:00:00Z');
const HOUR_MS = 3_600_000;

interface Told {
  id?: string;
  openedAt?: Date;
  /** Where it went, in order: a stage of `leads`, or `pipeline/stage`; each with who brought it there, unless it was the bot. */
  way: readonly (string | readonly [stage: string, by: string])[];
  /** Hours in each stage but the last; the last number counts for the rest. */
  hours?: readonly number[];
  marks?: readonly Mark[];
  traits?: Partial<Traits>;
}

/** A dialog's way, an hour in each stage unless said otherwise. */
export function buildJourney({
  id = 'd1',
  openedAt = OPENED,
  way,
  hours = [1],
  marks = [],
  traits = {},
}: Told): Journey {
  let at = openedAt.getTime();
  const steps = way.map((told, place) => {
    const [stage, by] = typeof told === 'string' ? [told, 'bot'] : told;
    if (place > 0) at += (hours[place - 1] ?? hours.at(-1) ?? 1) * HOUR_MS;
    return { visit: stage.includes('/') ? stage : `leads/${stage}`, at: new Date(at), by };
  });
  return {
    dialogId: id,
    openedAt,
    steps,
    marks,
    traits: {
      channel: 'telegram',
      source: null,
      utmMedium: null,
      utmCampaign: null,
      visit: steps.at(-1)?.visit ?? '',
      managerId: null,
      serviceId: null,
      staffId: null,
      variants: [],
      ...traits,
    },
  };
}
