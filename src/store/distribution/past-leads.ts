import type { PastLead } from '../../domain/distribution/simulate.ts';
import type { Store } from '../open-store.ts';

/** With more leads than this, the latest are looked at. */
const MOST = 20_000;

export interface PastLeads {
  basis: 'rule' | 'all';
  /** Oldest first. */
  leads: readonly (PastLead & { got: string })[];
  cut: boolean;
}

/** The leads that people got in a period: by this rule, or, as long as it has not given out any, all of them. */
export async function pastLeads(store: Store, ruleId: string, from: Date, to: Date): Promise<PastLeads> {
  const first = { 'body.type': 'assignee_changed' as const, at: { $gte: from, $lt: to }, 'body.from': null };
  const byRule = await firstManagers(store, { ...first, 'body.reason.ruleId': ruleId });
  const basis = byRule.length > 0 ? 'rule' : 'all';
  const found = byRule.length > 0 ? byRule : await firstManagers(store, { ...first, 'body.to': { $type: 'string' } });
  const rows = found.slice(0, MOST).reverse();
  const [dialogs, known] = await Promise.all([
    store.dialogs
      .find(
        { _id: { $in: rows.map(({ dialogId }) => dialogId) } },
        { projection: { contactId: 1, tags: 1, locale: 1, closedAt: 1 } },
      )
      .toArray(),
    managersBefore(store, [...new Set(rows.map(({ contactId }) => contactId))], from),
  ]);
  const byId = new Map(dialogs.map((dialog) => [dialog._id, dialog]));
  const leads = rows.flatMap(({ dialogId, at, to: got }) => {
    const dialog = byId.get(dialogId);
    if (!dialog) return [];
    const { contactId, tags, locale, closedAt } = dialog;
    return [{ dialogId, contactId, tags, locale, closedAt, at, got, known: known.get(contactId) ?? null }];
  });
  return { basis, leads, cut: found.length > MOST };
}

interface Given {
  dialogId: string;
  contactId: string;
  at: Date;
  to: string;
}

/** Newest first. */
function firstManagers(store: Store, filter: object): Promise<Given[]> {
  return store.events
    .aggregate<Given>([
      { $match: filter },
      { $sort: { at: -1 } },
      { $limit: MOST + 1 },
      { $project: { _id: 0, dialogId: 1, contactId: 1, at: 1, to: '$body.to' } },
    ])
    .toArray();
}

async function managersBefore(
  store: Store,
  contactIds: readonly string[],
  before: Date,
): Promise<ReadonlyMap<string, string>> {
  const rows = await store.dialogs
    .aggregate<{ _id: string; operatorId: string }>([
      { $match: { contactId: { $in: [...contactIds] }, assigneeId: { $ne: null }, createdAt: { $lt: before } } },
      { $sort: { createdAt: -1 } },
      { $group: { _id: '$contactId', operatorId: { $first: '$assigneeId' } } },
    ])
    .toArray();
  return new Map(rows.map(({ _id, operatorId }) => [_id, operatorId]));
}
