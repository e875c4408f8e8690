import { z } from 'zod';

/** The letters of a tag as people read them: no blanks around it, one between words. */
export const TagTitle = z
  .string()
  .transform((text) => tidyTag(text))
  .pipe(z.string().min(1).max(60));

/** A tag that exists. Dialogs and contacts carry the title; there are no two that differ in case alone. */
export const Tag = z.object({
  /** `tagKey` of the title. */
  id: z.string(),
  title: z.string(),
  colour: z.string().regex(/^#[0-9a-f]{6}$/),
  createdAt: z.date(),
  version: z.number(),
});
export type Tag = z.infer<typeof Tag>;

export const tidyTag = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim();

/** What two spellings of one tag have in common. */
export const tagKey = (title: string): string => tidyTag(title).toLowerCase();

/** The colours that new tags get: dark enough to be read on white as text, light enough on black as an edge. */
export const TAG_COLOURS = [
  '#c2255c',
  '#9c36b5',
  '#6741d9',
  '#3b5bdb',
  '#1971c2',
  '#0c8599',
  '#099268',
  '#2f9e44',
  '#66a80f',
  '#e8590c',
] as const;

/** Always the same for the same tag, so that two processes make the same one. */
export function colourOf(title: string): string {
  let sum = 0;
  for (const sign of tagKey(title)) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 1_000_003;
  return TAG_COLOURS[sum % TAG_COLOURS.length] ?? TAG_COLOURS[0];
}

/** A title as the registry spells it; itself when the registry has no such tag. */
export function spelled(tags: readonly Tag[], title: string): string {
  const key = tagKey(title);
  return tags.find((tag) => tag.id === key)?.title ?? tidyTag(title);
}
