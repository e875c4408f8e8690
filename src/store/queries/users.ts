import { z } from 'zod';
import { Role, type Teammate } from '../../domain/operator.ts';
import type { Store } from '../open-store.ts';

/** Accounts are written by the sign-in library; this is what the rest of the program reads of them. */
const StoredUser = z.object({ _id: z.string(), name: z.string(), role: Role });

/** Everybody who can sign in, with how many open dialogs he or she leads; in the order in which they joined. */
export async function listTeam(store: Store): Promise<Teammate[]> {
  const users = await store.connection.collection('users').find().sort({ createdAt: 1, _id: 1 }).toArray();
  const loads = await store.dialogs
    .aggregate<{ _id: string; open: number }>([
      { $match: { assigneeId: { $ne: null }, mode: { $ne: 'closed' } } },
      { $group: { _id: '$assigneeId', open: { $sum: 1 } } },
    ])
    .toArray();
  const openOf = new Map(loads.map(({ _id, open }) => [_id, open]));
  return z
    .array(StoredUser)
    .parse(users)
    .map(({ _id, name, role }) => ({ id: _id, name, role, openDialogs: openOf.get(_id) ?? 0 }));
}
