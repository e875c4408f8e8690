import { z } from 'zod';
import { Localized } from '../../domain/localized.ts';
import { BUILT_IN_KINDS, isBuiltIn, type TaskKind } from '../../domain/tasks/task-kind.ts';
import { fromDocument, toDocument } from '../../store/document.ts';
import { ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { problem } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { withId } from '../takes.ts';
import { pageOf } from '../views/page-view.ts';
import { TaskKindView } from '../views/task-view.ts';

const Title = z.strictObject({ ru: Localized.shape.ru.max(60), en: Localized.shape.en.max(60) });
const MOST_KINDS = 50;

/** Kinds of task: the built-in ones, and those that the business has added. */
export function taskKindRoutes({ store, guards, settings, clock, newId }: RouteDeps): Route[] {
  const own = async (): Promise<TaskKind[]> =>
    (await store.taskKinds.find().sort({ position: 1, _id: 1 }).toArray()).map(fromDocument);

  async function change(id: string, saw: number | undefined, part: Partial<TaskKind>) {
    if (isBuiltIn(id)) return problem('refused', 'The built-in kinds cannot be changed.');
    const row = await store.taskKinds.findOne({ _id: id });
    if (!row) return problem('not-found', 'There is no such kind of task.');
    const before = fromDocument(row);
    const { _id, ...rest } = toDocument({ ...before, ...part, version: before.version + 1 });
    const { matchedCount } = await store.taskKinds.updateOne({ _id, version: saw ?? before.version }, { $set: rest });
    if (matchedCount !== 1) {
      return problem('refused', 'Somebody has changed this kind meanwhile; look at it again.');
    }
    await settings.refresh();
    return ok(presentKind({ ...before, ...part, version: before.version + 1 }));
  }

  return [
    route({
      method: 'get',
      path: '/api/v1/task-kinds',
      tag: 'Tasks',
      summary: 'Kinds of task, removed ones too',
      guard: guards.team('read'),
      takes: z.object({}),
      gives: { status: 200, schema: pageOf(TaskKindView), description: 'All of them' },
      async handle() {
        return ok({ items: [...BUILT_IN_KINDS, ...(await own())].map(presentKind), next: null });
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/task-kinds',
      tag: 'Tasks',
      summary: 'Add a kind of task',
      guard: guards.team('manage'),
      takes: z.object({ body: z.strictObject({ title: Title }) }),
      gives: { status: 201, schema: TaskKindView, description: 'The kind' },
      problems: [409],
      async handle({ body: { title } }) {
        const known = await own();
        if (known.length >= MOST_KINDS) return problem('refused', `There can be ${MOST_KINDS} kinds, not more.`);
        const same = [...BUILT_IN_KINDS, ...known].find((kind) => !kind.removedAt && isSame(kind.title, title));
        if (same) return problem('refused', `There is a kind "${same.title.en}" already.`);
        const place = Math.max(0, ...known.map(({ position }) => position)) + 1;
        const kind: TaskKind = { id: newId(), title, position: place, version: 1, removedAt: null };
        await store.taskKinds.insertOne(toDocument(kind));
        await settings.refresh();
        return ok(presentKind(kind));
      },
    }),
    route({
      method: 'patch',
      path: '/api/v1/task-kinds/{id}',
      tag: 'Tasks',
      summary: 'Rename a kind of task, or bring a removed one back',
      guard: guards.team('manage'),
      takes: z.object({
        params: withId,
        body: z.strictObject({
          title: Title.optional(),
          removed: z.literal(false).optional(),
          version: z.int().optional(),
        }),
      }),
      gives: { status: 200, schema: TaskKindView, description: 'The kind as it is then' },
      problems: [409],
      handle: ({ params, body: { title, removed, version } }) =>
        change(params.id, version, { ...(title && { title }), ...(removed === false && { removedAt: null }) }),
    }),
    route({
      method: 'delete',
      path: '/api/v1/task-kinds/{id}',
      tag: 'Tasks',
      summary: 'Remove a kind of task: no new task is of it, those that are keep it',
      guard: guards.team('manage'),
      takes: z.object({ params: withId }),
      gives: { status: 200, schema: TaskKindView, description: 'The kind as it is then' },
      problems: [409],
      handle: ({ params }) => change(params.id, undefined, { removedAt: clock.now() }),
    }),
  ];
}

const isSame = (one: Localized, other: Localized): boolean =>
  one.ru.toLowerCase() === other.ru.toLowerCase() || one.en.toLowerCase() === other.en.toLowerCase();

const presentKind = ({ id, title, version, removedAt }: TaskKind): TaskKindView => ({
  id,
  title,
  builtIn: isBuiltIn(id),
  removed: removedAt !== null,
  version,
});
