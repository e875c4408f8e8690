import { z } from 'zod';
import { instantAt, localOf } from '../../domain/booking/zone.ts';
import { Profile } from '../../domain/distribution/profile.ts';
import { Role } from '../../domain/operator.ts';
import { openLoads } from '../../store/distribution/loads.ts';
import { offeredDialogs } from '../../store/distribution/offered-dialogs.ts';
import { readPeople } from '../../store/distribution/read-people.ts';
import { contactsById } from '../../store/queries/contacts.ts';
import { assignedSince } from '../../store/team/assigned-since.ts';
import { changeMember, type MemberChange } from '../../store/team/change-member.ts';
import { type Answer, ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { newPassword } from '../auth/new-password.ts';
import { defined } from '../defined.ts';
import { presentDialog } from '../present/dialog.ts';
import { presentMember } from '../present/member.ts';
import { may, mayGive, type Principal } from '../principal.ts';
import { type Problem, problem } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { withId } from '../takes.ts';
import { DialogView } from '../views/dialog-view.ts';
import { pageOf } from '../views/page-view.ts';
import { OneTimePasswordView, TeamMemberView } from '../views/team-view.ts';

const noPerson = (): Problem => problem('not-found', 'There is no such person in the team.');

const { schedule, absences, cap, weight, skills, languages } = Profile.shape;
const Name = z.string().trim().min(1).max(120);
const MemberParts = z.strictObject({
  name: Name.optional(),
  role: Role.optional(),
  active: z.boolean().optional().meta({ description: '`false`: leaves the team at once; `true`: comes back' }),
  dialogs: z
    .enum(['share', 'owner', 'keep'])
    .optional()
    .meta({ description: 'What becomes of the open dialogs of a person who leaves; `share` when left out' }),
  schedule: schedule.unwrap().optional(),
  absences: absences.unwrap().optional(),
  cap: cap.unwrap().optional(),
  weight: weight.unwrap().optional(),
  skills: skills.unwrap().optional(),
  languages: languages.unwrap().optional(),
});

/** The people of the team: who they are, when they work, and how much they can take. */
export function teamRoutes({ store, guards, auth, clock, settings, surroundings }: RouteDeps): Route[] {
  const tag = 'Team';

  async function members(only?: string): Promise<TeamMemberView[]> {
    const { timezone } = surroundings().business;
    const now = clock.now();
    const people = (await readPeople(store)).filter(({ id }) => only === undefined || id === only);
    const [loads, today] = await Promise.all([
      openLoads(
        store,
        people.map(({ id }) => id),
      ),
      assignedSince(store, instantAt(localOf(now, timezone).date, '00:00', timezone)),
    ]);
    return people.map((person) => {
      const figures = { openDialogs: loads.get(person.id) ?? 0, assignedToday: today.get(person.id) ?? 0 };
      return presentMember(person, figures, now, timezone);
    });
  }

  /** Owners are made and changed by owners only; a program does it with nobody who may do more than its key. */
  async function owned(who: Principal, id: string | null, role: Role | undefined): Promise<Problem | null> {
    const target = id === null ? undefined : (await readPeople(store)).find((person) => person.id === id);
    if ([role, target?.role].every((one) => one === undefined || mayGive(who, one))) return null;
    return who.kind === 'user'
      ? problem('forbidden', 'Only an owner can make or change owners.')
      : problem('forbidden', 'This API key allows less than that role: a person has to sign in for it.');
  }

  async function change(id: string, wanted: MemberChange): Promise<Answer<TeamMemberView>> {
    const changed = await changeMember(store, id, wanted);
    if (changed.kind === 'not_found') return noPerson();
    if (changed.kind === 'last_owner') {
      return problem('refused', 'This is the last owner: make somebody else an owner first.');
    }
    await settings.refresh();
    const [member] = await members(id);
    return member ? ok(member) : noPerson();
  }

  return [
    route({
      method: 'get',
      path: '/api/v1/team',
      tag,
      summary: 'The people of the team, those who have left included, in the order in which they joined',
      guard: guards.team('read'),
      takes: z.object({}),
      gives: { status: 200, schema: pageOf(TeamMemberView), description: 'All of them' },
      handle: async () => ok({ items: await members(), next: null }),
    }),
    route({
      method: 'post',
      path: '/api/v1/team',
      tag,
      summary: 'Add a person; the password is told once, here',
      guard: guards.team('manage'),
      takes: z.object({
        body: z.strictObject({ email: z.email().max(200), name: Name, role: Role }),
      }),
      gives: { status: 201, schema: OneTimePasswordView, description: 'Added' },
      problems: [409],
      async handle({ body: { email, name, role }, who }) {
        const forbidden = await owned(who, null, role);
        if (forbidden) return forbidden;
        const password = newPassword();
        const { created } = await auth.addUser({ email, name, role, password });
        const address = email.toLowerCase();
        const known = (await readPeople(store)).find((person) => person.email === address);
        if (!created || !known) {
          return problem(
            'refused',
            'Somebody with this e-mail is in the team already, or was: let him or her come back.',
          );
        }
        await settings.refresh();
        const [member] = await members(known.id);
        return member ? ok({ member, password }) : noPerson();
      },
    }),
    route({
      method: 'patch',
      path: '/api/v1/team/{id}',
      tag,
      summary: 'Change a person: name, role, hours, days off, cap, skills; let him or her leave or come back',
      guard: guards.team('manage'),
      takes: z.object({ params: withId, body: MemberParts }),
      gives: { status: 200, schema: TeamMemberView, description: 'The person as he or she is now' },
      problems: [409],
      async handle({ params: { id }, body: { name, role, active, dialogs, ...parts }, who }) {
        const forbidden = await owned(who, id, role);
        if (forbidden) return forbidden;
        const left =
          active === undefined ? undefined : active ? null : { at: clock.now(), dialogs: dialogs ?? 'share' };
        const profile = { ...defined(parts), ...(left !== undefined && { left }) };
        return change(id, {
          ...defined({ name, role, active }),
          ...(Object.keys(profile).length > 0 && { profile }),
        });
      },
    }),
    route({
      method: 'get',
      path: '/api/v1/me/offered',
      tag,
      summary: 'Dialogs that are offered to who asks, to be accepted in time; none for a program',
      guard: guards.team('read'),
      takes: z.object({}),
      gives: { status: 200, schema: pageOf(DialogView), description: 'All of them, the most urgent first' },
      async handle({ who }) {
        const dialogs = who.kind === 'user' ? await offeredDialogs(store, who.id) : [];
        const contacts = await contactsById(
          store,
          dialogs.map(({ contactId }) => contactId),
        );
        const around = surroundings();
        const items = dialogs.map((dialog) => presentDialog(dialog, contacts.get(dialog.contactId) ?? null, around));
        return ok({ items, next: null });
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/team/{id}/pause',
      tag,
      summary: 'Take a break, or end it: one’s own; anybody’s for who manages the team',
      guard: guards.team('act'),
      takes: z.object({
        params: withId,
        body: z.strictObject({
          paused: z.boolean(),
          minutes: z.int().min(1).max(1440).optional().meta({ description: 'Left out: until it is ended' }),
        }),
      }),
      gives: { status: 200, schema: TeamMemberView, description: 'The person as he or she is now' },
      async handle({ params: { id }, body: { paused, minutes }, who }) {
        const isOwn = who.kind === 'user' && who.id === id;
        if (!isOwn && !may(who, 'manage')) return problem('forbidden', 'You can only pause yourself.');
        const since = clock.now();
        const until = minutes === undefined ? null : new Date(since.getTime() + minutes * 60_000);
        return change(id, { profile: { pause: paused ? { since, until } : null } });
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/team/{id}/password',
      tag,
      summary: 'A new password for somebody who has forgotten it; told once, here. All sessions of that person end',
      guard: guards.team('manage'),
      takes: z.object({ params: withId }),
      gives: { status: 200, schema: OneTimePasswordView, description: 'The new password' },
      async handle({ params: { id }, who }) {
        const forbidden = await owned(who, id, undefined);
        if (forbidden) return forbidden;
        const [member] = await members(id);
        if (!member) return noPerson();
        const password = newPassword();
        return (await auth.resetPassword(member.email, password)) ? ok({ member, password }) : noPerson();
      },
    }),
  ];
}
