import { mongodbAdapter } from 'better-auth/adapters/mongodb';
import { betterAuth } from 'better-auth/minimal';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Config } from '../../config.ts';
import { Role } from '../../domain/operator.ts';
import type { Store } from '../../store/open-store.ts';
import { installationSecret } from '../../store/read-setting.ts';

export interface TeamUser {
  id: string;
  name: string;
  email: string;
  role: Role;
}

/** A change that the browser has to learn: `set-cookie` values. */
type Cookies = { cookies: string[] };

/** Who is who in the team. All of better-auth that the rest of the program sees. */
export interface Auth {
  signIn(given: {
    email: string;
    password: string;
    userAgent: string;
  }): Promise<({ kind: 'signed_in'; user: TeamUser } & Cookies) | { kind: 'refused' }>;
  signOut(cookie: string): Promise<Cookies>;
  /** The user of a `cookie` header, or null when nobody is signed in. */
  session(cookie: string): Promise<({ user: TeamUser } & Cookies) | null>;
  /** Ends all other sessions of the user. */
  changePassword(
    cookie: string,
    given: { currentPassword: string; newPassword: string },
  ): Promise<({ kind: 'changed' } & Cookies) | { kind: 'refused' }>;
  /** Makes the account unless there is one with this e-mail; an existing one keeps its password. */
  addUser(given: { email: string; name: string; role: Role; password: string }): Promise<{ created: boolean }>;
  /** Gives an account a new password and ends all its sessions. False when there is no such account. */
  resetPassword(email: string, password: string): Promise<boolean>;
}

const DAY_SECONDS = 86_400;
/** Used daily, a session goes on; after this it ends all the same. */
const LONGEST_SESSION_DAYS = 30;

export const MIN_PASSWORD = 8;
export const MAX_PASSWORD = 128;

const User = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: Role,
  disabled: z.boolean().nullish(),
});
const SignedIn = z.object({ user: User });

/** Accounts and sessions in our database, by better-auth. Its own HTTP interface is not mounted: only what is asked for here exists. */
export async function openAuth({ config, store, log, newId, now }: AuthDeps): Promise<Auth> {
  const { db } = store.connection;
  if (!isDatabase(db)) throw new Error('The store is closed.');
  await ensureIndexes(db);
  const auth = betterAuth({
    baseURL: config.PUBLIC_URL ?? `http://localhost:${config.PORT}`,
    basePath: '/api/auth',
    secret: await installationSecret(store),
    database: mongodbAdapter(db, { transaction: false }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: MIN_PASSWORD,
      maxPasswordLength: MAX_PASSWORD,
    },
    user: {
      modelName: 'users',
      additionalFields: {
        role: { type: 'string', required: true, input: false, defaultValue: 'viewer' },
        // Has left the team: can neither sign in nor go on.
        disabled: { type: 'boolean', required: false, input: false, defaultValue: false },
      },
    },
    account: { modelName: 'accounts' },
    verification: { modelName: 'verifications' },
    session: { modelName: 'sessions', expiresIn: 7 * DAY_SECONDS, updateAge: DAY_SECONDS },
    // One limiter for all routes, see limits.ts.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    advanced: {
      cookiePrefix: 'voronka',
      useSecureCookies: config.PUBLIC_URL?.startsWith('https:') ?? false,
      defaultCookieAttributes: { sameSite: 'strict' },
      database: { generateId: newId },
    },
    logger: { log: (level, message) => log[level === 'error' ? 'error' : 'debug']({ part: 'auth' }, message) },
  });

  await auth.$context;

  return {
    async signIn({ email, password, userAgent }) {
      const headers = new Headers({ 'user-agent': userAgent });
      const response = await auth.api.signInEmail({ body: { email, password }, headers, asResponse: true });
      if (!response.ok) return refusedOrThrow(response);
      const { disabled, ...user } = SignedIn.parse(await response.json()).user;
      if (disabled) {
        const { internalAdapter } = await auth.$context;
        await internalAdapter.deleteUserSessions(user.id);
        return { kind: 'refused' };
      }
      return { kind: 'signed_in', user, cookies: response.headers.getSetCookie() };
    },
    async signOut(cookie) {
      const response = await auth.api.signOut({ headers: new Headers({ cookie }), asResponse: true });
      return { cookies: response.headers.getSetCookie() };
    },
    async session(cookie) {
      if (cookie === '') return null;
      const { headers, response } = await auth.api.getSession({
        headers: new Headers({ cookie }),
        returnHeaders: true,
      });
      if (!response) return null;
      const ageMs = now().getTime() - response.session.createdAt.getTime();
      if (ageMs > LONGEST_SESSION_DAYS * DAY_SECONDS * 1000) return null;
      const { disabled, ...user } = User.parse(response.user);
      return disabled ? null : { user, cookies: headers.getSetCookie() };
    },
    async changePassword(cookie, given) {
      const response = await auth.api.changePassword({
        body: { ...given, revokeOtherSessions: true },
        headers: new Headers({ cookie }),
        asResponse: true,
      });
      if (!response.ok) return refusedOrThrow(response);
      return { kind: 'changed', cookies: response.headers.getSetCookie() };
    },
    async addUser({ email, name, role, password }) {
      const { internalAdapter, password: hasher } = await auth.$context;
      const address = email.toLowerCase();
      const known = await internalAdapter.findUserByEmail(address, { includeAccounts: true });
      if (known && known.accounts.length > 0) return { created: false };
      // A process that died between the two writes left a user without a password: go on with it.
      const user =
        known?.user ??
        (await madeOnce(() =>
          internalAdapter.createUser({ email: address, name, role, emailVerified: true }, { method: 'email-password' }),
        ));
      if (!user) return { created: false };
      const hash = await hasher.hash(password);
      const account = { userId: user.id, providerId: 'credential', accountId: user.id, password: hash };
      return { created: (await madeOnce(() => internalAdapter.linkAccount(account))) !== null };
    },
    async resetPassword(email, password) {
      const { internalAdapter, password: hasher } = await auth.$context;
      const known = await internalAdapter.findUserByEmail(email.toLowerCase());
      if (!known) return false;
      await internalAdapter.updatePassword(known.user.id, await hasher.hash(password));
      await internalAdapter.deleteUserSessions(known.user.id);
      return true;
    },
  };
}

