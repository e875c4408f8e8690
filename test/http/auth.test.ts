import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ensureOwner } from '../../src/http/auth/ensure-owner.ts';
import { ProblemView } from '../../src/http/problem.ts';
import { listTeam } from '../../src/store/queries/users.ts';
import { API_KEY, type HttpFixture, PASSWORD, startHttp } from '../support/start-http.ts';

const SIGN_IN = '/api/auth/sign-in/email';

describe('Signing in', () => {
  let http: HttpFixture;
  beforeAll(async () => {
    http = await startHttp();
    await http.cookieOf('owner');
  });
  afterAll(() => http.stop());

  it.each([
    ['an operator for a password', { email: 'owner@example.org', password: { $ne: null } }],
    ['operators for both', { email: { $gt: '' }, password: { $gt: '' } }],
    ['a list for an e-mail', { email: ['owner@example.org'], password: PASSWORD }],
    ['no password', { email: 'owner@example.org' }],
    ['no address', { email: 'owner', password: PASSWORD }],
    ['nothing', {}],
  ])('is refused with a 400 that names the field for %s', async (_, body) => {
    const response = await http.post(SIGN_IN, body);
    expect(response.status).toBe(400);
    expect(response.headers.getSetCookie()).toEqual([]);
    expect(ProblemView.parse(await response.json()).errors?.[0]?.path).toMatch(/^body\.(email|password)$/);
  });

  it('is refused in the same words and about the same time whether the address is known or not', async () => {
    const attempt = async (email: string) => {
      const began = performance.now();
      const response = await http.post(SIGN_IN, { email, password: 'a wrong password' });
      const { instance, ...body } = ProblemView.parse(await response.json());
      return { status: response.status, body, ms: performance.now() - began };
    };
    await attempt('owner@example.org');
    const known = await attempt('owner@example.org');
    const unknown = await attempt('nobody@example.org');
    expect(known.status).toBe(401);
    expect({ ...unknown, ms: 0 }).toEqual({ ...known, ms: 0 });
    // Hashing takes tens of milliseconds; without it the answer comes in a few.
    expect(unknown.ms).toBeGreaterThan(known.ms / 4);
  });

  it('is refused for pages of other sites', async () => {
    const body = { email: 'owner@example.org', password: PASSWORD };
    const bySite = await http.post(SIGN_IN, body, { 'sec-fetch-site': 'cross-site' });
    const byOrigin = await http.post(SIGN_IN, body, { origin: 'https://evil.example' });
    expect([bySite.status, byOrigin.status]).toEqual([403, 403]);
  });

  it('cannot be had by making an account', async () => {
    for (const path of ['/api/auth/sign-up/email', '/api/auth/update-user', '/api/auth/list-sessions']) {
      const response = await http.post(path, { email: 'a@b.example', password: PASSWORD, name: 'A', role: 'owner' });
      expect(response.status).toBe(404);
    }
  });

  it('gives a session in a cookie that scripts and other sites cannot use, and no token in the body', async () => {
    const response = await http.post(SIGN_IN, { email: 'OWNER@example.org', password: PASSWORD });
    expect(response.status).toBe(200);
    const body = await response.json();
    expect(body).toEqual({
      user: { id: expect.any(String), name: 'owner', email: 'owner@example.org', role: 'owner' },
    });
    const [cookie] = response.headers.getSetCookie();
    expect(cookie).toMatch(/^voronka\.session_token=.+; Path=\/; HttpOnly; SameSite=Strict$/i);
    expect(cookie).not.toMatch(/secure/i);
  });

  it('lets the person ask, until signing out ends the session on the server too', async () => {
    const cookie = await http.cookieOf('owner');
    const me = await http.call('/api/v1/me', { headers: { cookie } });
    expect(me.status).toBe(200);
    expect(await me.json()).toMatchObject({ name: 'owner', email: 'owner@example.org', role: 'owner' });

    const left = await http.post('/api/auth/sign-out', {}, { cookie });
    expect(left.status).toBe(200);
    expect(left.headers.getSetCookie().join()).toMatch(/voronka\.session_token=;/);
    const after = await http.call('/api/v1/me', { headers: { cookie } });
    expect(after.status).toBe(401);
  });

  it('does not believe a changed cookie', async () => {
    const cookie = await http.cookieOf('owner');
    const changed = await http.call('/api/v1/me', { headers: { cookie: cookie.replace(/=(.)/, '=x$1') } });
    expect(changed.status).toBe(401);
  });

  it('lets a person change the password, which ends the other sessions', async () => {
    const [cookie, other] = [await http.cookieOf('admin'), await http.cookieOf('admin')];
    const path = '/api/auth/change-password';
    const wrong = await http.post(path, { currentPassword: 'no', newPassword: 'another horse' }, { cookie });
    expect(wrong.status).toBe(409);
    const short = await http.post(path, { currentPassword: PASSWORD, newPassword: 'short' }, { cookie });
    expect(short.status).toBe(400);
    const done = await http.post(path, { currentPassword: PASSWORD, newPassword: 'another horse' }, { cookie });
    expect(done.status).toBe(200);
    expect((await http.call('/api/v1/me', { headers: { cookie: other } })).status).toBe(401);
    const old = await http.post(SIGN_IN, { email: 'admin@example.org', password: PASSWORD });
    expect(old.status).toBe(401);
  });

  it('leaves neither passwords, cookies nor keys in the log', async () => {
    const cookie = await http.cookieOf('viewer');
    await http.call('/api/v1/dialogs?text=Secretname', { headers: { cookie } });
    await http.asApi('/api/v1/me');
    expect(http.logged()).toContain('/api/v1/me');
    for (const secret of [PASSWORD, API_KEY, cookie.split('=')[1] ?? '', 'Secretname', 'viewer@example.org']) {
      expect(http.logged()).not.toContain(secret);
    }
  });
});

