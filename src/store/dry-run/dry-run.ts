import type { TriggerRules } from '../../domain/trigger.ts';
import { judgedByToday, type PastDialog, typesToFind, typesToRead } from '../../domain/triggers/past/past-dialog.ts';
import { type PastFire, type PastRules, type PastWorld, pastFires } from '../../domain/triggers/past/past-fires.ts';
import { fromDocument } from '../document.ts';
import type { Store } from '../open-store.ts';
import { dialogsByDate } from './dialogs-by-date.ts';

export interface DryRun {
  /** Since when all was looked at. */
  from: Date;
  count: number;
  dialogs: number;
  /** So many events of the kind were judged. */
  looked: number;
  complete: boolean;
  /** Kinds of conditions that were judged by what is so today. */
  byToday: string[];
  /** The latest of them, latest first. */
  fires: (PastFire & { dialogId: string })[];
}

type Rules = Pick<TriggerRules, 'on' | 'when' | 'actions' | 'delay' | 'cancelledBy'> & Pick<PastRules, 'id'>;

/** More events than this are not looked at: the earliest days are left out then. */
const MOST_EVENTS = 150_000;
/** Dialogs in memory at a time. */
const PART = 500;
const SHOWN = 200;
/** Somebody waits for the answer. */
const MOST_MS = 3_000;
/** What was so at the beginning is told by what was before. */
const BEFORE_MS = 30 * 86_400_000;

/**
 * What a trigger would have done, by the events of the past and the rules by which it fires. Reads by indexes, part by part, so that the
 * memory does not grow with the history; what does not fit in the time is said to be missing.
 */
export async function dryRun(store: Store, rules: Rules, world: PastWorld, mostMs = MOST_MS): Promise<DryRun> {
  const began = performance.now();
  const found = await dialogsOf(store, rules, world);
  const { from } = found;
  const run: DryRun = { ...NOTHING, from, complete: found.complete, byToday: judgedByToday(rules) };
  const ids = [...found.dialogs.keys()];
  const read = (start: number) =>
    start < ids.length ? readPast(store, ids.slice(start, start + PART), rules, world) : Promise.resolve([]);
  let reading = read(0);
  for (let start = 0; start < ids.length; start += PART) {
    const part = await reading;
    const isOver = performance.now() - began > mostMs;
    // The next part comes in while this one is judged.
    reading = isOver ? Promise.resolve([]) : read(start + PART);
    for (const past of part) {
      run.looked += found.dialogs.get(past.dialog.id) ?? 0;
      const fires = pastFires(past, rules, { ...world, from });
      if (fires.length === 0) continue;
      run.count += fires.length;
      run.dialogs += 1;
      run.fires.push(...fires.map((fire) => ({ ...fire, dialogId: past.dialog.id })));
    }
    run.fires = latest(run.fires);
    if (isOver && start + PART < ids.length) return { ...run, complete: false };
  }
  return run;
}

const NOTHING = { count: 0, dialogs: 0, looked: 0, fires: [] };

const latest = (fires: DryRun['fires']): DryRun['fires'] =>
  fires.sort((a, b) => b.due.getTime() - a.due.getTime()).slice(0, SHOWN);

/** The dialogs in which it may have fired, those of the latest events first, each with how many events it has of the kind. */
async function dialogsOf(
  store: Store,
  rules: Rules,
  { business, from, to }: PastWorld,
): Promise<{ dialogs: ReadonlyMap<string, number>; from: Date; complete: boolean }> {
  const { on, delay } = rules;
  if (on.kind === 'date_reached') {
    const dialogIds = await dialogsByDate(store, on, { from, to, zone: business.timezone });
    return { dialogs: new Map(dialogIds.map((id) => [id, 1])), from, complete: true };
  }
  // What came in before the period may have been due in it.
  const since = new Date(from.getTime() - Math.min(delay.minutes * 60_000 + ownMs(on), BEFORE_MS));
  const types = typesToFind(rules);
  const most = Math.floor(MOST_EVENTS / types.length);
  const perType = await Promise.all(
    types.map((type) =>
      store.events
        .find({ 'body.type': type, at: { $gte: since, $lt: to } }, { projection: { _id: 0, dialogId: 1, at: 1 } })
        .sort({ at: -1 })
        .limit(most)
        .toArray(),
    ),
  );
  const dialogs = new Map<string, number>();
  for (const { dialogId } of perType.flat()) dialogs.set(dialogId, (dialogs.get(dialogId) ?? 0) + 1);
  const cutAt = perType.flatMap((list) => (list.length === most ? (list.at(-1)?.at.getTime() ?? []) : []));
  return { dialogs, from: new Date(Math.max(from.getTime(), ...cutAt)), complete: cutAt.length === 0 };
}

/** How long the clock of a trigger runs by itself. */
const ownMs = (on: Rules['on']): number => ('minutes' in on ? on.minutes * 60_000 : 0);

/** Without what no condition asks about. */
async function readPast(
  store: Store,
  dialogIds: readonly string[],
  rules: Rules,
  { from, to }: PastWorld,
): Promise<PastDialog[]> {
  const ids = { $in: [...dialogIds] };
  const since = new Date(from.getTime() - BEFORE_MS);
  const [dialogs, events] = await Promise.all([
    store.dialogs.find({ _id: ids }, { projection: { flow: 0, preview: 0, searchWords: 0 } }).toArray(),
    store.events
      .find({ dialogId: ids, at: { $gte: since, $lt: to }, 'body.type': { $in: typesToRead(rules) } })
      .project<{
        _id: string;
        at: Date;
        dialogId: string;
        body: PastDialog['events'][number]['body'];
        causes?: string[];
      }>({ at: 1, dialogId: 1, body: 1, causes: 1 })
      .hint({ dialogId: 1, at: 1, _id: 1 })
      .toArray(),
  ]);
  const contacts = await store.contacts
    .find(
      { _id: { $in: [...new Set(dialogs.map(({ contactId }) => contactId))] } },
      { projection: { searchWords: 0, identities: 0, plans: 0 } },
    )
    .toArray();
  const contactById = new Map(contacts.map((contact) => [contact._id, fromDocument(contact)]));
  const eventsOf = new Map<string, (typeof events)[number][]>();
  for (const event of events) {
    const known = eventsOf.get(event.dialogId);
    if (known) known.push(event);
    else eventsOf.set(event.dialogId, [event]);
  }
  return dialogs.flatMap((document) => {
    const dialog = fromDocument(document);
    const contact = contactById.get(dialog.contactId);
    const own = (eventsOf.get(dialog.id) ?? []).sort(
      (a, b) => a.at.getTime() - b.at.getTime() || (a._id < b._id ? -1 : 1),
    );
    return contact ? [{ dialog, contact, events: own.map(fromDocument) }] : [];
  });
}
