import type { Capabilities } from './capabilities.ts';

const HOUR_MS = 3_600_000;

/** Until when who may write of our own accord; null: always. `templates`: afterwards an approved template is taken still. */
export interface WritingWindow {
  anybodyUntil: Date;
  /** Later than the other where people have longer. */
  personUntil: Date;
  templates: boolean;
}

/** The window that the customer's last line has opened; null where a business may always write. Without any line it never was open. */
export function windowOf(
  { windowHours, humanHours, templates }: Capabilities,
  lastInboundAt: Date | null,
): WritingWindow | null {
  if (windowHours === undefined) return null;
  const after = (hours: number) => new Date(lastInboundAt === null ? 0 : lastInboundAt.getTime() + hours * HOUR_MS);
  return {
    anybodyUntil: after(windowHours),
    personUntil: after(humanHours ?? windowHours),
    templates: templates ?? false,
  };
}
