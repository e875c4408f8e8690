import type { TFunction } from 'i18next';

/** Why a trigger did not do what it should have, in the reader's language where the reason is known. */
export function runReason(t: TFunction, reason: string): string {
  const late = /due (\d+) hours ago/u.exec(reason)?.[1];
  if (late) return t('triggers.why.late', { hours: late });
  const known = KNOWN.find(({ words }) => words.test(reason));
  return known ? t(`triggers.why.${known.key}`) : reason;
}

const KNOWN = [
  { words: /switched off/u, key: 'off' },
  { words: /has been deleted/u, key: 'deleted' },
  { words: /is broken/u, key: 'broken' },
  { words: /waits for something else/u, key: 'changed' },
  { words: /conditions do not hold/u, key: 'conditions' },
  { words: /comes round|too long a chain/u, key: 'loop' },
  { words: /not agreed to news/u, key: 'consent' },
  { words: /contact is blocked/u, key: 'blocked' },
  { words: /blocked us/u, key: 'blockedUs' },
  { words: /called off or moved/u, key: 'visitGone' },
  { words: /moved on/u, key: 'moved' },
  { words: /has written/u, key: 'replied' },
  { words: /has come/u, key: 'came' },
  { words: /message would be empty/u, key: 'empty' },
  { words: /dialog is closed/u, key: 'closed' },
  { words: /person leads this dialog/u, key: 'led' },
  { words: /linked to this customer/u, key: 'linked' },
  { words: /no such person|in the team/u, key: 'person' },
] as const;
