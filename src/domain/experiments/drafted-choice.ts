import type { Draft } from '../perform/draft.ts';
import type { Choosing } from './choose.ts';

/** Chooses by what the contact has met by now, this very change included. */
export const draftedChoice = ({ situation, changes }: Pick<Draft, 'situation' | 'changes'>): Choosing => ({
  experiments: situation.experiments,
  contact: changes.contact,
});
