import type { Profile } from '../../domain/distribution/profile.ts';
import type { Role } from '../../domain/operator.ts';
import type { Store } from '../open-store.ts';

export interface MemberChange {
  name?: string;
  role?: Role;
  /** False: he or she leaves the team; all sessions end. */
  active?: boolean;
  profile?: Partial<Omit<Profile, 'id'>>;
}

export type MemberChanged = { kind: 'done' } | { kind: 'not_found' } | { kind: 'last_owner' };

/** Thrown inside the transaction to abort it; never leaves this file. */
class Refused extends Error {
  readonly outcome: MemberChanged;
  constructor(outcome: MemberChanged) {
    super(outcome.kind);
    this.outcome = outcome;
  }
}

/** Every change of the team writes this one: two owners who remove each other at once meet here. */
const TEAM_BOOK = 'team';

/** Changes a person of the team, whole or not at all. There is always an owner left. */
export async function changeMember(store: Store, id: string, change: MemberChange): Promise<MemberChanged> {
  const { db } = store.connection;
  if (!db) throw new Error('The store is closed.');
  const users = db.collection<{ _id: string; role: Role; disabled?: boolean | null }>('users');
  const account = {
    ...(change.name !== undefined && { name: change.name }),
    ...(change.role !== undefined && { role: change.role }),
    ...(change.active !== undefined && { disabled: !change.active }),
  };
  const session = await store.connection.startSession();
  try {
    await session.withTransaction(async () => {
      await store.ledgers.updateOne(
        { _id: TEAM_BOOK },
        { $inc: { version: 1 }, $setOnInsert: { shares: [] } },
        { session, upsert: true },
      );
      const user = await users.findOne({ _id: id }, { session });
      if (!user) throw new Refused({ kind: 'not_found' });
      const staysOwner = (change.role ?? user.role) === 'owner' && change.active !== false;
      if (user.role === 'owner' && user.disabled !== true && !staysOwner) {
        const owners = await users.countDocuments({ role: 'owner', disabled: { $ne: true } }, { session });
        if (owners <= 1) throw new Refused({ kind: 'last_owner' });
      }
      if (Object.keys(account).length > 0) await users.updateOne({ _id: id }, { $set: account }, { session });
      if (change.active === false) await db.collection('sessions').deleteMany({ userId: id }, { session });
      if (change.profile) {
        await store.profiles.updateOne({ _id: id }, { $set: change.profile }, { session, upsert: true });
      }
    });
    return { kind: 'done' };
  } catch (error) {
    if (error instanceof Refused) return error.outcome;
    throw error;
  } finally {
    await session.endSession();
  }
}
