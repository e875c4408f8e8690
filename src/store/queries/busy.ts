import type { Busy } from '../../domain/booking/interval.ts';
import type { Store } from '../open-store.ts';

const CELL_MS = 300_000;

/**
 * What is taken from `from` to `to`, buffers included, by staff member. A hold of `dialogId` does not count, nor does one whose
 * time has run out: its cells give way at the next booking.
 */
export async function busyBetween(
  store: Store,
  from: Date,
  to: Date,
  now: Date,
  except: { dialogId: string; appointmentId?: string | undefined },
): Promise<Busy[]> {
  const rows = await store.appointments
    .find(
      { active: true, start: { $gte: from, $lt: to } },
      { projection: { staffId: 1, cells: 1, status: 1, holdUntil: 1, dialogId: 1 } },
    )
    .toArray();
  return rows.flatMap((row) => {
    const lapsed = row.status === 'held' && row.holdUntil !== null && row.holdUntil <= now;
    const own = (row.status === 'held' && row.dialogId === except.dialogId) || row._id === except.appointmentId;
    const cells = row.cells.map((cell) => Number(cell.slice(cell.lastIndexOf(':') + 1)));
    if (lapsed || own || cells.length === 0) return [];
    return [
      {
        staffId: row.staffId,
        start: new Date(Math.min(...cells) * CELL_MS),
        end: new Date((Math.max(...cells) + 1) * CELL_MS),
      },
    ];
  });
}
