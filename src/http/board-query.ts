import { z } from 'zod';
import type { BoardFilter } from '../domain/board/board-filter.ts';
import { instantAt, localOf } from '../domain/booking/zone.ts';
import { ChannelKind } from '../domain/channel.ts';
import type { FieldValue } from '../domain/field-value.ts';
import { checkValue } from '../domain/fields/check-value.ts';
import { fieldNamed } from '../domain/fields/field-definition.ts';
import type { Pipeline } from '../domain/pipeline.ts';
import type { Surroundings } from '../store/load-situation.ts';
import type { Store } from '../store/open-store.ts';
import { whoMatches } from '../store/queries/contacts.ts';
import type { Principal } from './principal.ts';
import { type FieldError, invalidInput, type Problem } from './problem.ts';
import { scopeFor } from './scope.ts';
import { Id, period, periodOf, SearchText } from './takes.ts';

const Yes = z.enum(['true', 'false']).transform((text) => text === 'true');
const Word = z.string().trim().min(1).max(200);

/** The filters of the board, as the query of an address. */
export const boardFilters = {
  pipeline: Id.optional().meta({ description: 'Left out: the default one' }),
  stage: Word.optional().meta({ description: 'Only these stages, separated by commas' }),
  assignee: Id.optional().meta({ description: 'Id of a teammate; `none` for dialogs that nobody leads' }),
  tag: Word.optional(),
  channel: ChannelKind.optional(),
  source: Word.optional(),
  plan: Id.optional().meta({ description: 'Id of a sales plan' }),
  unanswered: Yes.optional().meta({ description: '`true`: only those whose customer waits for an answer' }),
  task: z.enum(['overdue', 'today', 'any', 'none']).optional(),
  open: Yes.optional().meta({ description: '`true`: only those that are not closed' }),
  text: SearchText.optional().meta({ description: 'Beginnings of words of the contact: name, e-mail, phone' }),
  ...period,
};

const FIELD = /^field\.([a-z][a-z0-9_]{0,39})$/;

/** A query with these parts, and `field.<id>` for any custom field; everything else is refused by name. */
export function queryWith<S extends z.ZodRawShape>(shape: S) {
  return z.looseObject(shape).superRefine((query, context) => {
    for (const [key, value] of Object.entries(query)) {
      if (key in shape) continue;
      const isField = FIELD.test(key) && typeof value === 'string';
      const message = isField ? null : `is not known; there are: ${Object.keys(shape).join(', ')}, field.<id>`;
      if (message) context.addIssue({ code: 'custom', path: [key], message });
    }
  });
}

const BoardQuery = queryWith(boardFilters);
export type BoardQuery = z.output<typeof BoardQuery>;

/** More people than this have not been searched for; whoever types on gets fewer. */
const MOST_PEOPLE = 5_000;

export interface Asked {
  kind: 'asked';
  pipeline: Pipeline;
  filter: BoardFilter;
}

/** What a query asks for, checked against the funnel as it is; or the problem, by the name of each wrong part. */
export async function readBoardQuery(
  query: BoardQuery,
  { store, around, who, now }: { store: Store; around: Surroundings; who: Principal; now: Date },
): Promise<Asked | Problem> {
  const zone = around.business.timezone;
  const within = periodOf(query, zone);
  if (within.kind === 'problem') return within;
  const pipeline = around.pipelines.find(({ id, isDefault }) => (query.pipeline ? id === query.pipeline : isDefault));
  if (!pipeline) return invalidInput([{ path: 'query.pipeline', reason: 'there is no such pipeline' }]);
  const wrong: FieldError[] = [];
  const stageIds = query.stage?.split(',').map((id) => id.trim());
  for (const id of stageIds ?? []) {
    if (pipeline.stages.some((stage) => stage.id === id)) continue;
    const known = pipeline.stages.map((stage) => stage.id).join(', ');
    wrong.push({ path: 'query.stage', reason: `there is no stage "${id}"; there are: ${known}` });
  }
  if (query.plan !== undefined && !around.plans.some(({ id }) => id === query.plan)) {
    wrong.push({ path: 'query.plan', reason: 'there is no such sales plan' });
  }
  const fields = readFields(query, around, wrong);
  const contactIds = query.text === undefined ? undefined : await peopleBy(store, query.text);
  if (contactIds === TOO_MANY) {
    wrong.push({
      path: 'query.text',
      reason: `fits more than ${MOST_PEOPLE} people: type more of the name or the phone`,
    });
  }
  if (wrong.length > 0 || contactIds === TOO_MANY) return invalidInput(wrong);
  const filter: BoardFilter = {
    pipelineId: pipeline.id,
    scope: scopeFor(who, around),
    stageIds,
    assigneeId: query.assignee === 'none' ? null : query.assignee,
    channel: query.channel,
    planId: query.plan,
    open: query.open || undefined,
    tag: query.tag,
    source: query.source,
    from: within.from,
    to: within.to,
    unanswered: query.unanswered || undefined,
    task: query.task && taskDue(query.task, now, zone),
    contactIds,
    fields,
  };
  return { kind: 'asked', pipeline, filter };
}

function readFields(
  query: BoardQuery,
  around: Surroundings,
  wrong: FieldError[],
): Record<string, FieldValue> | undefined {
  const found: [string, FieldValue][] = [];
  for (const [key, raw] of Object.entries(query)) {
    const id = FIELD.exec(key)?.[1];
    if (id === undefined) continue;
    const field = fieldNamed(around.fields, 'dialog', id);
    const checked = field ? checkValue(field, raw) : { kind: 'wrong' as const, reason: 'dialogs have no such field' };
    if (checked.kind === 'ok') found.push([id, checked.value]);
    else wrong.push({ path: `query.${key}`, reason: checked.reason });
  }
  return found.length > 0 ? Object.fromEntries(found) : undefined;
}

const TOO_MANY = Symbol('too many');

async function peopleBy(store: Store, text: string): Promise<string[] | typeof TOO_MANY> {
  const rows = await store.contacts
    .find(whoMatches(text), { projection: { _id: 1 } })
    .limit(MOST_PEOPLE + 1)
    .toArray();
  return rows.length > MOST_PEOPLE ? TOO_MANY : rows.map(({ _id }) => _id);
}

function taskDue(task: 'overdue' | 'today' | 'any' | 'none', now: Date, zone: string): BoardFilter['task'] {
  if (task === 'none') return null;
  if (task === 'any') return {};
  if (task === 'overdue') return { before: now };
  const { date: today } = localOf(now, zone);
  return { from: instantAt(today, '00:00', zone), before: instantAt(today, '24:00', zone) };
}
