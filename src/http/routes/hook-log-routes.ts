import { z } from 'zod';
import { HookKind, Mapping } from '../../domain/hooks/hook.ts';
import { readCall } from '../../domain/hooks/read-call.ts';
import { readingWorld } from '../../engine/hooks/apply-call.ts';
import { replayCall, replayRefused } from '../../store/hooks/hook-calls.ts';
import { findCall, listCalls } from '../../store/hooks/hook-log.ts';
import { findHook } from '../../store/hooks/hooks.ts';
import { encodeCursor } from '../../store/queries/page.ts';
import { ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { presentCall, presentMade } from '../present/hook.ts';
import { problem } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { Id, pageRequest, paging, withId } from '../takes.ts';
import { FullHookCallView, HookCallView, MadeView } from '../views/hook-view.ts';
import { pageOf } from '../views/page-view.ts';
import { noHook } from './hook-routes.ts';

/** The largest body that a hook takes, and JSON around it. */
const MOST_BYTES = 600_000;
const LONGEST_BODY = 262_144;

const noCall = () => problem('not-found', 'There is no such call.');
const CallId = z.object({ id: z.string().regex(/^[\w:~-]{1,200}$/, 'is not an id of a call') });

/** What has come to hooks, what became of it, and what would be made of an example. */
export function hookLogRoutes({ store, guards, hooks, surroundings, clock }: RouteDeps): Route[] {
  const guard = guards.team('own');
  const tag = 'Integrations';

  return [
    route({
      method: 'get',
      path: '/api/v1/hooks/{id}/calls',
      tag,
      summary: 'What has come to a hook, latest first; kept for 90 days',
      guard,
      takes: z.object({
        params: withId,
        query: z.strictObject({ state: z.enum(['waiting', 'applied', 'refused', 'repeated']).optional(), ...paging }),
      }),
      gives: { status: 200, schema: pageOf(HookCallView), description: 'One page' },
      async handle({ params, query }) {
        if (!(await findHook(store, params.id))) return noHook();
        const wanted = { hookId: params.id, state: query.state };
        const { items, next } = await listCalls(store, wanted, pageRequest(query));
        return ok({ items: items.map(presentCall), next: next && encodeCursor(next) });
      },
    }),
    route({
      method: 'get',
      path: '/api/v1/hook-calls/{id}',
      tag,
      summary: 'One call as it came, and what would be made of it by the mapping of now',
      guard,
      takes: z.object({ params: CallId }),
      gives: { status: 200, schema: FullHookCallView, description: 'The call' },
      async handle({ params }) {
        const call = await findCall(store, params.id);
        const hook = call && (await findHook(store, call.hookId));
        if (!hook) return noCall();
        const read = readCall(hook, call, readingWorld(surroundings(), clock.now()));
        return ok({
          ...presentCall(call),
          form: call.form,
          body: call.body,
          now: presentMade(hook.kind, read),
        });
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/hook-calls/{id}/replay',
      tag,
      summary: 'Apply a refused call again, by the mapping of now',
      guard,
      takes: z.object({ params: CallId }),
      gives: { status: 202, schema: HookCallView, description: 'It waits for its turn' },
      problems: [409],
      async handle({ params }) {
        const call = await findCall(store, params.id);
        if (!call || !(await findHook(store, call.hookId))) return noCall();
        const replayed = await replayCall(store, call.id, clock.now());
        if (!replayed) return problem('refused', 'Only a refused call is applied again: this one is not refused.');
        hooks.signal(replayed.hookId);
        return ok(presentCall(replayed));
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/hooks/{id}/replay',
      tag,
      summary: 'Apply all refused calls of a hook again, by the mapping of now',
      guard,
      takes: z.object({ params: withId }),
      gives: { status: 202, schema: z.object({ count: z.number() }), description: 'So many wait for their turn' },
      async handle({ params }) {
        if (!(await findHook(store, params.id))) return noHook();
        const count = await replayRefused(store, params.id, clock.now());
        hooks.signal(params.id);
        return ok({ count });
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/hooks/try',
      tag,
      summary: 'Show what would be made of an example; nothing is made',
      guard,
      mostBytes: MOST_BYTES,
      takes: z.object({
        body: z.strictObject({
          title: z.string().trim().min(1).max(120).optional(),
          kind: HookKind,
          mapping: Mapping.optional(),
          offerId: Id.nullable().optional(),
          source: z.string().max(200).nullable().optional(),
          form: z.enum(['json', 'form']).optional().meta({ description: 'Left out: told from the body' }),
          body: z.string().max(LONGEST_BODY),
        }),
      }),
      gives: { status: 200, schema: MadeView, description: 'What was found, and what would be made of it' },
      handle({ body: { title = '', kind, mapping = {}, offerId = null, source = null, form, body } }) {
        const guessed = /^\s*[[{]/u.test(body) ? 'json' : 'form';
        const world = readingWorld(surroundings(), clock.now());
        const read = readCall(
          { title, kind, mapping, offerId, source },
          { form: form ?? guessed, body: body.trim() },
          world,
        );
        return ok(presentMade(kind, read));
      },
    }),
  ];
}
