import { deal } from './deal.ts';
import type { Experiment, VariantValue } from './experiment.ts';
import type { FirstMet, Met } from './met.ts';
import { kindOf } from './surface.ts';

export interface Chosen {
  value: VariantValue;
  /** Null when everybody is shown this: it was adopted. */
  met: Met | null;
}

export interface Choosing {
  experiments: readonly Experiment[];
  contact: { id: string; met?: readonly FirstMet[] | undefined };
}

/**
 * What this client is shown on a surface whose own value is `today`; null: that. A running experiment first, and there what the client has met before; then
 * what was adopted. Either holds only while the file or setting says what it said at the experiment's start: places are numbered, so that
 * after a change it may be another line, or an offer that is over.
 */
export function choose({ experiments, contact }: Choosing, surface: string, today: VariantValue): Chosen | null {
  const known = bySurface(experiments).get(surface);
  if (!known) return null;
  const { running, adopted } = known;
  if (running && isSame(running.base, today)) {
    const before = contact.met?.find(({ experimentId }) => experimentId === running.id);
    const variant =
      running.variants.find(({ id }) => id === before?.variantId) ?? deal(running.id, contact.id, running.variants);
    return { value: variant.value, met: { experimentId: running.id, variantId: variant.id } };
  }
  const value = adopted.find(({ base }) => isSame(base, today));
  const variant = value?.variants.find(({ id }) => id === value.adopted);
  return variant ? { value: variant.value, met: null } : null;
}

export const isSame = (one: VariantValue, other: VariantValue): boolean =>
  one.kind === 'text' && other.kind === 'text'
    ? one.text.ru === other.text.ru && one.text.en === other.text.en
    : one.kind === 'minutes' && other.kind === 'minutes' && one.minutes.join() === other.minutes.join();

interface OnSurface {
  running: Experiment | null;
  /** The last one first. */
  adopted: Experiment[];
}

/** The surroundings keep the very list while nothing has changed. */
const sorted = new WeakMap<readonly Experiment[], ReadonlyMap<string, OnSurface>>();

function bySurface(experiments: readonly Experiment[]): ReadonlyMap<string, OnSurface> {
  const known = sorted.get(experiments);
  if (known) return known;
  const made = new Map<string, OnSurface>();
  for (const experiment of experiments) {
    const { surface, state, adopted } = experiment;
    const on = made.get(surface) ?? { running: null, adopted: [] };
    if (state === 'running') on.running = experiment;
    // Elsewhere the adopted value has been written into the setting itself.
    if (state === 'finished' && adopted !== null && kindOf(surface) === 'flow') on.adopted.push(experiment);
    made.set(surface, on);
  }
  for (const { adopted } of made.values()) adopted.sort((a, b) => decidedAt(b) - decidedAt(a));
  sorted.set(experiments, made);
  return made;
}

/** One that was stopped may be decided about long after its end. */
const decidedAt = ({ history, endedAt }: Experiment): number =>
  (history.findLast(({ what }) => what === 'finished')?.at ?? endedAt)?.getTime() ?? 0;
