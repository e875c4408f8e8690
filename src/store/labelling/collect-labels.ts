import { localOf } from '../../domain/booking/zone.ts';
import type { DomainEvent } from '../../domain/event.ts';
import { type Drawn, draw } from '../../domain/labelling/draw.ts';
import type { LabelRow } from '../../domain/labelling/label-row.ts';
import { weekOf } from '../../domain/labelling/week-of.ts';
import type { Message } from '../../domain/message.ts';
import { toDocument } from '../document.ts';
import type { Store } from '../open-store.ts';
import { writeMany } from '../write-command.ts';
import { planOf } from './day-plans.ts';

type Body = Extract<DomainEvent['body'], { type: 'message_understood' }>;
type Understood = Pick<DomainEvent, 'at' | 'dialogId' | 'channelKind'> & { body: Body };
interface Chosen {
  read: Understood;
  drawn: Drawn;
}

const PART = 500;
const NEVER = new Date(0);

/**
 * Puts what was drawn of the messages that the bot read in `[from, to)` into the queue, and what it failed on; returns how many are new.
 * The same period may be looked through again, by whomever and while people label: a message comes in once and stays what it was.
 */
export async function collectLabels(store: Store, period: { from: Date; to: Date }, zone: string): Promise<number> {
  const cursor = store.events
    .find(
      { 'body.type': 'message_understood', at: { $gte: period.from, $lt: period.to } },
      { projection: { at: 1, dialogId: 1, channelKind: 1, body: 1 }, sort: { at: 1 }, batchSize: PART },
    )
    .map(({ at, dialogId, channelKind, body }) => ({ at, dialogId, channelKind, body }));
  const drawOf = drawing(store, zone);
  let part: Chosen[] = [];
  let added = 0;
  for await (const read of cursor) {
    if (!isUnderstood(read)) continue;
    const drawn = await drawOf(read);
    if (drawn) part.push({ read, drawn });
    if (part.length < PART) continue;
    added += await addRows(store, part, zone);
    part = [];
  }
  return added + (await addRows(store, part, zone));
}

const isUnderstood = (event: Pick<DomainEvent, 'at' | 'dialogId' | 'channelKind' | 'body'>): event is Understood =>
  event.body.type === 'message_understood';

/** Each message is drawn by the plan of its own local day, late ones, too. */
function drawing(store: Store, zone: string): (read: Understood) => Promise<Drawn | null> {
  const plans = new Map<string, ReturnType<typeof planOf>>();
  return async ({ at, channelKind, body }) => {
    const day = localOf(at, zone).date;
    const plan = plans.get(day) ?? planOf(store, day, zone);
    plans.set(day, plan);
    return draw({ channelKind, messageId: body.messageId, intent: body.intent, outcome: body.outcome }, await plan);
  };
}

async function addRows(store: Store, chosen: readonly Chosen[], zone: string): Promise<number> {
  const ids = chosen.map(({ read }) => read.body.messageId);
  const there = await store.labelQueue.find({ _id: { $in: ids } }, { projection: { _id: 1 } }).toArray();
  const known = new Set(there.map(({ _id }) => _id));
  const fresh = new Map(
    chosen.filter(({ read }) => !known.has(read.body.messageId)).map((one) => [one.read.body.messageId, one]),
  );
  if (fresh.size === 0) return 0;
  const lines = await store.messages
    .find({ _id: { $in: [...fresh.keys()] } }, { projection: { incoming: 1 } })
    .toArray();
  const insert = lines
    .filter(({ incoming }) => isInWords(incoming))
    .flatMap(({ _id }) => fresh.get(_id) ?? [])
    .map((one) => toDocument(rowOf(one, zone)));
  if (insert.length === 0) return 0;
  return (await writeMany(store, 'labelQueue', { insert }, null)).matched;
}

/** What a button says is never misread; a greeting by the button "Start" is none of the customer's words. */
const isInWords = (incoming: Message['incoming']): boolean => incoming?.kind === 'text' || incoming?.kind === 'media';

function rowOf({ read: { at, dialogId, channelKind, body }, drawn }: Chosen, zone: string): LabelRow {
  return {
    id: body.messageId,
    dialogId,
    channelKind,
    predicted: body.intent,
    score: body.score,
    at,
    week: weekOf(at, zone),
    ...drawn,
    state: 'waiting',
    actual: null,
    by: null,
    doneAt: null,
    leasedBy: null,
    leaseUntil: NEVER,
    version: 0,
  };
}
