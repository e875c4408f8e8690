import { readPageName } from '../../domain/knowledge/page-name.ts';
import { type SplitPage, splitPage } from '../../domain/knowledge/page-text.ts';
import type { Locale } from '../../domain/localized.ts';
import { type KnownContent, knownContent } from '../content/known-content.ts';
import type { Store } from '../open-store.ts';

export interface KnownPage extends SplitPage, Pick<KnownContent, 'origin' | 'change' | 'file'> {
  topic: string;
  locale: Locale;
}

/** Every page that there is, and those that were taken away, in the order of their names. */
export async function readPages(store: Store, files: ReadonlyMap<string, string>): Promise<KnownPage[]> {
  return (await knownContent(store, 'page', files)).flatMap(({ name, origin, change, file, text: whole }) => {
    const named = readPageName(name);
    if (!named) return [];
    const text = splitPage(whole);
    // What was taken away is still called what its file calls it.
    const title = text.title || splitPage(file ?? '').title;
    return { ...named, ...text, title, origin, change, file };
  });
}
