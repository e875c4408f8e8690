import type { Business } from '../../domain/business/business.ts';
import { fromDocument } from '../document.ts';
import type { Store } from '../open-store.ts';
import type { FiguresState } from './rows.ts';

export const STATE = 'state';

/** Grows when the same events give other facts than before: all books are made anew then. */
const RULES = 2;

/** What books depend on beside the events. */
export const madeByOf = ({
  timezone,
  hours,
  exceptions,
}: Pick<Business, 'timezone' | 'hours' | 'exceptions'>): string => JSON.stringify([RULES, timezone, hours, exceptions]);

/** Null before anything was ever counted. */
export async function readState(store: Pick<Store, 'figureState'>): Promise<FiguresState | null> {
  const found = await store.figureState.findOne({ _id: STATE });
  return found && { ...fromDocument(found), id: STATE };
}

/** Changes some of it. */
export async function changeState(
  store: Pick<Store, 'figureState'>,
  change: Partial<Omit<FiguresState, 'id' | 'seq'>>,
): Promise<void> {
  await store.figureState.updateOne({ _id: STATE }, { $set: change }, { upsert: true });
}
