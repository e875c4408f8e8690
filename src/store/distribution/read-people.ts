import type { Person } from '../../domain/distribution/candidates.ts';
import { emptyProfile, Profile } from '../../domain/distribution/profile.ts';
import { fromDocument } from '../document.ts';
import type { Store } from '../open-store.ts';
import { listMembers, type Member } from '../queries/users.ts';

/** Everybody with an account, with what distribution knows of them. */
export async function readPeople(store: Store): Promise<(Member & Person)[]> {
  const [members, rows] = await Promise.all([listMembers(store), store.profiles.find().toArray()]);
  const profiles = new Map(rows.map((row) => [row._id, Profile.parse(fromDocument(row))]));
  return members.map((member) => ({ ...member, profile: profiles.get(member.id) ?? emptyProfile(member.id) }));
}
