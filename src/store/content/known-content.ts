import type { ContentKind, ContentVersion } from '../../domain/content/content-version.ts';
import { type ContentOrigin, currentContent } from '../../domain/content/current-content.ts';
import type { Store } from '../open-store.ts';
import { newestContent } from './content-versions.ts';

export interface KnownContent {
  name: string;
  origin: ContentOrigin;
  /** As it is in force; empty where it was taken away. */
  text: string;
  /** The newest change; null where the file was never touched. */
  change: ContentVersion | null;
  /** As the file has it; null where there is none. */
  file: string | null;
}

/** Everything of a kind that there is, and what was taken away, in the order of names. */
export async function knownContent(
  store: Store,
  kind: ContentKind,
  files: ReadonlyMap<string, string>,
): Promise<KnownContent[]> {
  const changes = new Map(
    (await newestContent(store)).flatMap((change) => (change.kind === kind ? [[change.name, change]] : [])),
  );
  return [...new Set([...files.keys(), ...changes.keys()])].sort().flatMap((name) => {
    const file = files.get(name) ?? null;
    const change = changes.get(name) ?? null;
    const current = currentContent(file, change);
    return current ? { name, file, change, ...current } : [];
  });
}