describe('Guessing passwords', () => {
  it('is stopped after some attempts, while other calls go on', async () => {
    const http = await startHttp({ deps: { limits: { failedLogins: 3 } } });
    const attempt = () => http.post(SIGN_IN, { email: 'owner@example.org', password: 'wrong password' });
    const statuses = [];
    for (let n = 0; n < 4; n += 1) statuses.push((await attempt()).status);
    expect(statuses).toEqual([401, 401, 401, 429]);
    const limited = await attempt();
    expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(limited.headers.get('content-type')).toBe('application/problem+json');
    expect((await http.asApi('/api/v1/me')).status).toBe(200);
    await http.stop();
  });
});

describe('The first owner', () => {
  let http: HttpFixture;
  beforeAll(async () => {
    http = await startHttp({ env: { PUBLIC_URL: 'https://salon.example' } });
  });
  afterAll(() => http.stop());

  it('gets a password that is told once, and is made once', async () => {
    const given = { email: 'Owner@Salon.example', locale: 'ru' as const };
    const first = await ensureOwner(http.auth, given);
    expect(first).toEqual({ created: true, password: expect.stringMatching(/^[\w-]{20}$/) });
    expect(await ensureOwner(http.auth, given)).toEqual({ created: false });
    expect(await ensureOwner(http.auth, { ...given, password: 'set afterwards' })).toEqual({ created: false });

    const response = await http.post(SIGN_IN, { email: 'owner@salon.example', password: first.password });
    expect(response.status).toBe(200);
    expect(response.headers.getSetCookie().join()).toMatch(/; Secure/);
  });

  it('gets a new password on request, which ends the old one and every session', async () => {
    const email = 'forgetful@salon.example';
    await http.auth.addUser({ email, name: 'F', role: 'operator', password: PASSWORD });
    const before = await http.auth.signIn({ email, password: PASSWORD, userAgent: 'test' });
    const cookie = before.kind === 'signed_in' ? before.cookies.map((c) => c.split(';')[0]).join('; ') : '';
    expect(await http.auth.session(cookie)).not.toBeNull();

    expect(await http.auth.resetPassword(email, 'a new one, longer')).toBe(true);
    expect(await http.auth.session(cookie)).toBeNull();
    expect((await http.auth.signIn({ email, password: PASSWORD, userAgent: 'test' })).kind).toBe('refused');
    expect((await http.auth.signIn({ email, password: 'a new one, longer', userAgent: 'test' })).kind).toBe(
      'signed_in',
    );
    expect(await http.auth.resetPassword('nobody@salon.example', 'whatever it is')).toBe(false);
  });

  it('can have a chosen password, which is not told', async () => {
    const made = await ensureOwner(http.auth, { email: 'second@salon.example', password: PASSWORD, locale: 'en' });
    expect(made).toEqual({ created: true });
    expect((await listTeam(http.store)).present.filter(({ role }) => role === 'owner')).toEqual([
      { id: expect.any(String), name: 'Владелец', role: 'owner' },
      { id: expect.any(String), name: 'Owner', role: 'owner' },
    ]);
  });

  it('is kept as a hash', async () => {
    const accounts = await http.store.connection.collection('accounts').find().toArray();
    expect(accounts).toHaveLength(3);
    expect(JSON.stringify(accounts)).not.toContain(PASSWORD);
  });
});
