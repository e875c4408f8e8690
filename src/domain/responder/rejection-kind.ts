/** Why a reply of the model was not used, as people tell such reasons apart. */
export const REJECTION_KINDS = [
  'unsupported',
  'language',
  'unsafe',
  'form',
  'refused',
  'provider',
  'deadline',
  'budget',
  'other',
] as const;
export type RejectionKind = (typeof REJECTION_KINDS)[number];

const BY_REASON: readonly [RegExp, RejectionKind][] = [
  [/^unsupported/, 'unsupported'],
  [/language/, 'language'],
  [/^budget/, 'budget'],
  [/^(?:deadline|stalled|too many tool calls)/, 'deadline'],
  [/^(?:refused|finish content_filter)/, 'refused'],
  [/^(?:http |no connection|connection cut|not a completion)/, 'provider'],
  [/^(?:HTML|broken|too long|empty|finish )/, 'form'],
  [/^(?:markup|a mark|prompt leak|invisible|inner names)/, 'unsafe'],
];

/** The kind of a receipt's `rejected`, and what it names: the facts that nothing backs, the number of an HTTP error. */
export function readRejection(rejected: string): { kind: RejectionKind; detail: string } {
  const kind = BY_REASON.find(([pattern]) => pattern.test(rejected))?.[1] ?? 'other';
  const [, named = ''] = /^[a-z ]+: (.*)$/s.exec(rejected) ?? [];
  return { kind, detail: kind === 'provider' || kind === 'other' ? rejected : named };
}
