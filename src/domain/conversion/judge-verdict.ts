import { speaksToJudge } from './instructions.ts';
import { ADDRESSED_TO_JUDGE, type JudgeLine } from './judge-lines.ts';
import { saysSomething, standsIn } from './stands-in.ts';

/** Why a dialog has no 1 and no 0. The words go into the event and the console translates them. */
export const NOT_SCORED = [
  'nothing_said',
  'unheard',
  'nonsense',
  'false_quote',
  'no_quote',
  'instruction_quoted',
  'refused',
  'deadline',
  'unreachable',
  'provider_error',
  'budget',
  'too_expensive',
  'interrupted',
] as const;
export type NotScored = (typeof NOT_SCORED)[number];

/** What GPT has answered, read but not yet believed. */
export interface Claim {
  verdict: 0 | 1;
  quote: string;
  reason: string;
}

export type Believed =
  | { kind: 'verdict'; verdict: 'converted' | 'not_converted'; quote: string; reason: string }
  | { kind: 'not_scored'; why: NotScored };

/** Customers may write what they like, so a 1 counts only with words of the dialog behind it that do not speak to the judge. */
export function believe(claim: Claim, lines: readonly JudgeLine[]): Believed {
  const { verdict, reason } = claim;
  const quote = claim.quote.trim();
  if (quote === '') {
    if (verdict === 1) return { kind: 'not_scored', why: 'no_quote' };
    return { kind: 'verdict', verdict: 'not_converted', quote, reason };
  }
  if (speaksToJudge(quote) || quote.includes(ADDRESSED_TO_JUDGE))
    return { kind: 'not_scored', why: 'instruction_quoted' };
  if (!standsIn(quote, lines)) return { kind: 'not_scored', why: 'false_quote' };
  if (verdict === 1 && !saysSomething(quote, lines)) return { kind: 'not_scored', why: 'no_quote' };
  return { kind: 'verdict', verdict: verdict === 1 ? 'converted' : 'not_converted', quote, reason };
}
