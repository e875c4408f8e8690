import type { mongo } from 'mongoose';
import type { DomainEvent } from '../../domain/event.ts';
import type { Experiment } from '../../domain/experiments/experiment.ts';
import { dayOf, type Exposure, exposureId } from '../../domain/experiments/exposure.ts';
import { type FirstMet, mergeMet } from '../../domain/experiments/met.ts';
import { GOAL_BIT, OUTCOME_TYPES, outcomeOf, tellsOf } from '../../domain/experiments/outcomes.ts';
import { fromDocument, toDocument } from '../document.ts';
import type { Store } from '../open-store.ts';
import { liveExperiments } from './experiment-store.ts';

/**
 * Works out anew from the facts of their dialogs what these contacts have met and what came of it: after two have become one, the elder
 * meeting holds, with all that either has done since; after a parting each has its own again.
 */
export async function rebuildMet(
  store: Store,
  contactIds: readonly string[],
  session: mongo.ClientSession,
): Promise<void> {
  const ids = [...contactIds];
  const experiments = new Map((await liveExperiments(store)).map((experiment) => [experiment.id, experiment]));
  if (experiments.size === 0) return;
  await store.experimentExposures.deleteMany({ contactId: { $in: ids } }, { session });
  for (const contactId of ids) {
    const facts = await factsOf(store, contactId, session);
    const met = firstMet(facts).filter(({ experimentId }) => experiments.has(experimentId));
    const rows = met.flatMap((first) => rowOf(first, contactId, facts, experiments.get(first.experimentId)));
    if (rows.length > 0) await store.experimentExposures.insertMany(rows.map(toDocument), { session });
    await store.contacts.updateOne({ _id: contactId }, met.length > 0 ? { $set: { met } } : { $unset: { met: 1 } }, {
      session,
    });
  }
}

async function factsOf(store: Store, contactId: string, session: mongo.ClientSession): Promise<DomainEvent[]> {
  const dialogs = await store.dialogs.find({ contactId }, { projection: { _id: 1 }, session }).toArray();
  const rows = await store.events
    .find(
      {
        dialogId: { $in: dialogs.map(({ _id }) => _id) },
        'body.type': { $in: [...OUTCOME_TYPES, 'experiment_exposed' as const] },
      },
      { session },
    )
    .sort({ at: 1, _id: 1 })
    .toArray();
  return rows.map(fromDocument);
}

const firstMet = (facts: readonly DomainEvent[]): FirstMet[] =>
  mergeMet(
    [],
    facts.flatMap(({ at, dialogId, body }) =>
      body.type === 'experiment_exposed'
        ? [{ experimentId: body.experimentId, variantId: body.variantId, at, dialogId }]
        : [],
    ),
  );

function rowOf(
  { experimentId, variantId, at, dialogId }: FirstMet,
  contactId: string,
  facts: readonly DomainEvent[],
  experiment: Experiment | undefined,
): Exposure[] {
  if (!experiment?.startedAt) return [];
  const since = factsAfter(facts, experimentId, at);
  const goalAt = since.find((fact) => isGoal(fact, at, experiment))?.at;
  return [
    {
      id: exposureId(experimentId, contactId),
      experimentId,
      contactId,
      variantId,
      at,
      dialogId,
      day: dayOf(experiment.startedAt, at),
      outcome: outcomeOf(since, at, experiment),
      ...(goalAt && { goalAt }),
    },
  ];
}

/** Facts of one commit have one time, and ids that grow: those before the telling came before it. */
function factsAfter(facts: readonly DomainEvent[], experimentId: string, at: Date): readonly DomainEvent[] {
  const told = facts.findIndex(
    ({ body, at: when }) =>
      body.type === 'experiment_exposed' && body.experimentId === experimentId && when.getTime() === at.getTime(),
  );
  return facts.slice(told + 1);
}

const isGoal = (fact: DomainEvent, met: Date, experiment: Experiment): boolean => {
  const { bits, since, until } = tellsOf(fact, experiment);
  return (bits & GOAL_BIT) !== 0 && met >= since && met <= until;
};
