import { z } from 'zod';
import { Actor } from '../event.ts';

/** A flow, or a page of the knowledge base. */
export const ContentKind = z.enum(['flow', 'page']);
export type ContentKind = z.infer<typeof ContentKind>;

/**
 * One version of a flow or page that somebody has changed while the bot ran; the newest lies over the file of the same name. Versions
 * are never changed: going back to an older text is a new one.
 */
export const ContentVersion = z.object({
  /** `<kind>/<name>@<version>`: two people cannot save the same version. */
  id: z.string(),
  kind: ContentKind,
  /** Of the file without its ending: `book`, `parking.ru`. */
  name: z.string(),
  version: z.number().int().min(1),
  /** `as_file`: the change is taken back; `removed`: there is none any more, whatever the files say. */
  state: z.enum(['text', 'removed', 'as_file']),
  /** Empty but for `text`. */
  text: z.string(),
  at: z.date(),
  by: Actor,
});
export type ContentVersion = z.infer<typeof ContentVersion>;

export const contentId = (kind: ContentKind, name: string, version: number): string => `${kind}/${name}@${version}`;

/** A change that lies over a file: other words, or none at all. */
export type Overlaid = Pick<ContentVersion, 'kind' | 'name' | 'state' | 'text'>;

/** Files by name, as changes lie over them. */
export function overlay(
  files: ReadonlyMap<string, string>,
  kind: ContentKind,
  changes: readonly Overlaid[],
): Map<string, string> {
  const result = new Map(files);
  for (const change of changes) {
    if (change.kind !== kind || change.state === 'as_file') continue;
    if (change.state === 'removed') result.delete(change.name);
    else result.set(change.name, change.text);
  }
  return result;
}
