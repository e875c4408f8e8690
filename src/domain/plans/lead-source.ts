import { z } from 'zod';
import type { Origin } from '../incoming.ts';

export const SourceKind = z.enum(['link', 'ads', 'social', 'partner', 'offline', 'other']);
export type SourceKind = z.infer<typeof SourceKind>;

/** A way by which leads come ("LGT" in seed 003). Its id is the code as it comes in: `?source=`, a start payload, or `utm_source`. */
export const LeadSource = z.object({
  id: z.string().trim().min(1).max(200),
  title: z.string().trim().min(1).max(120),
  kind: SourceKind,
  createdAt: z.date(),
});
export type LeadSource = z.infer<typeof LeadSource>;

/** The codes that an origin names, the most exact first. */
export function sourcesOf({ source, utm }: Origin): string[] {
  const named = [source, utm?.utm_source ?? utm?.source].flatMap((code) => (code ? [code] : []));
  return [...new Set(named)];
}
