import type { Dialog } from '../../domain/dialog.ts';
import type { Lead } from '../../domain/distribution/lead.ts';
import type { Ledger } from '../../domain/distribution/ledger.ts';
import { shareOut, staysWithHolder } from '../../domain/distribution/share-out.ts';
import type { ShareCause, ShareVerdict } from '../../domain/distribution/sharing.ts';
import { type Changes, openDraft, type Situation } from '../../domain/perform/draft.ts';
import { perform } from '../../domain/perform/perform.ts';
import { commitTogether } from '../../store/commit/commit-changes.ts';
import { knownManagers } from '../../store/distribution/known-managers.ts';
import { writeLedgers } from '../../store/distribution/ledgers.ts';
import { situationsOf } from '../../store/distribution/situations.ts';
import type { DistributorDeps } from './deps.ts';
import type { ReadTable } from './read-table.ts';

/** `conflict`: somebody was quicker with one of the dialogs, or with the same ledger: read everything anew. */
export type ShareOutcome = { kind: 'done'; changes: readonly Changes[] } | { kind: 'conflict' };

/**
 * Decides who gets each of these dialogs, in their order, and writes them and the ledgers in one transaction: of two processes that have
 * read the same ledger, one writes.
 */
export async function shareDialogs(
  deps: DistributorDeps,
  { table, books }: ReadTable,
  dialogs: readonly Dialog[],
  cause?: ShareCause,
): Promise<ShareOutcome> {
  const { store } = deps;
  const [known, situations] = await Promise.all([
    knownManagers(
      store,
      dialogs.map(({ contactId }) => contactId),
    ),
    situationsOf(store, deps.surroundings(), dialogs),
  ]);
  const byId = new Map(situations.map((situation) => [situation.dialog.id, situation]));
  const leads = situations.map((situation) => leadOf(situation, table.rule.id, knownBy(situation, known), cause));
  const { verdicts, shares } = shareOut(leads, table);
  const decisions = verdicts.flatMap(({ lead, verdict }) => {
    const before = byId.get(lead.dialogId);
    if (!before || isNothingNew(lead, verdict, before.dialog)) return [];
    const draft = openDraft(before, { now: table.now, newId: deps.newId, actor: { kind: 'system' } });
    const refused = perform(draft, [{ kind: 'share', ruleId: table.rule.id, cause: lead.cause, verdict }]);
    if (refused) throw new Error(`The distributor's own decision was refused: ${refused.reason}`);
    return [{ before, changes: draft.changes, guard: null }];
  });
  if (decisions.length === 0) return { kind: 'done', changes: [] };
  const ledgers: Ledger[] = [{ ...table.ledger, shares: [...shares] }, ...booksOf(verdicts, books)];
  const outcome = await commitTogether(store, decisions, (session) => writeLedgers(store, ledgers, session));
  if (outcome.kind === 'failed') throw outcome.error;
  if (outcome.kind !== 'done') return { kind: 'conflict' };
  return { kind: 'done', changes: decisions.map(({ changes }) => changes) };
}

function leadOf({ dialog }: Situation, ruleId: string, known: string | null, cause?: ShareCause): Lead {
  const { sharing, sharedBy, assigneeId } = dialog;
  const offer = sharing?.offer ?? null;
  return {
    dialogId: dialog.id,
    contactId: dialog.contactId,
    tags: dialog.tags,
    locale: dialog.locale,
    since: sharing?.since ?? dialog.waitingSince ?? dialog.createdAt,
    cause: cause ?? sharing?.cause ?? 'asked',
    tried: offer ? [...(sharing?.tried ?? []), offer.operatorId] : (sharing?.tried ?? []),
    known,
    counted: sharedBy?.ruleId === ruleId ? sharedBy.operatorId : null,
    holder: assigneeId,
    returned: sharing?.state === 'returned',
  };
}

/** A sales plan that the contact is in names its manager; else it is who led the last dialog. */
function knownBy({ contact, dialog }: Situation, known: ReadonlyMap<string, string>): string | null {
  const own = contact.plans.find(({ planId, managerId }) => planId === dialog.planId && managerId !== null);
  const other = contact.plans.find(({ managerId }) => managerId !== null);
  return own?.managerId ?? other?.managerId ?? known.get(contact.id) ?? null;
}

/** It waits as before, or stays with whom it is. A count that was given back is something new: it is given back once. */
function isNothingNew(lead: Lead, verdict: ShareVerdict, { sharing }: Dialog): boolean {
  if (verdict.kind !== 'wait') return false;
  const stays = staysWithHolder(lead);
  if (lead.counted !== null && !stays) return false;
  if (sharing === null) return stays;
  return sharing.state === 'waiting' && !(verdict.again && sharing.tried.length > 0) && (lead.holder === null || stays);
}

/** Books of people with a cap who have got something. */
function booksOf(verdicts: readonly { verdict: ShareVerdict }[], books: ReadonlyMap<string, Ledger>): Ledger[] {
  const given = verdicts.flatMap(({ verdict }) =>
    verdict.kind === 'give' || verdict.kind === 'offer' ? verdict.operatorId : [],
  );
  return [...new Set(given)].flatMap((id) => books.get(id) ?? []);
}
