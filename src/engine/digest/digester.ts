import { localOf } from '../../domain/booking/zone.ts';
import { composeDigest } from '../../domain/digest/compose-digest.ts';
import { DigestKind, type DigestReader, personOf } from '../../domain/digest/digest-settings.ts';
import { comingDigests } from '../../domain/digest/digest-times.ts';
import type { Locale } from '../../domain/localized.ts';
import { type Scope, scopeOf } from '../../domain/visibility.ts';
import { claimDigest, dueDigests, pendingDigests, planDigest, readReaders } from '../../store/digest/digest-rows.ts';
import { fromDocument } from '../../store/document.ts';
import { readDigest } from '../../store/read-setting.ts';
import type { SendOutcome } from '../ports.ts';
import type { DigesterParts } from './digester-parts.ts';
import { measureDigest } from './measure-digest.ts';
import { sendClaimed } from './send-claimed.ts';
import { sendLetter } from './send-letter.ts';

export interface Digester {
  /** Writes what is due in the coming days; to be called now and then, and when a wish has changed. */
  plan(): Promise<void>;
  /** Ids of what is to be sent now. */
  due(): Promise<string[]>;
  pending(): Promise<{ id: string; due: Date }[]>;
  /** Sends one that is due, once however often and by however many processes it is called. */
  fire(id: string): Promise<void>;
  /** The digest that would be sent to somebody now. */
  preview(wish: { kind: DigestKind; locale: Locale; scope: Scope }): Promise<string>;
  /** Sends one to a linked person at once, beside those that are due. */
  sendNow(readerId: string, kind: DigestKind): Promise<SendOutcome | { kind: 'not_linked' }>;
}

const PREFIX = 'digest:';
/** Whether a timer's id is that of a digest. */
export const isDigest = (id: string): boolean => id.startsWith(PREFIX);

const CLAIM_MS = 60_000;

/** Sends people of the team what the figures of the day or week say. Rows are the truth; whoever wakes us only wakes. */
export function createDigester(parts: DigesterParts): Digester {
  const { store, books, surroundings, publicUrl, clock } = parts;

  async function plan(): Promise<void> {
    const [settings, readers] = await Promise.all([readDigest(store), readReaders(store)]);
    const { business } = surroundings();
    const now = clock.now();
    for (const reader of readers) {
      for (const kind of DigestKind.options) {
        if (!reader[kind]) continue;
        for (const digest of comingDigests(settings, kind, now, business.timezone)) {
          // Not what was due before somebody wanted it so.
          if (digest.due > reader.since && digest.due > settings.since) await planDigest(store, reader.id, digest);
        }
      }
    }
  }

  async function textFor(kind: DigestKind, day: string, locale: Locale, scope: Scope): Promise<string> {
    const { figures } = await readDigest(store);
    const deps = { store, books, around: surroundings(), publicUrl };
    return composeDigest(await measureDigest(deps, { kind, day, locale, scope, figures }));
  }

  /** Null for whoever has left the team. */
  function scopeFor(readerId: string): Scope | null {
    const { team, funnel } = surroundings();
    const mate = team.find(({ id }) => id === personOf(readerId));
    return mate ? scopeOf({ role: mate.role, id: mate.id }, funnel) : null;
  }

  async function readerOf(id: string): Promise<DigestReader | null> {
    const row = await store.digestReaders.findOne({ _id: id });
    return row && fromDocument(row);
  }

  const today = (): string => localOf(clock.now(), surroundings().business.timezone).date;

  return {
    plan,
    due: () => dueDigests(store, clock.now()),
    pending: () => pendingDigests(store),
    async fire(id) {
      const now = clock.now();
      const row = await claimDigest(store, id, now, new Date(now.getTime() + CLAIM_MS));
      if (!row) return;
      await sendClaimed(parts, row, {
        reader: await readerOf(row.readerId),
        scope: scopeFor(row.readerId),
        textFor: (locale, scope) => textFor(row.kind, row.day, locale, scope),
      });
    },
    // What is told next Monday is not known yet: the last seven days are shown instead.
    preview: ({ kind, locale, scope }) => textFor(kind, today(), locale, scope),
    async sendNow(readerId, kind) {
      const [reader, scope] = [await readerOf(readerId), scopeFor(readerId)];
      if (!reader || !scope) return { kind: 'not_linked' };
      const text = await textFor(kind, today(), reader.locale, scope);
      const id = `${PREFIX}now:${readerId}:${clock.now().getTime()}`;
      const outcome = await sendLetter(parts, reader, { id, text, attempt: 1 });
      if (outcome.kind === 'not_connected') return { kind: 'not_linked' };
      const problem = outcome.kind === 'sent' ? null : outcome.reason;
      await store.digestReaders.updateOne({ _id: readerId }, { $set: { problem } });
      return outcome;
    },
  };
}
