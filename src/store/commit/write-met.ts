import type { mongo } from 'mongoose';
import type { DomainEvent } from '../../domain/event.ts';
import type { Experiment } from '../../domain/experiments/experiment.ts';
import { exposureId } from '../../domain/experiments/exposure.ts';
import { GOAL_BIT, tellsOf } from '../../domain/experiments/outcomes.ts';
import type { Changes, Situation } from '../../domain/perform/draft.ts';
import { toDocument } from '../document.ts';
import type { Store } from '../open-store.ts';
import { writeMany } from '../write-command.ts';

interface Write {
  q: object;
  u: object;
  upsert?: true;
}

/** First meetings of experiments, and what comes of earlier ones; each on a row of its own, so that nobody waits for anybody. */
export async function writeMet(
  store: Store,
  decisions: readonly { before: Situation; changes: Changes }[],
  session: mongo.ClientSession,
): Promise<void> {
  const met = decisions.flatMap(({ changes }) =>
    changes.exposures.map((exposure): Write => {
      const { _id, ...rest } = toDocument(exposure);
      return { q: { _id }, u: { $setOnInsert: rest }, upsert: true };
    }),
  );
  if (met.length > 0) await writeMany(store, 'experimentExposures', { update: met }, session);
  const marks = decisions.flatMap(({ before, changes }) => marksOf(changes, before.experiments));
  if (marks.length > 0) await writeMany(store, 'experimentExposures', { update: marks }, session);
}

/** Facts of this very change count only after the customer has been told: what came before cannot have come of it. */
function marksOf({ events, exposures }: Changes, experiments: readonly Experiment[]): Write[] {
  return experiments.flatMap((experiment) => {
    const isNew = exposures.some(({ experimentId }) => experimentId === experiment.id);
    const from = isNew ? events.findIndex(({ body }) => isTold(body, experiment.id)) : 0;
    return events.slice(from).flatMap((event) => markOf(event, experiment));
  });
}

const isTold = (body: DomainEvent['body'], id: string): boolean =>
  body.type === 'experiment_exposed' && body.experimentId === id;

/** The same twice changes nothing. A client who has not met the experiment has no row, and nothing is written. */
export function markOf(event: DomainEvent, experiment: Experiment): Write[] {
  const { bits, since, until } = tellsOf(event, experiment);
  // Nobody has met it after its end.
  if (bits === 0 || (experiment.endedAt && experiment.endedAt < since)) return [];
  const q = { _id: exposureId(experiment.id, event.contactId), at: { $gte: since, $lte: until } };
  const goal = bits & GOAL_BIT ? { $min: { goalAt: event.at } } : {};
  return [{ q, u: { $bit: { outcome: { or: bits } }, ...goal } }];
}
