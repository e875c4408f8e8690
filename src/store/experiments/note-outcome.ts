import type { mongo } from 'mongoose';
import type { DomainEvent } from '../../domain/event.ts';
import { markOf } from '../commit/write-met.ts';
import type { Store } from '../open-store.ts';
import { writeMany } from '../write-command.ts';
import { liveExperiments } from './experiment-store.ts';

/** For facts that come by another way than a decision, and seldom. */
export async function noteOutcome(store: Store, fact: DomainEvent, session: mongo.ClientSession): Promise<void> {
  const experiments = await liveExperiments(store);
  const update = experiments.flatMap((experiment) => markOf(fact, experiment));
  if (update.length > 0) await writeMany(store, 'experimentExposures', { update }, session);
}
