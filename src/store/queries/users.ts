import { z } from 'zod';
import { Role, type Teammate } from '../../domain/operator.ts';
import type { Store } from '../open-store.ts';

/** Accounts are written by the sign-in library; this is what the rest of the program reads of them. */
const StoredUser = z.object({
  _id: z.string(),
  name: z.string(),
  /** The copy of a replay has none. */
  email: z.string().default(''),
  role: Role,
  disabled: z.boolean().nullish(),
});

export interface Member extends Teammate {
  email: string;
  /** False once the person has left the team. */
  active: boolean;
}

/** Everybody who has an account, in the order in which they joined. */
export async function listMembers(store: Store): Promise<Member[]> {
  const users = await store.connection.collection('users').find().sort({ createdAt: 1, _id: 1 }).toArray();
  return z
    .array(StoredUser)
    .parse(users)
    .map(({ _id, name, email, role, disabled }) => ({ id: _id, name, email, role, active: disabled !== true }));
}

/** Who is in the team, and who has left it. */
export async function listTeam(store: Store): Promise<{ present: Teammate[]; former: Teammate[] }> {
  const members = await listMembers(store);
  const those = (active: boolean) =>
    members.filter((member) => member.active === active).map(({ id, name, role }) => ({ id, name, role }));
  return { present: those(true), former: those(false) };
}
