import { z } from 'zod';
import { NEEDS_STAGE, type PartItem, type PartQuery, partOf } from '../../domain/funnel-review/part.ts';
import type { Locale } from '../../domain/localized.ts';
import type { Pipeline } from '../../domain/pipeline.ts';
import { EVERYTHING } from '../../domain/visibility.ts';
import { namedDialogs } from '../../store/queries/named-dialogs.ts';
import { type Cursor, encodeCursor } from '../../store/queries/page.ts';
import { ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { sendCsv } from '../csv.ts';
import { presentPartItem } from '../funnel-review/present-review.ts';
import { type ReadPaths, readPaths } from '../funnel-review/read-paths.ts';
import { dialogHead, dialogRow } from '../funnel-review/tables.ts';
import { invalidInput, type Problem, sendProblem } from '../problem.ts';
import { rawRoute } from '../raw-route.ts';
import { type Route, route } from '../route.ts';
import { Id, pageRequest, paging, withId } from '../takes.ts';
import { OpenedPart, ReviewDialogsView } from '../views/funnel-review-view.ts';
import { fileLocale, reviewQuery } from './funnel-review-routes.ts';

const partQuery = {
  of: OpenedPart.meta({ description: 'Which number is opened; `left_out`: those that are no requests' }),
  stage: Id.optional().meta({ description: 'The stage it is about; of a transition where it came from, or `none`' }),
  target: Id.optional().meta({ description: 'Of a transition or jump, where it went; `none` for another pipeline' }),
  origin: Id.optional().meta({ description: 'Of a jump, where it came from; `none` for a dialog that began there' }),
  by: z.string().min(1).max(220).optional().meta({ description: 'Who made the move: `operator:<id>`, `bot`…' }),
  over: z
    .string()
    .regex(/^\d{1,12}(\.\d{1,3})?$/, 'must be seconds')
    .transform(Number)
    .optional()
    .meta({ description: 'Of slow ones: longer than so many seconds' }),
};

const Asked = z.object({ ...reviewQuery, ...partQuery });
type Asked = z.output<typeof Asked>;

const ROWS_AT_ONCE = 500;

/** The dialogs behind every number of a review. */
export function funnelReviewDialogRoutes({ guards, store, books, surroundings, clock }: RouteDeps): Route[] {
  const guard = guards.team('read');

  async function readPart(id: string, asked: Asked, who: Parameters<typeof readPaths>[2]['who']) {
    const { goal = 'won', of, stage, target, origin, by, over, ...filters } = asked;
    const around = surroundings();
    const read = await readPaths(id, filters, { books, around, who, now: clock.now() });
    if (read.kind === 'problem') return read;
    const part = partIn(read, { ...asked, goal }, clock.now());
    return part.kind === 'problem' ? part : { ...part, pipeline: read.pipeline, around };
  }

  return [
    route({
      method: 'get',
      path: '/api/v1/pipelines/{id}/review/dialogs',
      tag: 'Figures',
      summary: 'The dialogs behind a number of the review, latest first: as many as it says',
      guard,
      takes: z.object({ params: withId, query: z.strictObject({ ...reviewQuery, ...partQuery, ...paging }) }),
      gives: { status: 200, schema: ReviewDialogsView, description: 'One page' },
      problems: [404],
      async handle({ params: { id }, query: { limit, cursor, ...asked }, who }) {
        const part = await readPart(id, asked, who);
        if (part.kind === 'problem') return part;
        const page = pageRequest({ limit, cursor });
        const rest = part.items.filter((item) => isAfter(item, page.cursor));
        const shown = rest.slice(0, page.limit);
        const names = await namedDialogs(store, EVERYTHING, shown.map(idOf));
        const last = shown.at(-1);
        return ok({
          dialogs: part.items.length,
          items: shown.map((item) =>
            presentPartItem(item, { ...part, contactName: names.get(idOf(item))?.name ?? null }),
          ),
          next: rest.length > page.limit && last ? encodeCursor({ key: openedAt(last), id: idOf(last) }) : null,
        });
      },
    }),
    rawRoute({
      method: 'get',
      path: '/api/v1/pipelines/{id}/review/dialogs.csv',
      tag: 'Figures',
      summary: 'The dialogs behind a number of the review, as CSV for Excel',
      guard,
      takes: z.object({ params: withId, query: z.strictObject({ ...reviewQuery, ...partQuery, locale: fileLocale }) }),
      gives: { status: 200, schema: z.string(), description: 'The file', type: 'text/csv' },
      problems: [404],
      async handle({ params: { id }, query: { locale, ...query }, who }, _request, response) {
        const part = await readPart(id, query, who);
        if (part.kind === 'problem') return sendProblem(response, part);
        await sendCsv(response, 'funnel-dialogs.csv', rows(part, locale));
      },
    }),
  ];

  async function* rows({ items, ...named }: { items: readonly PartItem[] } & Named, locale: Locale) {
    yield dialogHead(locale);
    for (let at = 0; at < items.length; at += ROWS_AT_ONCE) {
      const some = items.slice(at, at + ROWS_AT_ONCE);
      const names = await namedDialogs(store, EVERYTHING, some.map(idOf));
      for (const item of some) {
        yield dialogRow(presentPartItem(item, { ...named, contactName: names.get(idOf(item))?.name ?? null }), locale);
      }
    }
  }
}

type Named = Omit<Parameters<typeof presentPartItem>[1], 'contactName'>;

/** The part, latest first; or what is wrong with how it was asked for. */
function partIn(
  { pipeline, paths, leftOut }: ReadPaths,
  { of, stage, target, origin, by, over, goal = 'won' }: Asked,
  now: Date,
): { kind: 'part'; items: PartItem[] } | Problem {
  const wrong = [
    ...unknown(pipeline, 'stage', stage, of === 'transition'),
    ...unknown(pipeline, 'target', target, true),
    ...unknown(pipeline, 'origin', origin, true),
    ...(of !== 'left_out' && NEEDS_STAGE.has(of) && stage === undefined
      ? [{ path: 'query.stage', reason: `must be given for \`of=${of}\`` }]
      : []),
  ];
  if (wrong.length > 0) return invalidInput(wrong);
  const query: PartQuery = {
    of: of === 'left_out' ? 'all' : of,
    stageId: idOrNull(stage),
    toId: idOrNull(target),
    fromId: idOrNull(origin),
    by,
    overMs: over === undefined ? undefined : over * 1000,
    goal,
  };
  const items = partOf(pipeline, of === 'left_out' ? leftOut : paths, query, now);
  return { kind: 'part', items: items.sort(latestFirst) };
}

const idOrNull = (id: string | undefined): string | null | undefined => (id === 'none' ? null : id);

function unknown({ stages }: Pipeline, name: string, id: string | undefined, mayBeNone: boolean) {
  if (id === undefined || (mayBeNone && id === 'none') || stages.some((stage) => stage.id === id)) return [];
  const known = stages.map((stage) => stage.id).join(', ');
  return [{ path: `query.${name}`, reason: `is not a stage; there are: ${known}` }];
}

const idOf = ({ path }: PartItem): string => path.journey.dialogId;
const openedAt = ({ path }: PartItem): Date => path.journey.openedAt;

function latestFirst(a: PartItem, b: PartItem): number {
  return openedAt(b).getTime() - openedAt(a).getTime() || (idOf(a) < idOf(b) ? 1 : -1);
}

function isAfter(item: PartItem, cursor: Cursor | null): boolean {
  if (!cursor?.key) return true;
  const later = openedAt(item).getTime() - cursor.key.getTime();
  return later < 0 || (later === 0 && idOf(item) < cursor.id);
}
