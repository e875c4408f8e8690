import { dayOf, exposureId } from '../experiments/exposure.ts';
import type { Met } from '../experiments/met.ts';
import { changeContact, changeDialog, type Draft, leave } from './draft.ts';

/**
 * Notes that the customer meets a variant: the first time at all on the contact, which holds for every channel, and the first time in
 * this dialog as a fact. The contact's version makes two channels of one customer agree when both are the first.
 */
export function meet(draft: Draft, { experimentId, variantId }: Met): void {
  const { experiments } = draft.situation;
  const { contact, dialog } = draft.changes;
  const experiment = experiments.find(({ id }) => id === experimentId);
  if (!experiment?.startedAt) return;
  const { now } = draft.moment;
  if (!contact.met?.some((met) => met.experimentId === experimentId)) {
    const known = (contact.met ?? []).filter((met) => experiments.some(({ id }) => id === met.experimentId));
    changeContact(draft, { met: [...known, { experimentId, variantId, at: now, dialogId: dialog.id }] });
    draft.changes.exposures.push({
      id: exposureId(experimentId, contact.id),
      experimentId,
      contactId: contact.id,
      variantId,
      at: now,
      dialogId: dialog.id,
      day: dayOf(experiment.startedAt, now),
      outcome: 0,
    });
  }
  if (dialog.met?.includes(experimentId)) return;
  changeDialog(draft, { met: [...(dialog.met ?? []), experimentId] });
  leave(draft, { type: 'experiment_exposed', experimentId, variantId });
}
