import { z } from 'zod';
import { type Hook, HookKind, Mapping } from '../../domain/hooks/hook.ts';
import { countCalls } from '../../store/hooks/hook-log.ts';
import { addHook, changeHook, countHooks, deleteHook, findHook, listHooks } from '../../store/hooks/hooks.ts';
import { ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { presentHook } from '../present/hook.ts';
import { invalidInput, type Problem, problem } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { Id, withId } from '../takes.ts';
import { HookView, SignedHookView } from '../views/hook-view.ts';
import { pageOf } from '../views/page-view.ts';

const MOST_HOOKS = 100;
const LATELY_MS = 7 * 24 * 3_600_000;
/** Orders and payments of one shop have to be told under one name. */
const DEFAULT_SYSTEM = 'shop';

const Title = z.string().trim().min(1).max(120);
const System = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .meta({ description: `Whose numbers orders and payments bear; \`${DEFAULT_SYSTEM}\` when left out` });
const Source = z.string().trim().min(1).max(200).nullable();

export const noHook = (): Problem => problem('not-found', 'There is no such hook.');

/** The owner's addresses for other programs, which post requests, orders, payments and calls there. */
export function hookRoutes({ store, guards, hooks, surroundings, clock, newId }: RouteDeps): Route[] {
  const guard = guards.team('own');
  const tag = 'Integrations';
  const gives = { status: 200, schema: HookView, description: 'The hook' } as const;
  const view = async (hook: Hook): Promise<HookView> => {
    const since = new Date(clock.now().getTime() - LATELY_MS);
    const token = hook.deletedAt ? null : hooks.tokenOf(hook);
    return presentHook(hook, token, await countCalls(store, hook.id, since));
  };
  const refusalOf = (offerId: string | null | undefined): Problem | null => {
    if (!offerId || surroundings().offers.some(({ id, archived }) => id === offerId && !archived)) return null;
    return invalidInput([{ path: 'body.offerId', reason: 'is no offer of the catalogue: see GET /api/v1/offers' }]);
  };

  return [
    route({
      method: 'get',
      path: '/api/v1/hooks',
      tag,
      summary: 'Addresses to which other programs post, the oldest first; deleted ones while somebody still calls them',
      guard,
      takes: z.object({}),
      gives: { status: 200, schema: pageOf(HookView), description: 'All of them' },
      async handle() {
        return ok({ items: await Promise.all((await listHooks(store)).map(view)), next: null });
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/hooks',
      tag,
      summary: 'Make an address to which a program posts leads, orders, payments or calls',
      guard,
      takes: z.object({
        body: z.strictObject({
          title: Title,
          kind: HookKind,
          mapping: Mapping.optional(),
          system: System.optional(),
          offerId: Id.nullable().optional(),
          source: Source.optional(),
        }),
      }),
      gives: { status: 201, schema: HookView, description: 'The hook with its address' },
      problems: [409],
      async handle({ body: { title, kind, mapping = {}, system = DEFAULT_SYSTEM, offerId = null, source = null } }) {
        const refused = refusalOf(offerId);
        if (refused) return refused;
        if ((await countHooks(store)) >= MOST_HOOKS) {
          return problem('refused', `There can be ${MOST_HOOKS} hooks: delete one that is not needed.`);
        }
        const id = newId();
        const { tokenDigest, sealedToken } = hooks.newToken(id);
        const hook: Hook = {
          id,
          title,
          kind,
          tokenDigest,
          sealedToken,
          sealedSecret: null,
          mapping,
          system,
          offerId,
          source,
          enabled: true,
          createdAt: clock.now(),
          deletedAt: null,
          lastCallAt: null,
          turnedAway: null,
        };
        await addHook(store, hook);
        return ok(await view(hook));
      },
    }),
    route({
      method: 'get',
      path: '/api/v1/hooks/{id}',
      tag,
      summary: 'One hook',
      guard,
      takes: z.object({ params: withId }),
      gives,
      async handle({ params }) {
        const hook = await findHook(store, params.id);
        return hook ? ok(await view(hook)) : noHook();
      },
    }),
    route({
      method: 'patch',
      path: '/api/v1/hooks/{id}',
      tag,
      summary: 'Change what a hook is called, how it reads bodies, and whether it is on',
      guard,
      takes: z.object({
        params: withId,
        body: z.strictObject({
          title: Title.optional(),
          mapping: Mapping.optional(),
          system: System.optional(),
          offerId: Id.nullable().optional(),
          source: Source.optional(),
          enabled: z.boolean().optional(),
          signed: z.literal(false).optional().meta({ description: 'Signatures are asked for no longer' }),
        }),
      }),
      gives,
      async handle({ params, body: { title, mapping, system, offerId, source, enabled, signed } }) {
        const refused = refusalOf(offerId);
        if (refused) return refused;
        const hook = await changeHook(store, params.id, {
          ...(title !== undefined && { title }),
          ...(mapping !== undefined && { mapping }),
          ...(system !== undefined && { system }),
          ...(offerId !== undefined && { offerId }),
          ...(source !== undefined && { source }),
          ...(enabled !== undefined && { enabled }),
          ...(signed === false && { sealedSecret: null }),
        });
        return hook ? ok(await view(hook)) : noHook();
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/hooks/{id}/rotate',
      tag,
      summary: 'A new address; the old one is good for nothing from now on',
      guard,
      takes: z.object({ params: withId }),
      gives,
      async handle({ params }) {
        const { tokenDigest, sealedToken } = hooks.newToken(params.id);
        const hook = await changeHook(store, params.id, { tokenDigest, sealedToken });
        return hook ? ok(await view(hook)) : noHook();
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/hooks/{id}/secret',
      tag,
      summary: 'Ask for signatures, by a new secret; from now on calls that are not signed with it are turned away',
      guard,
      takes: z.object({ params: withId }),
      gives: { status: 200, schema: SignedHookView, description: 'The secret, which is not shown again' },
      async handle({ params }) {
        const { secret, sealedSecret } = hooks.newSecret(params.id);
        const hook = await changeHook(store, params.id, { sealedSecret });
        return hook ? ok({ hook: await view(hook), secret }) : noHook();
      },
    }),
    route({
      method: 'delete',
      path: '/api/v1/hooks/{id}',
      tag,
      summary: 'Delete a hook with its log; what it has made stays',
      guard,
      takes: z.object({ params: withId }),
      gives: { status: 200, schema: z.object({ id: z.string() }), description: 'The id that was deleted' },
      async handle({ params }) {
        return (await deleteHook(store, params.id, clock.now())) ? ok({ id: params.id }) : noHook();
      },
    }),
  ];
}
