import type { mongo } from 'mongoose';
import { isSame } from '../../domain/experiments/choose.ts';
import type { Experiment, VariantValue } from '../../domain/experiments/experiment.ts';
import { kindOf, REMINDER_SURFACE } from '../../domain/experiments/surface.ts';
import type { Surface } from '../../domain/experiments/surfaces.ts';
import { inTransaction } from '../contacts/in-transaction.ts';
import type { Store } from '../open-store.ts';
import { type Replaced, replaceExperiment } from './experiment-store.ts';

/** `setting_changed`: what was varied is no longer what it was at the start; nothing is written over somebody's newer words. */
export type Adopted = Replaced | 'setting_changed';

/**
 * Ends an experiment and, where a variant is adopted, writes it into the setting in the same transaction: a trigger's message, the times
 * of reminders, an offer. Words of a flow stand in a file; there the experiment itself holds until the file is changed, and nothing is
 * adopted where it has been changed already.
 */
export async function adoptInStore(store: Store, finished: Experiment, surface: Surface | undefined): Promise<Adopted> {
  const value = finished.variants.find(({ id }) => id === finished.adopted)?.value;
  if (!value) return replaceExperiment(store, finished);
  if (!surface || !isSame(surface.base, finished.base)) return 'setting_changed';
  // A stopped one that is decided late must not change what the next one is compared with.
  const next = { surface: finished.surface, state: 'running' as const, _id: { $ne: finished.id } };
  if (await store.experiments.findOne(next, { projection: { _id: 1 } })) return 'surface_taken';
  if (kindOf(finished.surface) === 'flow') return replaceExperiment(store, finished);
  return inTransaction(store, async (session): Promise<Adopted> => {
    const replaced = await replaceExperiment(store, finished, session);
    if (replaced !== 'done') return replaced;
    if (await writeSetting(store, finished, value, session)) return 'done';
    await session.abortTransaction();
    return 'setting_changed';
  });
}

/** Only over what it was at the start. */
async function writeSetting(
  store: Store,
  { surface, base }: Experiment,
  value: VariantValue,
  session: mongo.ClientSession,
): Promise<boolean> {
  if (kindOf(surface) === 'trigger') return writeTrigger(store, surface, base, value, session);
  const at = surface === REMINDER_SURFACE ? 'value.reminders' : `value.promos.${Number(surface.split(':')[1]) - 1}`;
  const written = await store.settings.updateOne(
    { _id: 'business', [at]: kept(base) },
    { $set: { [at]: kept(value) } },
    { session },
  );
  return written.matchedCount === 1;
}

/** As the business keeps it. */
const kept = (value: VariantValue) =>
  value.kind === 'text' ? value.text : value.minutes.map((beforeMinutes) => ({ beforeMinutes }));

async function writeTrigger(
  store: Store,
  surface: string,
  base: VariantValue,
  value: VariantValue,
  session: mongo.ClientSession,
): Promise<boolean> {
  const end = surface.lastIndexOf('/');
  const place = Number(surface.slice(end).match(/-(\d)$/u)?.[1] ?? 1);
  const trigger = await store.triggers.findOne({ _id: surface.slice('trigger:'.length, end) }, { session });
  if (!trigger || value.kind !== 'text') return false;
  let seen = 0;
  const actions = trigger.actions.map((action) => {
    if (action.kind !== 'send_message') return action;
    seen += 1;
    const isIt = seen === place && isSame({ kind: 'text', text: action.text }, base);
    return isIt ? { ...action, text: value.text } : action;
  });
  const written = await store.triggers.updateOne(
    { _id: trigger._id, version: trigger.version },
    { $set: { actions }, $inc: { version: 1 } },
    { session },
  );
  return written.matchedCount === 1 && actions.some((action, index) => action !== trigger.actions[index]);
}
