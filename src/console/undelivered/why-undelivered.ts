import type { TFunction } from 'i18next';

/** The words of providers, networks and our own sender, and what they mean to a person. */
const REASONS = [
  { key: 'template', words: /the template ".+" (was refused|is |becomes)|of the template "/iu },
  { key: 'window', words: /only an approved template/iu },
  { key: 'blocked', words: /blocked by the user/iu },
  { key: 'gone', words: /chat not found|user is deactivated|user not found|peer_id_invalid/iu },
  { key: 'word', words: /has the word/iu },
  { key: 'ended', words: /process ended/iu },
  { key: 'givenUp', words: /given up by a person/iu },
  { key: 'disconnected', words: /is not connected/iu },
  { key: 'token', words: /token|unauthorized/iu },
  { key: 'tooFast', words: /too many requests/iu },
  { key: 'content', words: /too long|no visible text|entities|message is empty|button_data_invalid/iu },
  {
    key: 'silent',
    words: /time(d)? ?out|network|socket|ECONN|ENOTFOUND|EAI_AGAIN|bad gateway|internal server|channel failed/iu,
  },
] as const;

/** Why a line did not come, in the reader's language; what nobody has foreseen stays as the provider has put it. */
export function whyUndelivered(t: TFunction, reason: string | null | undefined): string {
  if (!reason) return '';
  const known = knownReason(reason);
  return known ? t(`undelivered.why.${known.key}`) : reason;
}

/** Whether choosing a template for WhatsApp would help. */
export function isForTemplates(reason: string | null | undefined): boolean {
  const key = reason ? knownReason(reason)?.key : undefined;
  return key === 'template' || key === 'window';
}

const knownReason = (reason: string) => REASONS.find(({ words }) => words.test(reason));
