import pino from 'pino';
import { readConfig } from '../../src/config.ts';
import type { Role } from '../../src/domain/operator.ts';
import { openAuth } from '../../src/http/auth/open-auth.ts';
import type { Store } from '../../src/store/open-store.ts';

export interface NewTeammate {
  id: string;
  /** For requests in this person's name. */
  cookie: string;
}

export const TEAM_PASSWORD = 'correct horse';

/** An account in a running program, signed in; its e-mail is `<name>@example.org`. */
export async function addTeammate(
  { store, url }: { store: Store; url: string },
  { name, role }: { name: string; role: Role },
): Promise<NewTeammate> {
  const log = pino({ level: 'silent' });
  const newId = () => `user-${name}`;
  const auth = await openAuth({ config: readConfig({}), store, log, newId, now: () => new Date() });
  const email = `${name}@example.org`;
  await auth.addUser({ email, name, role, password: TEAM_PASSWORD });
  const answer = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: TEAM_PASSWORD }),
  });
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const user = await store.connection.collection('users').findOne({ email });
  return { id: String(user?._id), cookie };
}
