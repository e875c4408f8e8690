import type { z } from 'zod';
import { nestsDeeperThan } from '../nesting.ts';
import type { RawUpdate } from '../read-body.ts';

/** Meta's own calls nest some ten levels; far deeper ones could not be written as JSON again. */
export const MOST_LEVELS = 100;

/** "entry.0.id: expected string": names fields, never their content. */
export const flawsIn = ({ issues }: z.ZodError): string =>
  issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');

/** Why a call cannot be read at all, or null. */
export const unreadable = ({ raw, unreadable: flaw }: RawUpdate): string | null =>
  flaw ?? (nestsDeeperThan(raw, MOST_LEVELS) ? `nested more than ${MOST_LEVELS} levels deep` : null);
