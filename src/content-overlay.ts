import type { ContentOverlay } from './content.ts';
import { countContent, newestContent } from './store/content/content-versions.ts';
import type { Store } from './store/open-store.ts';

/** What the team has changed in the console, as the database keeps it. */
export function overlayOf(store: Store): ContentOverlay {
  return {
    stamp: async () => String(await countContent(store)),
    changes: () => newestContent(store),
    intents: async () => null,
  };
}
