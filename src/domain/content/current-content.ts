import type { ContentVersion } from './content-version.ts';

/** Where the words of a flow or page come from. `removed`: it has been taken away in the console, and can be brought back. */
export type ContentOrigin = 'file' | 'changed' | 'new' | 'removed';

/** A flow or page as its file and what was changed over it make it; null where there is nothing, and never was. */
export function currentContent(
  file: string | null,
  change: Pick<ContentVersion, 'state' | 'text'> | null,
): { origin: ContentOrigin; text: string } | null {
  if (change?.state === 'removed') return { origin: 'removed', text: '' };
  if (change?.state === 'text') return { origin: file === null ? 'new' : 'changed', text: change.text };
  return file === null ? null : { origin: 'file', text: file };
}
