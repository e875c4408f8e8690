import type { DigestReader } from '../../domain/digest/digest-settings.ts';
import type { Locale } from '../../domain/localized.ts';
import { nextAttempt } from '../../domain/next-attempt.ts';
import type { Scope } from '../../domain/visibility.ts';
import { changeDigest } from '../../store/digest/digest-rows.ts';
import type { DigestRow } from '../../store/digest/rows.ts';
import type { DigesterParts } from './digester-parts.ts';
import { sendLetter } from './send-letter.ts';

/** Later than this a digest of the morning is no news any more. */
const TOO_LATE_MS = 12 * 3_600_000;
/** As with lines to customers: one repeat is a small nuisance, silence a greater one, and more than one is too many. */
const MOST_CAUGHT = 1;
const NEVER = new Date(0);

interface Known {
  reader: DigestReader | null;
  /** What the reader may see; null for whoever has left the team. */
  scope: Scope | null;
  textFor(locale: Locale, scope: Scope): Promise<string>;
}

/**
 * Sends a digest that is claimed by us. The text is made before "sending" is written, and the messenger is called after it: a crash before
 * loses nothing, and one in between is known for what it is.
 */
export async function sendClaimed(
  parts: DigesterParts,
  row: DigestRow,
  { reader, scope, textFor }: Known,
): Promise<void> {
  const { store, clock, log } = parts;
  const now = clock.now();
  const settle = (change: Partial<Omit<DigestRow, 'id'>>) =>
    changeDigest(store, row, { claimedUntil: NEVER, ...change });
  if (!reader || !scope || !reader[row.kind]) return void (await settle({ state: 'skipped', reason: 'not wanted' }));
  if (now.getTime() - row.due.getTime() > TOO_LATE_MS)
    return void (await settle({ state: 'skipped', reason: 'its day was over before it could be sent' }));
  const caught = row.caught + (row.state === 'sending' ? 1 : 0);
  if (caught > MOST_CAUGHT) return fail('the process ended twice while sending; it may have arrived');
  const text = row.text ?? (await textFor(reader.locale, scope));
  const attempts = row.attempts + 1;
  if (!(await changeDigest(store, row, { state: 'sending', text, attempts, caught }))) return;
  const outcome = await sendLetter(parts, reader, { id: row.id, text, attempt: attempts });
  if (outcome.kind === 'not_connected') return fail('the messenger is not connected any more');
  if (outcome.kind === 'sent') {
    await settle({ state: 'sent', reason: null });
    await store.digestReaders.updateOne({ _id: reader.id }, { $set: { problem: null } });
    return;
  }
  const due = outcome.kind === 'retry' ? nextAttempt(attempts, clock.now(), outcome.afterMs, clock.random()) : null;
  if (!due) return fail(outcome.reason);
  await settle({ state: 'pending', due, reason: outcome.reason });

  async function fail(reason: string): Promise<void> {
    log.warn({ digestId: row.id, reason }, 'a digest could not be delivered');
    await settle({ state: 'failed', reason });
    await store.digestReaders.updateOne({ _id: row.readerId }, { $set: { problem: reason } });
  }
}
