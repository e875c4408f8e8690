import type { Timer } from '../domain/timer.ts';
import type { Trigger } from '../domain/trigger.ts';
import { datesReached, reachedAt, valuesFor } from '../domain/triggers/date-clock.ts';
import type { OnOf } from '../domain/triggers/on.ts';
import { putTimers } from './commit/write-things.ts';
import { newestDialogs } from './dry-run/dialogs-by-date.ts';
import type { Store } from './open-store.ts';

const AT_ONCE = 500;

/**
 * Plans a trigger for everybody whose date is reached in `[from, to)`. A row is named by the person or dialog and the date, so that many
 * processes may do it, and often: it is written once. Gives back what is due.
 */
export async function planDates(
  store: Store,
  trigger: Trigger & { on: OnOf<'date_reached'> },
  { from, to, zone }: { from: Date; to: Date; zone: string },
): Promise<Timer[]> {
  const { on } = trigger;
  const planned: Timer[] = [];
  for (const date of datesReached(on, from, to, zone)) {
    const due = new Date(reachedAt(on, date, zone).getTime() + trigger.delay.minutes * 60_000);
    const owners = store
      .raw(on.of === 'contact' ? 'contacts' : 'dialogs')
      .find(
        { [`fields.${on.fieldId}`]: { $in: valuesFor(on, date) } },
        { projection: { stageId: 1 }, batchSize: AT_ONCE },
      );
    let part: string[] = [];
    const write = async () => {
      const timers = (await dialogsFor(store, on, part)).map(({ owner, dialog }) =>
        timerOf(trigger, { owner, dialog, date, due }),
      );
      await putTimers(store, timers, null);
      planned.push(...timers);
      part = [];
    };
    for await (const { _id } of owners) {
      part.push(_id);
      if (part.length === AT_ONCE) await write();
    }
    await write();
  }
  return planned;
}

interface Owned {
  /** The contact, or the dialog itself. */
  owner: string;
  dialog: { id: string; stageId: string };
}

async function dialogsFor(store: Store, on: OnOf<'date_reached'>, ids: readonly string[]): Promise<Owned[]> {
  if (ids.length === 0) return [];
  if (on.of === 'contact') {
    return [...(await newestDialogs(store, ids))].map(([owner, dialog]) => ({ owner, dialog }));
  }
  const rows = await store.dialogs.find({ _id: { $in: [...ids] } }, { projection: { stageId: 1 } }).toArray();
  return rows.map(({ _id, stageId }) => ({ owner: _id, dialog: { id: _id, stageId } }));
}

function timerOf(trigger: Trigger, { owner, dialog, date, due }: Owned & { date: string; due: Date }): Timer {
  return {
    id: `trigger:${trigger.id}:${owner}:${date}`,
    due,
    dialogId: dialog.id,
    state: 'pending',
    outcome: null,
    work: {
      kind: 'trigger',
      triggerId: trigger.id,
      on: 'date_reached',
      episode: date,
      event: null,
      causes: [],
      stageId: dialog.stageId,
      since: due,
      step: 0,
      refused: [],
      webhooks: [],
    },
  };
}
