import type { Candidate } from './candidates.ts';
import type { Path } from './path.ts';
import { SEGMENTS, type SegmentDimension, segmentKey } from './segments.ts';
import { chanceOfDifference, holm } from './two-shares.ts';

/** Where the affected dialogs come from more than the others do: "61 % from calls, of the others 12 %". */
export interface Origin {
  dimension: SegmentDimension;
  /** Null: those without a value. */
  key: string | null;
  dialogs: number;
  shareOfAffected: number;
  shareOfRest: number;
}

/** A value that hardly occurs explains nothing; and a long list of them would cost the real ones their proof. */
const MOST_VALUES = 12;
const REAL = 0.05;

/**
 * The source, channel or manager that is most over-represented among the affected, by how many dialogs more than it would have if they
 * came like the rest. Null when chance explains all (Holm over every value looked at).
 */
export function originOf({ affected, rest }: Pick<Candidate, 'affected' | 'rest'>): Origin | null {
  if (affected.length === 0 || rest.length === 0) return null;
  const values = SEGMENTS.flatMap((dimension) => {
    const here = countBy(affected, dimension);
    const there = countBy(rest, dimension);
    return [...here]
      .sort(([keyA, a], [keyB, b]) => b - a || ((keyA ?? '') < (keyB ?? '') ? -1 : 1))
      .slice(0, MOST_VALUES)
      .map(([key, dialogs]) => ({ dimension, key, dialogs, others: there.get(key) ?? 0 }));
  });
  const chances = holm(
    values.map(({ dialogs, others }) =>
      chanceOfDifference({ hits: dialogs, of: affected.length }, { hits: others, of: rest.length }),
    ),
  );
  const excess = ({ dialogs, others }: (typeof values)[number]): number =>
    dialogs - (affected.length * others) / rest.length;
  const [most] = values
    .filter((value, at) => (chances[at] ?? 1) < REAL && excess(value) > 0)
    .sort((a, b) => excess(b) - excess(a));
  if (!most) return null;
  const { dimension, key, dialogs, others } = most;
  return { dimension, key, dialogs, shareOfAffected: dialogs / affected.length, shareOfRest: others / rest.length };
}

function countBy(paths: readonly Path[], dimension: SegmentDimension): Map<string | null, number> {
  const counts = new Map<string | null, number>();
  for (const path of paths) {
    const key = segmentKey(path, dimension);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
