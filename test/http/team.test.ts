import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { DistributionRuleView, SimulationView } from '../../src/http/views/distribution-view.ts';
import { pageOf } from '../../src/http/views/page-view.ts';
import { OneTimePasswordView, TeamMemberView } from '../../src/http/views/team-view.ts';
import { toDocument } from '../../src/store/document.ts';
import { buildDialog } from '../support/build-dialog.ts';
import { API_KEY, startTestApp, type TestApp } from '../support/start-app.ts';
import { until } from '../support/until.ts';

const Problem = z.looseObject({ detail: z.string() });

/** One team, in steps: who joins, works, and leaves. */
describe('the team over HTTP', () => {
  let app: TestApp;
  let owner: string;
  beforeAll(async () => {
    app = await startTestApp({ clock: 'real' });
    owner = await signIn('owner@voronka.local', 'correct horse');
  });
  afterAll(() => app.stop());

  const call = (path: string, method: string, body?: unknown, cookie?: string) =>
    fetch(app.url + path, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(cookie ? { cookie, origin: app.url } : { authorization: `Bearer ${API_KEY}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  async function signIn(email: string, password: string): Promise<string> {
    const response = await fetch(`${app.url}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: app.url },
      body: JSON.stringify({ email, password }),
    });
    if (response.status !== 200) return '';
    return response.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ');
  }
  const team = async () =>
    pageOf(TeamMemberView.strict()).parse(await (await call('/api/v1/team', 'GET')).json()).items;
  const add = async (email: string, role = 'operator', cookie?: string) =>
    call('/api/v1/team', 'POST', { email, name: email.split('@')[0], role }, cookie);
  async function join(email: string, role = 'operator') {
    const response = await add(email, role);
    expect(response.status).toBe(201);
    const { member, password } = OneTimePasswordView.parse(await response.json());
    return { ...member, password, cookie: await signIn(email, password) };
  }

  it('takes a person in with a password that is told once, and that works', async () => {
    const anna = await join('anna@salon.example');
    expect(anna).toMatchObject({ name: 'anna', role: 'operator', active: true, onShift: true, weight: 1, cap: null });
    expect(anna.cookie).not.toBe('');
    const again = await add('ANNA@salon.example');
    expect([again.status, Problem.parse(await again.json()).detail]).toEqual([409, expect.stringMatching(/e-mail/)]);
  });

  it('takes a person in once who is added twice at the same time', async () => {
    const answers = await Promise.all(['zlata', 'ZLATA', 'zlata', 'zlata'].map((name) => add(`${name}@salon.example`)));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses[0]).toBe(201);
    expect(statuses.slice(1)).toEqual([409, 409, 409]);
    expect((await team()).filter(({ email }) => email === 'zlata@salon.example')).toHaveLength(1);
  });

  it('knows who is online by what they ask for', async () => {
    await call('/api/v1/me', 'GET', undefined, owner);
    const isOnline = async () => (await team()).find(({ role }) => role === 'owner')?.online;
    await until(isOnline, 'the owner to be online');
    await app.store.profiles.updateMany({}, { $set: { lastSeenAt: new Date(Date.now() - 10 * 60_000) } });
    expect(await isOnline()).toBe(false);
  });

  it('keeps hours, days off, a cap and skills, each edited by itself', async () => {
    const boris = await join('boris@salon.example');
    const path = `/api/v1/team/${boris.id}`;
    const today = new Date().toISOString().slice(0, 10);
    const edits = [
      { cap: 5 },
      { skills: ['vip'], languages: ['en'] },
      { absences: [{ from: today, to: '2099-03-10', reason: 'отпуск' }] },
      { schedule: { kind: 'cycle', from: today, daysOn: 2, daysOff: 2, hours: { from: '20:00', to: '08:00' } } },
    ];
    const answers = await Promise.all(edits.map((edit) => call(path, 'PATCH', edit)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect((await team()).find(({ id }) => id === boris.id)).toMatchObject({
      ...edits[0],
      ...edits[1],
      ...edits[3],
      onShift: false,
    });
    expect((await call(path, 'PATCH', { absences: [{ from: '2099-03-10', to: today }] })).status).toBe(400);
    expect(
      (
        await call(path, 'PATCH', {
          schedule: { kind: 'cycle', from: today, daysOn: 0, daysOff: 2, hours: { from: '20:00', to: '08:00' } },
        })
      ).status,
    ).toBe(400);
    expect((await call('/api/v1/team/nobody', 'PATCH', { cap: 5 })).status).toBe(404);
  });

  it('lets people pause themselves, and nobody else', async () => {
    const vera = await join('vera@salon.example');
    const other = (await team()).find(({ name }) => name === 'anna')?.id ?? '';
    const own = await call(`/api/v1/team/${vera.id}/pause`, 'POST', { paused: true, minutes: 30 }, vera.cookie);
    expect(TeamMemberView.parse(await own.json()).pause).toMatchObject({ until: expect.any(String) });
    expect((await call(`/api/v1/team/${other}/pause`, 'POST', { paused: true }, vera.cookie)).status).toBe(403);
    expect((await call(`/api/v1/team/${vera.id}`, 'PATCH', { cap: 1 }, vera.cookie)).status).toBe(403);
    await app.store.profiles.updateOne({ _id: vera.id }, { $set: { 'pause.until': new Date(Date.now() - 1) } });
    expect((await team()).find(({ id }) => id === vera.id)?.pause).toBeNull();
  });

  it('shuts out who leaves at once, and lets back in who comes back', async () => {
    const denis = await join('denis@salon.example');
    expect((await call('/api/v1/me', 'GET', undefined, denis.cookie)).status).toBe(200);
    expect((await call(`/api/v1/team/${denis.id}`, 'PATCH', { active: false })).status).toBe(200);
    expect((await call('/api/v1/me', 'GET', undefined, denis.cookie)).status).toBe(401);
    expect(await signIn('denis@salon.example', denis.password)).toBe('');
    const named = z.object({ team: z.array(z.object({ id: z.string() })) }).parse(await app.api('/me'));
    expect(named.team.map(({ id }) => id)).not.toContain(denis.id);
    expect((await call(`/api/v1/team/${denis.id}`, 'PATCH', { active: true })).status).toBe(200);
    expect(await signIn('denis@salon.example', denis.password)).not.toBe('');
  });

  it('gives a new password when the old one is forgotten', async () => {
    const egor = await join('egor@salon.example');
    const { password } = OneTimePasswordView.parse(
      await (await call(`/api/v1/team/${egor.id}/password`, 'POST', {})).json(),
    );
    expect(await signIn('egor@salon.example', egor.password)).toBe('');
    expect(await signIn('egor@salon.example', password)).not.toBe('');
  });

  it('always has an owner, even if two of them remove each other at the same moment', async () => {
    const first = (await team()).find(({ role }) => role === 'owner')?.id ?? '';
    const alone = await call(`/api/v1/team/${first}`, 'PATCH', { role: 'operator' });
    expect([alone.status, Problem.parse(await alone.json()).detail]).toEqual([
      409,
      expect.stringMatching(/last owner/),
    ]);
    const second = await join('second@salon.example', 'owner');
    const both = await Promise.all([
      call(`/api/v1/team/${first}`, 'PATCH', { role: 'admin' }),
      call(`/api/v1/team/${second.id}`, 'PATCH', { active: false }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await team()).filter(({ role, active }) => role === 'owner' && active)).toHaveLength(1);
  });

  it('lets admins manage all but owners', async () => {
    const admin = await join('admin@salon.example', 'admin');
    const boss = (await team()).find(({ role, active }) => role === 'owner' && active)?.id ?? '';
    expect((await call(`/api/v1/team/${boss}`, 'PATCH', { name: 'x' }, admin.cookie)).status).toBe(403);
    expect((await add('new@salon.example', 'owner', admin.cookie)).status).toBe(403);
    expect((await add('new@salon.example', 'operator', admin.cookie)).status).toBe(201);
  });

  describe('rules of distribution', () => {
    const Rule = DistributionRuleView.strict();
    const rules = async () => pageOf(Rule).parse(await (await call('/api/v1/distribution-rules', 'GET')).json()).items;

    it('begin with the built-in one, which can be changed and not removed', async () => {
      expect(await rules()).toMatchObject([{ id: 'default', kind: 'built_in', members: [], mode: 'even' }]);
      const changed = await call('/api/v1/distribution-rules/default', 'PATCH', { onlineOnly: true });
      expect(Rule.parse(await changed.json())).toMatchObject({ onlineOnly: true, respectShifts: true });
      expect((await call('/api/v1/distribution-rules/default', 'PATCH', { onlineOnly: false })).status).toBe(200);
      expect((await call('/api/v1/distribution-rules/default', 'DELETE')).status).toBe(409);
    });

    it('are refused with the reason for people who are not in the team, named twice, or without any share', async () => {
      const [anna] = await team();
      const id = anna?.id ?? '';
      const title = { ru: 'Правило', en: 'Rule' };
      const of = (members: object[]) => call('/api/v1/distribution-rules', 'POST', { title, members });
      for (const members of [
        [{ operatorId: 'nobody', weight: 1 }],
        [
          { operatorId: id, weight: 1 },
          { operatorId: id, weight: 2 },
        ],
        [{ operatorId: id, weight: 0 }],
        [{ operatorId: id, weight: 1.5 }],
      ]) {
        expect((await of(members)).status).toBe(400);
      }
      expect(await rules()).toHaveLength(1);
    });

    it('say who would have got how many of last month’s leads, changing nothing', async () => {
      const [anna, boris] = (await team()).filter(
        ({ name }) => name === 'anna' || name === 'second' || name === 'vera',
      );
      const now = new Date();
      const at = (day: number) => new Date(now.getTime() - day * 86_400_000);
      const past = Array.from({ length: 10 }, (_, index) =>
        buildDialog({
          id: `past-${index}`,
          threadId: `t-${index}`,
          contactId: `pc-${index}`,
          mode: 'closed',
          closedAt: at(1),
          createdAt: at(5),
          assigneeId: anna?.id ?? '',
        }),
      );
      await app.store.dialogs.insertMany(past.map(toDocument));
      await app.store.events.insertMany(
        past.map(({ id, contactId, threadId }, index) => ({
          _id: `past-event-${index}`,
          at: at(5),
          actor: { kind: 'system' as const },
          dialogId: id,
          contactId,
          threadId,
          channelKind: 'telegram' as const,
          origin: {},
          body: { type: 'assignee_changed' as const, from: null, to: anna?.id ?? '', why: 'by hand' },
        })),
      );
      const members = [
        { operatorId: anna?.id ?? '', weight: 1 },
        { operatorId: boris?.id ?? '', weight: 1 },
      ];
      const response = await call('/api/v1/distribution-rules/new/simulate', 'POST', { members });
      const outcome = SimulationView.parse(await response.json());
      expect(outcome).toMatchObject({ basis: 'all', leads: 10, nobody: 0 });
      expect(outcome.people.map(({ would, did }) => [would, did]).sort()).toEqual([
        [5, 0],
        [5, 10],
      ]);
      expect(await app.store.ledgers.countDocuments({ _id: 'rule:new' })).toBe(0);
    });

    it('count anew when asked to', async () => {
      await app.store.ledgers.insertOne({
        _id: 'rule:default',
        version: 3,
        shares: [{ operatorId: 'x', count: 9, missed: 0 }],
      });
      expect((await rules())[0]?.counts).toEqual([{ operatorId: 'x', count: 9 }]);
      await call('/api/v1/distribution-rules/default/level', 'POST', {});
      expect((await rules())[0]?.counts).toEqual([]);
    });
  });
});
