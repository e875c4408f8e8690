import type { DialogMode } from '../domain/dialog.ts';
import type { Messenger } from '../domain/webchat/widget-settings.ts';

/** Who leads the talk, as the server tells it. */
export interface Status {
  /** Null before the first line, and after a talk was closed. */
  mode: Exclude<DialogMode, 'closed'> | null;
  /** The person who leads, by name. */
  operator: string | null;
  /** The messenger in which the talk goes on. */
  movedTo: Messenger | null;
}

export const QUIET: Status = { mode: null, operator: null, movedTo: null };

const MODES: readonly unknown[] = ['bot', 'queued', 'operator'] satisfies Status['mode'][];
const MESSENGERS: readonly unknown[] = ['telegram', 'whatsapp'] satisfies Messenger[];

export function isStatus(value: unknown): value is Status {
  if (typeof value !== 'object' || value === null) return false;
  if (!('mode' in value && 'operator' in value && 'movedTo' in value)) return false;
  const { mode, operator, movedTo } = value;
  return (
    (mode === null || MODES.includes(mode)) &&
    (operator === null || typeof operator === 'string') &&
    (movedTo === null || MESSENGERS.includes(movedTo))
  );
}
