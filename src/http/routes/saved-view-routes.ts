import { z } from 'zod';
import { mayChange, mayRead, type SavedView } from '../../domain/board/saved-view.ts';
import { changeView, countViews, deleteView, findView, insertView, listViews } from '../../store/saved-views.ts';
import { ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { type Principal, roleOf } from '../principal.ts';
import { type Problem, problem } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { withId } from '../takes.ts';
import { SavedViewView } from '../views/saved-view-view.ts';

const Kind = z.enum(['board', 'contacts']);
const Title = z.string().trim().min(1).max(80);
const Query = z
  .record(z.string().regex(/^[\w.]{1,80}$/, 'is not the name of a filter'), z.string().max(500))
  .refine((query) => Object.keys(query).length <= 40, 'has more than 40 filters');

const MOST_EACH = 100;
const MOST_TOLD = 500;

/** Filters kept under a name: one's own, and those that somebody shares with the team. */
export function savedViewRoutes({ store, guards, clock, newId }: RouteDeps): Route[] {
  const guard = guards.team('act');
  const tell = (view: SavedView, who: Principal) => ok(present(view, who));

  /** Ready to be changed by whoever asks, or why it is not. */
  async function theirs(id: string, who: Principal): Promise<SavedView | Problem> {
    const view = await findView(store, id);
    if (!view || !mayRead(view, idOf(who))) return problem('not-found', 'There is no such view.');
    if (mayChange(view, { id: idOf(who), role: roleOf(who) })) return view;
    return problem('forbidden', 'A shared view is changed by whoever made it, or by an owner or admin. Save your own.');
  }

  return [
    route({
      method: 'get',
      path: '/api/v1/views',
      tag: 'Board',
      summary: 'Saved views: one’s own and the shared ones, by title',
      guard: guards.team('read'),
      takes: z.object({ query: z.strictObject({ kind: Kind.optional() }) }),
      gives: { status: 200, schema: z.object({ items: z.array(SavedViewView) }), description: 'All of them' },
      async handle({ query, who }) {
        const views = await listViews(store, idOf(who), query.kind, MOST_TOLD);
        return ok({ items: views.map((view) => present(view, who)) });
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/views',
      tag: 'Board',
      summary: 'Save filters under a name',
      guard,
      takes: z.object({
        body: z.strictObject({ title: Title, kind: Kind, query: Query, shared: z.boolean().default(false) }),
      }),
      gives: { status: 201, schema: SavedViewView, description: 'The view' },
      problems: [409],
      async handle({ body, who }) {
        const ownerId = idOf(who);
        if ((await countViews(store, ownerId)) >= MOST_EACH) {
          return problem('refused', `There are ${MOST_EACH} views of yours already: delete one first.`);
        }
        const view: SavedView = { id: newId(), ...body, ownerId, createdAt: clock.now(), version: 1 };
        await insertView(store, view);
        return tell(view, who);
      },
    }),
    route({
      method: 'patch',
      path: '/api/v1/views/{id}',
      tag: 'Board',
      summary: 'Change a saved view; `version` is the one that was seen',
      guard,
      takes: z.object({
        params: withId,
        body: z.strictObject({
          version: z.number().int(),
          title: Title.optional(),
          query: Query.optional(),
          shared: z.boolean().optional(),
        }),
      }),
      gives: { status: 200, schema: SavedViewView, description: 'The view as it is now' },
      problems: [409],
      async handle({ params, body: { version, title, query, shared }, who }) {
        const view = await theirs(params.id, who);
        if (!('version' in view)) return view;
        const changed = await changeView(
          store,
          { id: view.id, version },
          {
            ...(title !== undefined && { title }),
            ...(query !== undefined && { query }),
            ...(shared !== undefined && { shared }),
          },
        );
        return changed
          ? tell(changed, who)
          : problem('refused', 'Somebody has changed this view meanwhile. Read it again before you change it.');
      },
    }),
    route({
      method: 'delete',
      path: '/api/v1/views/{id}',
      tag: 'Board',
      summary: 'Delete a saved view',
      guard,
      takes: z.object({ params: withId }),
      gives: { status: 200, schema: SavedViewView, description: 'What was deleted' },
      async handle({ params, who }) {
        const view = await theirs(params.id, who);
        if (!('version' in view)) return view;
        await deleteView(store, view.id);
        return tell(view, who);
      },
    }),
  ];
}

const idOf = (who: Principal): string | null => (who.kind === 'user' ? who.id : null);

function present(view: SavedView, who: Principal): SavedViewView {
  const { id, title, kind, query, shared, ownerId, version } = view;
  const mine = mayChange(view, { id: idOf(who), role: roleOf(who) });
  return { id, title, kind, query, shared, ownerId, mine, version };
}
