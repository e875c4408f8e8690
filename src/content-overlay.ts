import type { ContentOverlay, ReleasedIntents } from './read-content.ts';
import { countContent, newestContent } from './store/content/content-versions.ts';
import type { Store } from './store/open-store.ts';
import { keptIntents, keptModel } from './store/training/released-intents.ts';
import { findRelease, runningPointer } from './store/training/releases.ts';

/** What the team has changed in the console, as the database keeps it. */
export function overlayOf(store: Store): ContentOverlay {
  // A release never changes: its intents are read once, and not whenever a flow is edited.
  let known: ReleasedIntents | null = null;
  return {
    async stamp() {
      const [count, { turn }] = await Promise.all([countContent(store), runningPointer(store)]);
      return `${count}/${turn}`;
    },
    changes: () => newestContent(store),
    async intents() {
      const { release: number } = await runningPointer(store);
      if (number === null) return null;
      if (known?.release === number) return known;
      const release = await findRelease(store, number);
      if (!release) throw new Error(`release ${number} of the intents is to run, and is not there`);
      const intents = await keptIntents(store, release.candidateId);
      known = { release: number, intents, model: () => keptModel(store, release) };
      return known;
    },
  };
}
