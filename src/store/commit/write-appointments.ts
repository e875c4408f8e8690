import type { mongo } from 'mongoose';
import type { Changes, Situation } from '../../domain/perform/draft.ts';
import { toDocument } from '../document.ts';
import type { Store } from '../open-store.ts';

/**
 * Writes changed appointments; freed ones first, so that a move may overlap its own old place. Holds of others whose time has
 * run out give way to new cells. False when one of ours was changed by somebody else since it was loaded.
 */
export async function writeAppointments(
  store: Store,
  before: Situation,
  changes: Changes,
  session: mongo.ClientSession,
): Promise<boolean> {
  const ordered = [...changes.appointments].sort((a, b) => Number(a.active) - Number(b.active));
  const wanted = ordered.filter((a) => a.active).flatMap((a) => a.cells);
  if (wanted.length > 0) {
    await store.appointments.updateMany(
      {
        cells: { $in: wanted },
        active: true,
        status: 'held',
        holdUntil: { $lte: changes.at },
        _id: { $nin: ordered.map((a) => a.id) },
      },
      { $set: { status: 'expired', active: false, holdUntil: null }, $inc: { version: 1 } },
      { session },
    );
  }
  for (const appointment of ordered) {
    const known = before.appointments.find((a) => a.id === appointment.id);
    const { _id, ...rest } = toDocument(appointment);
    if (!known) await store.appointments.insertOne({ _id, ...rest }, { session });
    else {
      const replaced = await store.appointments.replaceOne({ _id, version: known.version }, rest, { session });
      if ('matchedCount' in replaced && replaced.matchedCount === 0) return false;
    }
  }
  return true;
}
