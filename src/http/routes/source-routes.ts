import { z } from 'zod';
import { LeadSource, type SourceKind } from '../../domain/plans/lead-source.ts';
import { fromDocument } from '../../store/document.ts';
import { listSources, nameSource } from '../../store/plans/lead-sources.ts';
import { ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { planScope } from '../plan-scope.ts';
import type { Principal } from '../principal.ts';
import { problem } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { pageOf } from '../views/page-view.ts';
import { SourceView } from '../views/source-view.ts';

const { id: Code, title: Title, kind: Kind } = LeadSource.shape;

/** The ways by which leads come, with a link for each. */
export function sourceRoutes({ store, guards, channels, config, surroundings, settings, clock }: RouteDeps): Route[] {
  const tag = 'Sales plans';
  const manage = guards.team('manage');
  const gives = { status: 200, schema: SourceView, description: 'The source' } as const;

  type Named = { title: string; kind: SourceKind } | null;

  /** Of whose plan it is nobody is told who may not see that plan. */
  async function present(who: Principal, id: string, named: Named): Promise<SourceView> {
    const around = surroundings();
    const { sees } = planScope(who, around);
    const plan = around.plans.find((one) => one.active && one.sources.includes(id) && sees(one));
    return {
      id,
      title: named?.title ?? id,
      kind: named?.kind ?? 'other',
      known: named !== null,
      plan: plan ? { id: plan.id, name: plan.name } : null,
      links: await linksOf(id),
    };
  }

  /** A link to the web chat always; into a messenger where it knows such links. */
  async function linksOf(id: string): Promise<SourceView['links']> {
    const web = { channelKind: 'web' as const, url: `${config.PUBLIC_URL ?? ''}/?source=${encodeURIComponent(id)}` };
    const others = await Promise.all(
      channels.all().map(async ({ kind, startLink }) => {
        const url = startLink ? await startLink(id) : null;
        return url === null ? [] : [{ channelKind: kind, url }];
      }),
    );
    return [web, ...others.flat()];
  }

  return [
    route({
      method: 'get',
      path: '/api/v1/sources',
      tag,
      summary: 'Lead sources with their links; those that came in by themselves and have no name yet come last',
      guard: guards.team('read'),
      takes: z.object({}),
      gives: { status: 200, schema: pageOf(SourceView), description: 'All of them' },
      async handle({ who }) {
        const { known, unknown } = await listSources(store);
        const items = [
          ...known.map((source) => present(who, source.id, source)),
          ...unknown.map((code) => present(who, code, null)),
        ];
        return ok({ items: await Promise.all(items), next: null });
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/sources',
      tag,
      summary: 'Name a lead source by its code, be it a new one or one that came in by itself',
      guard: manage,
      takes: z.object({ body: z.strictObject({ id: Code, title: Title, kind: Kind }) }),
      gives: { ...gives, status: 201 },
      problems: [409],
      async handle({ body, who }) {
        if (await store.sources.findOne({ _id: body.id })) {
          return problem('refused', `There is a lead source "${body.id}" already: change that one.`);
        }
        await nameSource(store, { ...body, createdAt: clock.now() });
        await settings.refresh();
        return ok(await present(who, body.id, body));
      },
    }),
    route({
      method: 'patch',
      path: '/api/v1/sources/{id}',
      tag,
      summary: 'Rename a lead source; its code stays, since links in the world bear it',
      guard: manage,
      takes: z.object({
        params: z.object({ id: Code }),
        body: z.strictObject({ title: Title.optional(), kind: Kind.optional() }),
      }),
      gives,
      async handle({ params, body, who }) {
        const found = await store.sources.findOne({ _id: params.id });
        if (!found) return problem('not-found', 'There is no such lead source; name it by POST first.');
        const before = fromDocument(found);
        const named = { ...before, title: body.title ?? before.title, kind: body.kind ?? before.kind };
        await nameSource(store, named);
        return ok(await present(who, named.id, named));
      },
    }),
  ];
}
