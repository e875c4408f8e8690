import { z } from 'zod';
import { Actor } from '../event.ts';

/** Shorter is no sentence; longer is a script, which the judge would lose the thread of. */
export const SHORTEST_PROMPT = 15;
export const LONGEST_PROMPT = 2_000;

/** The owner's words for what a conversion is, one version of them. Versions are never changed: a new text is a new one. */
export const ConversionPrompt = z.object({
  /** `v<version>`: two people cannot save the same version. */
  id: z.string(),
  version: z.number().int().min(1),
  text: z.string(),
  at: z.date(),
  by: Actor,
  /** The older version whose text it is, when somebody has gone back to it. */
  restored: z.number().int().nullable(),
});
export type ConversionPrompt = z.infer<typeof ConversionPrompt>;

export const promptId = (version: number): string => `v${version}`;

/** Line ends and blanks as they are kept: two texts that read the same are the same. */
export const tidyPrompt = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\r\n?/gu, '\n')
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/ ?\n ?/gu, '\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
