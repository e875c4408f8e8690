import type { Counts } from './bets.ts';
import { startBets } from './bets.ts';

/** How variant and control stand at the end of a day. */
export interface Standing {
  day: number;
  clients: number;
  /** The share of the variant less that of the control; null while one of them has nobody. */
  difference: number | null;
  /** Where the true difference lies, at every moment at once, with the confidence that is asked for. */
  low: number;
  high: number;
  /** Always valid: the least α at which "no difference" was ever refused. */
  p: number;
}

export interface ContestSetup {
  share: number;
  expected: number;
  alpha: number;
}

/** Finer around 0, where it is decided. */
const STEPS = 50;
const GRID = Array.from({ length: 2 * STEPS + 1 }, (_, index) => {
  const u = (index - STEPS) / STEPS;
  return u * Math.abs(u);
});

/** The standing after each day in which there was anybody, by always-valid tests and a confidence sequence (`bets.ts`). */
export function contest(days: readonly { day: number; counts: Counts }[], setup: ContestSetup): Standing[] {
  const { alpha, ...about } = setup;
  const bets = startBets({ ...about, differences: GRID, sides: 'both' });
  const most = GRID.map(() => Number.NEGATIVE_INFINITY);
  const total: Counts = { control: { clients: 0, hits: 0 }, variant: { clients: 0, hits: 0 } };
  return days.map(({ day, counts }) => {
    bets.add(counts);
    bets.turn();
    for (const side of ['control', 'variant'] as const) {
      total[side].clients += counts[side].clients;
      total[side].hits += counts[side].hits;
    }
    const now = GRID.map((_, index) => bets.worth(index));
    for (const [index, worth] of now.entries()) most[index] = Math.max(most[index] ?? 0, worth);
    const bar = Math.log(1 / alpha);
    // Where the truth itself moves, nothing may have been believable all the time; then what is believable now.
    const { low, high } = between(most, bar) ?? between(now, bar) ?? { low: -1, high: 1 };
    return {
      day,
      clients: total.control.clients + total.variant.clients,
      difference: differenceOf(total),
      low,
      high,
      p: Math.min(1, Math.exp(-(most[STEPS] ?? 0))),
    };
  });
}

export function differenceOf({ control, variant }: Counts): number | null {
  if (control.clients === 0 || variant.clients === 0) return null;
  return variant.hits / variant.clients - control.hits / control.clients;
}

/** The least and the greatest difference that nobody has become rich by betting against; null when there is none. */
function between(worths: readonly number[], bar: number): { low: number; high: number } | null {
  const first = worths.findIndex((worth) => worth < bar);
  if (first < 0) return null;
  const last = worths.findLastIndex((worth) => worth < bar);
  return { low: crossing(worths, first, first - 1, bar), high: crossing(worths, last, last + 1, bar) };
}

/** Where the worth reaches the bar between a place below it and its neighbour above it. */
function crossing(worths: readonly number[], inside: number, outside: number, bar: number): number {
  const at = GRID[inside] ?? 0;
  const beyond = GRID[outside];
  if (beyond === undefined) return at;
  const from = worths[inside] ?? 0;
  const to = worths[outside] ?? 0;
  return at + (beyond - at) * Math.min(1, (bar - from) / (to - from));
}

/** Whether something bad is more frequent with the variant: an always-valid p of one side, for guard-rails. */
export function worsens(days: readonly { counts: Counts }[], { share, expected }: Omit<ContestSetup, 'alpha'>): number {
  const bets = startBets({ share, expected, differences: [0], sides: 'up' });
  let most = 0;
  for (const { counts } of days) {
    bets.add(counts);
    bets.turn();
    most = Math.max(most, bets.worth(0));
  }
  return Math.exp(-most);
}
