import type { Dimension } from '../../domain/analytics/figure-query.ts';
import type { OpenedPart } from '../../http/views/funnel-review-view.ts';
import { dimensions } from '../figures/figure-filters.ts';

/** A number that was opened: which one, and how much narrower than the page. */
export interface Opened {
  of: OpenedPart;
  /** Ids of stages; `none` for outside of the pipeline. */
  stage?: string | undefined;
  target?: string | undefined;
  origin?: string | undefined;
  by?: string | undefined;
  /** Seconds. */
  over?: string | undefined;
  /** Of what was reached, when it is another goal than the page's. */
  goal?: string | undefined;
  narrowing?: Partial<Record<Dimension, string>> | undefined;
}

const PARTS = {
  all: true,
  visited: true,
  returned: true,
  moved_on: true,
  lost: true,
  still_here: true,
  elsewhere: true,
  here: true,
  left: true,
  slow: true,
  beyond: true,
  passed: true,
  skipped: true,
  transition: true,
  reached: true,
  judged: true,
  left_out: true,
} as const satisfies Record<OpenedPart, true>;

const DETAILS = ['stage', 'target', 'origin', 'by', 'over'] as const;

/** The opened number of an address; null when none is. */
export function readOpened(params: URLSearchParams): Opened | null {
  const of = params.get('of');
  if (!isPart(of)) return null;
  const narrowing = dimensions.flatMap((name) => {
    const value = params.get(`in.${name}`);
    return value ? [[name, value] as const] : [];
  });
  return {
    of,
    ...Object.fromEntries(DETAILS.map((name) => [name, params.get(`of.${name}`) ?? undefined])),
    goal: params.get('of.goal') ?? undefined,
    narrowing: Object.fromEntries(narrowing),
  };
}

/** An opened number as a change of the address; null closes it. */
export function writeOpened(opened: Opened | null): Record<string, string> {
  const written: Record<string, string> = { of: opened?.of ?? '', 'of.goal': opened?.goal ?? '' };
  for (const name of DETAILS) written[`of.${name}`] = opened?.[name] ?? '';
  for (const name of dimensions) written[`in.${name}`] = opened?.narrowing?.[name] ?? '';
  return written;
}

/** What the server is asked for it, beside the filters of the page. */
export function openedParams({ of, stage, target, origin, by, over, goal, narrowing }: Opened): Record<string, string> {
  const given = { of, stage, target, origin, by, over, goal, ...narrowing };
  return Object.fromEntries(Object.entries(given).flatMap(([name, value]) => (value ? [[name, value]] : [])));
}

function isPart(text: string | null): text is OpenedPart {
  return text !== null && Object.hasOwn(PARTS, text);
}
