import type { ContentVersion } from '../../domain/content/content-version.ts';
import { readPageName } from '../../domain/knowledge/page-name.ts';
import { currentPage, type PageOrigin } from '../../domain/knowledge/page-origin.ts';
import { type SplitPage, splitPage } from '../../domain/knowledge/page-text.ts';
import type { Locale } from '../../domain/localized.ts';
import { newestContent } from '../content/content-versions.ts';
import type { Store } from '../open-store.ts';

export interface KnownPage extends SplitPage {
  topic: string;
  locale: Locale;
  origin: PageOrigin;
  /** The newest change; null where the file was never touched. */
  change: ContentVersion | null;
  /** As the file has it; null where there is none. */
  file: string | null;
}

/** Every page that there is, and those that were taken away, in the order of their names. */
export async function readPages(store: Store, files: ReadonlyMap<string, string>): Promise<KnownPage[]> {
  const changes = new Map(
    (await newestContent(store)).flatMap((change) => (change.kind === 'page' ? [[change.name, change]] : [])),
  );
  return [...new Set([...files.keys(), ...changes.keys()])].sort().flatMap((name) => {
    const named = readPageName(name);
    const file = files.get(name) ?? null;
    const change = changes.get(name) ?? null;
    const current = currentPage(file, change);
    if (!named || !current) return [];
    const text = splitPage(current.text);
    // What was taken away is still called what its file calls it.
    const title = text.title || splitPage(file ?? '').title;
    return { ...named, ...text, title, origin: current.origin, change, file };
  });
}