export interface AuthDeps {
  config: Config;
  store: Store;
  log: Logger;
  newId(): string;
  now(): Date;
}

/** Null when somebody else has made it in this very moment: the indexes let only one in. */
async function madeOnce<T>(make: () => Promise<T>): Promise<T | null> {
  try {
    return await make();
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === DUPLICATE) return null;
    throw error;
  }
}
const DUPLICATE = 11_000;

/** 4xx: the person's own doing. Anything else is an outage. */
function refusedOrThrow(response: Response): { kind: 'refused' } {
  if (response.status >= 500) throw new Error(`better-auth answered ${response.status}.`);
  return { kind: 'refused' };
}

/**
 * The library makes its indexes in the background and only logs when it fails; two processes could make one owner twice before.
 * The same ones under the same names, so that it finds them.
 */
async function ensureIndexes(db: Database): Promise<void> {
  await Promise.all([
    db.collection('users').createIndex({ email: 1 }, { unique: true, name: 'users_email_uidx' }),
    db.collection('sessions').createIndex({ token: 1 }, { unique: true, name: 'sessions_token_uidx' }),
    db.collection('sessions').createIndex({ userId: 1 }, { name: 'sessions_userId_idx' }),
    db.collection('accounts').createIndex({ userId: 1 }, { name: 'accounts_userId_idx' }),
    // Ours: of two who add one person at the same time, one tells the password that holds.
    db
      .collection('accounts')
      .createIndex({ providerId: 1, accountId: 1 }, { unique: true, name: 'one account per provider' }),
    db.collection('verifications').createIndex({ identifier: 1 }, { name: 'verifications_identifier_idx' }),
  ]);
}

type Database = Parameters<typeof mongodbAdapter>[0];

/** Mongoose brings its own copy of the driver, whose types are other types though the objects work alike. */
const isDatabase = (db: unknown): db is Database => typeof db === 'object' && db !== null && 'collection' in db;
