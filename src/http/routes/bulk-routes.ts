import { z } from 'zod';
import { BulkChange, type BulkJob, undoUntil } from '../../domain/bulk/bulk-job.ts';
import type { Scope } from '../../domain/visibility.ts';
import { failuresOf, findJob, insertJob, listJobs, MOST_IN_BULK, moveJob } from '../../store/bulk.ts';
import type { Store } from '../../store/open-store.ts';
import { idsThatFit } from '../../store/queries/board.ts';
import { contactsById } from '../../store/queries/contacts.ts';
import { visibleDialogs } from '../../store/queries/visible.ts';
import { ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { boardFilters, queryWith, readBoardQuery } from '../board-query.ts';
import { isTheirs, refusalOf } from '../check-bulk.ts';
import { presentBulkJob } from '../present/bulk.ts';
import { actorOf, may, type Principal } from '../principal.ts';
import { invalidInput, type Problem, problem } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { scopeFor } from '../scope.ts';
import { Id, withId } from '../takes.ts';
import { BulkJobView } from '../views/bulk-view.ts';

const MOST_IDS = 1_000;
const { pipeline: _, ...withoutPipeline } = boardFilters;

const On = z.union(
  [
    z.strictObject({ ids: z.array(Id).min(1).max(MOST_IDS) }),
    z.strictObject({ pipeline: Id.optional(), filter: queryWith(withoutPipeline) }),
  ],
  { error: `must be { ids } (1 to ${MOST_IDS} of them) or { pipeline, filter }, the filter as on the board` },
);
const Order = z.strictObject({ on: On, change: BulkChange });

const FAILURES_TOLD = 100;
const JOBS_TOLD = 20;

/** One change for many dialogs, as a job that survives the process. */
export function bulkRoutes({ store, engine, guards, surroundings, clock, newId }: RouteDeps): Route[] {
  const guard = guards.team('act');
  const gives = { schema: BulkJobView, description: 'The job as it is now' };
  const tell = async (job: BulkJob, who: Principal) =>
    ok(await present(store, job, scopeFor(who, surroundings()), clock.now()));

  async function theirs(id: string, who: Principal): Promise<BulkJob | Problem> {
    const job = await findJob(store, id);
    return job && isTheirs(job.by, who) ? job : problem('not-found', 'There is no such job.');
  }

  async function choose({ on }: z.output<typeof Order>, who: Principal): Promise<string[] | Problem> {
    if ('ids' in on) return [...new Set(on.ids)];
    const around = surroundings();
    const query = { ...on.filter, pipeline: on.pipeline };
    const asked = await readBoardQuery(query, { store, around, who, now: clock.now() });
    if (asked.kind === 'problem') return inBody(asked);
    const { pipeline, filter } = asked;
    // As on the board: whoever ordered it has neither seen nor counted what is in hidden stages.
    const shown = pipeline.stages.filter(({ hidden }) => !hidden).map(({ id }) => id);
    const ids = await idsThatFit(store, { ...filter, stageIds: filter.stageIds ?? shown }, MOST_IN_BULK + 1);
    if (ids.length <= MOST_IN_BULK) return ids;
    return invalidInput([{ path: 'body.on.filter', reason: `fits more than ${MOST_IN_BULK} dialogs: narrow it` }]);
  }

  return [
    route({
      method: 'post',
      path: '/api/v1/bulk',
      tag: 'Board',
      summary: 'Change many dialogs: those named, or all that fit a filter at this moment',
      guard,
      takes: z.object({ body: Order }),
      gives: { status: 202, ...gives },
      async handle({ body, who, onceId }) {
        const ordered = onceId === null ? null : await findJob(store, onceId);
        if (ordered) return tell(ordered, who);
        const refused = refusalOf(body.change, surroundings());
        if (refused) return refused;
        const ids = await choose(body, who);
        if ('kind' in ids) return ids;
        if (ids.length === 0) return invalidInput([{ path: 'body.on', reason: 'fits no dialog' }]);
        const now = clock.now();
        const job: BulkJob = {
          id: onceId ?? newId(),
          change: body.change,
          state: 'running',
          by: actorOf(who),
          total: ids.length,
          done: 0,
          failed: 0,
          undone: 0,
          nextPart: 0,
          createdAt: now,
          finishedAt: null,
        };
        await insertJob(store, job, ids);
        engine.bulkOrdered();
        return tell(job, who);
      },
    }),
    route({
      method: 'get',
      path: '/api/v1/bulk',
      tag: 'Board',
      summary: 'The latest jobs: all of them for those who manage the funnel, their own for others',
      guard,
      takes: z.object({}),
      gives: { status: 200, schema: z.object({ items: z.array(BulkJobView) }), description: 'The latest first' },
      async handle({ who }) {
        const jobs = await listJobs(store, may(who, 'manage') ? undefined : actorOf(who), JOBS_TOLD);
        return ok({ items: jobs.map((job) => presentBulkJob(job, [], new Map(), clock.now())) });
      },
    }),
    route({
      method: 'get',
      path: '/api/v1/bulk/{id}',
      tag: 'Board',
      summary: 'How a job is getting on, and what could not be changed',
      guard,
      takes: z.object({ params: withId }),
      gives: { status: 200, ...gives },
      async handle({ params, who }) {
        const job = await theirs(params.id, who);
        return 'kind' in job ? job : tell(job, who);
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/bulk/{id}/cancel',
      tag: 'Board',
      summary: 'Stop a job; what it has changed stays changed, and can be undone',
      guard,
      takes: z.object({ params: withId }),
      gives: { status: 200, ...gives },
      problems: [409],
      async handle({ params, who }) {
        const job = await theirs(params.id, who);
        if ('kind' in job) return job;
        if (job.state === 'cancelled') return tell(job, who);
        const running = { id: job.id, state: 'running' } as const;
        const stopped = await moveJob(store, running, { state: 'cancelled', finishedAt: clock.now() });
        return stopped ? tell(stopped, who) : problem('refused', 'The job is over already; it can be undone.');
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/bulk/{id}/undo',
      tag: 'Board',
      summary: 'Put back what a job has changed, but for what somebody has changed since; within ten minutes',
      guard,
      takes: z.object({ params: withId }),
      gives: { status: 202, ...gives },
      problems: [409],
      async handle({ params, who }) {
        const job = await theirs(params.id, who);
        if ('kind' in job) return job;
        if (job.state === 'undoing' || job.state === 'undone') return tell(job, who);
        if (undoUntil(job, clock.now()) === null) return problem('refused', whyNot(job));
        const undoing = await moveJob(store, job, { state: 'undoing' });
        engine.bulkOrdered();
        return undoing
          ? tell(undoing, who)
          : problem('refused', 'Somebody else has just changed this job. Look again.');
      },
    }),
  ];
}

/** The same filter, at its place in the body. */
const inBody = ({ errors = [] }: Problem): Problem =>
  invalidInput(
    errors.map(({ path, reason }) => ({
      path: path === 'query.pipeline' ? 'body.on.pipeline' : path.replace(/^query\./, 'body.on.filter.'),
      reason,
    })),
  );

function whyNot({ change, state }: BulkJob): string {
  if (change.kind === 'send_message') return 'Messages cannot be taken back: their readers have them.';
  if (state === 'running') return 'The job is still running: cancel it first.';
  return 'A job can be undone for ten minutes after its end; those are over.';
}

/** Who it is about is told of dialogs alone that whoever asks may see. */
async function present(store: Store, job: BulkJob, scope: Scope, now: Date): Promise<BulkJobView> {
  const failures = await failuresOf(store, job.id, FAILURES_TOLD);
  const ids = failures.map(({ dialogId }) => dialogId);
  const dialogs = await store.dialogs
    .find({ $and: [{ _id: { $in: ids } }, ...visibleDialogs(scope)] }, { projection: { contactId: 1 } })
    .toArray();
  const contacts = await contactsById(
    store,
    dialogs.map(({ contactId }) => contactId),
  );
  const names = new Map(dialogs.map(({ _id, contactId }) => [_id, contacts.get(contactId)?.name ?? null]));
  return presentBulkJob(job, failures, names, now);
}
