import { z } from 'zod';
import { Localized } from '../localized.ts';

/** What kind of work a task is: a call, a meeting, or one of the business's own kinds. */
export const TaskKind = z.object({
  id: z.string(),
  title: Localized,
  position: z.number(),
  version: z.number(),
  /** Since when no new task is of this kind; those that are keep it. */
  removedAt: z.date().nullable(),
});
export type TaskKind = z.infer<typeof TaskKind>;

const builtIn = (id: string, position: number, ru: string, en: string): TaskKind => ({
  id,
  title: { ru, en },
  position,
  version: 0,
  removedAt: null,
});

/** There in every business. `custom` is a task of no special kind. */
export const BUILT_IN_KINDS: readonly TaskKind[] = [
  builtIn('call', -3, 'Звонок', 'Call'),
  builtIn('meeting', -2, 'Встреча', 'Meeting'),
  builtIn('custom', -1, 'Задача', 'Task'),
];

export const isBuiltIn = (id: string): boolean => BUILT_IN_KINDS.some((kind) => kind.id === id);

/** The kind as a new task may have it, or undefined. `own` are the business's. */
export function kindNamed(own: readonly TaskKind[], id: string): TaskKind | undefined {
  return [...BUILT_IN_KINDS, ...own].find((kind) => kind.id === id && kind.removedAt === null);
}
