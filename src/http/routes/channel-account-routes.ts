import { z } from 'zod';
import { AccountType, channelIdOf, RawSettings } from '../../domain/channel-accounts/account-type.ts';
import { AccountTitle, type ChannelAccount } from '../../domain/channel-accounts/channel-account.ts';
import type { NotDone } from '../../engine/channel-accounts/account-desk.ts';
import { findAccount, listAccounts } from '../../store/channel-accounts/channel-accounts.ts';
import { ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { presentAccount, presentCheck, presentEnvAccount, presentTypes } from '../present/channel-account.ts';
import type { Principal } from '../principal.ts';
import { invalidInput, type Problem, problem } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { Id, withId } from '../takes.ts';
import { AccountCheckView, ChannelAccountView, ChannelTypeView } from '../views/channel-account-view.ts';
import { pageOf } from '../views/page-view.ts';

/** A messenger is asked before anything is saved. */
const PATIENT_MS = 20_000;

const Version = z.int().min(1).meta({ description: 'As it was read: nobody’s change is lost' });
const Settings = RawSettings.meta({ description: 'By the names of `fields` in GET /api/v1/channel-types' });

/** Accounts at messengers: connected, changed and removed while the program runs. */
export function channelAccountRoutes({ store, guards, accounts, config, surroundings }: RouteDeps): Route[] {
  const { desk, follower } = accounts;
  const fromEnv = accounts.fromEnv;
  const ofEnv = new Set(fromEnv.map(channelIdOf));
  const guard = guards.team('own');
  const tag = 'Channels';
  const gives = { status: 200, schema: ChannelAccountView, description: 'The account as it is now' } as const;

  function present(account: ChannelAccount): ChannelAccountView {
    const { team, former } = surroundings();
    return presentAccount(account, {
      publicUrl: config.PUBLIC_URL,
      problem: account.enabled ? follower.problemOf(account.id) : null,
      hiddenByEnv: ofEnv.has(account.channelId),
      nameOf: (id) => [...team, ...former].find((mate) => mate.id === id)?.name ?? null,
    });
  }

  return [
    route({
      method: 'get',
      path: '/api/v1/channel-types',
      tag,
      summary: 'Which messengers can be connected, and what is needed for each',
      guard,
      takes: z.object({}),
      gives: { status: 200, schema: pageOf(ChannelTypeView), description: 'All of them' },
      handle: () => ok({ items: presentTypes(config.PUBLIC_URL !== undefined), next: null }),
    }),
    route({
      method: 'get',
      path: '/api/v1/channel-accounts',
      tag,
      summary: 'Connected accounts, those of the environment first; removed ones for a month after',
      guard,
      takes: z.object({}),
      gives: { status: 200, schema: pageOf(ChannelAccountView), description: 'All of them; no secrets' },
      async handle() {
        const kept = (await listAccounts(store)).map(present);
        return ok({ items: [...fromEnv.map((one) => presentEnvAccount(one, config.PUBLIC_URL)), ...kept], next: null });
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/channel-accounts/check',
      tag,
      summary: 'Ask a messenger about an account without saving anything',
      guard,
      patientMs: PATIENT_MS,
      takes: z.object({
        body: z.strictObject({
          type: AccountType,
          settings: Settings,
          accountId: Id.optional().meta({ description: 'What is left out is taken from this account' }),
        }),
      }),
      gives: { status: 200, schema: AccountCheckView, description: 'What it says' },
      problems: [404, 409],
      async handle({ body: { accountId, ...draft } }) {
        const checked = await desk.check(draft, accountId);
        return checked.kind === 'checked' ? ok(presentCheck(checked.channelId, checked.check)) : asProblem(checked);
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/channel-accounts',
      tag,
      summary: 'Connect an account: the messenger is asked first, and it works at once',
      guard,
      patientMs: PATIENT_MS,
      takes: z.object({
        body: z.strictObject({ type: AccountType, settings: Settings, title: AccountTitle.optional() }),
      }),
      gives: { ...gives, status: 201 },
      problems: [409],
      async handle({ body, who }) {
        const done = await desk.connect(body, personOf(who));
        return done.kind === 'done' ? ok(present(done.account)) : asProblem(done);
      },
    }),
    route({
      method: 'get',
      path: '/api/v1/channel-accounts/{id}',
      tag,
      summary: 'One account',
      guard,
      takes: z.object({ params: withId }),
      gives,
      async handle({ params }) {
        const env = fromEnv.find((one) => channelIdOf(one) === params.id);
        if (env) return ok(presentEnvAccount(env, config.PUBLIC_URL));
        const account = await findAccount(store, params.id);
        return account ? ok(present(account)) : noAccount();
      },
    }),
    route({
      method: 'patch',
      path: '/api/v1/channel-accounts/{id}',
      tag,
      summary: 'Rename, switch on or off, or change settings; new ones are checked with the messenger before they hold',
      guard,
      patientMs: PATIENT_MS,
      takes: z.object({
        params: withId,
        body: z.strictObject({
          version: Version,
          title: AccountTitle.optional(),
          enabled: z.boolean().optional(),
          settings: Settings.optional().meta({ description: 'Those that change; an empty one is taken out' }),
        }),
      }),
      gives,
      problems: [404, 409],
      async handle({ params, body: { version, ...edit }, who }) {
        if (ofEnv.has(params.id)) return problem('refused', SET_IN_ENV);
        const done = await desk.change(params.id, version, edit, personOf(who));
        return done.kind === 'done' ? ok(present(done.account)) : asProblem(done);
      },
    }),
    route({
      method: 'delete',
      path: '/api/v1/channel-accounts/{id}',
      tag,
      summary: 'Remove an account; its dialogs stay, and what waits to be sent there is listed as undelivered',
      guard,
      patientMs: PATIENT_MS,
      takes: z.object({ params: withId, query: z.strictObject({ version: z.coerce.number().pipe(Version) }) }),
      gives: {
        status: 200,
        schema: z.object({ id: z.string(), undelivered: z.number() }),
        description: 'How many lines waited and will not be sent',
      },
      problems: [404, 409],
      async handle({ params, query, who }) {
        if (ofEnv.has(params.id)) return problem('refused', SET_IN_ENV);
        const done = await desk.remove(params.id, query.version, personOf(who));
        return done.kind === 'done' ? ok({ id: params.id, undelivered: done.lines }) : asProblem(done);
      },
    }),
  ];
}

const SET_IN_ENV = 'It is set by environment variables (.env) and can only be changed there.';

const personOf = (who: Principal): string | null => (who.kind === 'user' ? who.id : null);

const noAccount = (): Problem => problem('not-found', 'There is no such channel account.');

function asProblem(not: NotDone): Problem {
  switch (not.kind) {
    case 'wrong':
      return invalidInput(not.errors.map(({ field, reason }) => ({ path: `body.settings.${field}`, reason })));
    case 'refused':
      return problem('refused', not.reason);
    case 'not_found':
      return noAccount();
  }
}
