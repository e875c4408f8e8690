import { type Experiment, VariantValue } from '../../src/domain/experiments/experiment.ts';
import { exposureId } from '../../src/domain/experiments/exposure.ts';
import { toDocument } from '../../src/store/document.ts';
import type { Store } from '../../src/store/open-store.ts';

const DAY_MS = 86_400_000;

/** So many clients a day for each variant, the share of whom that reach the goal, and that come to harm, is given. */
export interface Seeding {
  days: number;
  daily: Record<string, { clients: number; goal: number; harm?: number }>;
}

/** Puts meetings of an experiment and what came of them into the database, as the engine would have written them. */
export async function seedExposures(store: Store, experiment: Experiment, { days, daily }: Seeding): Promise<void> {
  const { id, startedAt } = experiment;
  if (!startedAt) throw new Error('A draft is met by nobody.');
  const rows = Object.entries(daily).flatMap(([variantId, { clients, goal, harm = 0 }]) =>
    Array.from({ length: days * clients }, (_, index) => {
      const day = Math.floor(index / clients);
      const contactId = `${variantId}-${index}`;
      // Spread evenly, so that every day has its part.
      const isHit = (share: number) => Math.floor((index + 1) * share) > Math.floor(index * share);
      return {
        id: exposureId(id, contactId),
        experimentId: id,
        contactId,
        variantId,
        at: new Date(startedAt.getTime() + day * DAY_MS + 1),
        dialogId: 'seeded',
        day,
        outcome: (isHit(goal) ? 1 : 0) | (isHit(harm) ? 2 : 0),
      };
    }),
  );
  await store.experimentExposures.insertMany(rows.map(toDocument));
}

export const textValue = (ru: string, en: string): VariantValue =>
  VariantValue.parse({ kind: 'text', text: { ru, en } });
