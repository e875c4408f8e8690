import { z } from 'zod';
import { Localized } from '../localized.ts';

/** Who gets which dialogs. A sales plan gives a rule of its own, too (`ruleOfPlan`). */
export const DistributionRule = z.object({
  id: z.string(),
  title: Localized,
  /** Nobody named: everybody who works with customers takes part, by the weights of their profiles. */
  members: z.array(z.object({ operatorId: z.string(), weight: z.int().min(0).max(1000) })).max(200),
  /** `linked`: a contact stays with the manager whom it knows, even if others have fewer. */
  mode: z.enum(['even', 'linked']),
  /** In the even mode: the previous manager comes first while he or she is there. */
  stickToPrevious: z.boolean(),
  /** In the linked mode, when the manager is not there: wait for him or her, or share it like a new one. */
  whenLinkedAway: z.enum(['wait', 'other']),
  respectShifts: z.boolean(),
  onlineOnly: z.boolean(),
  /** The most open dialogs a person; null: as the profiles say. */
  cap: z.int().min(1).max(10_000).nullable(),
  skills: z.object({ tags: z.boolean(), language: z.boolean() }),
  /** Not accepted in this time, a dialog is offered to the next person who has not had it; null: it is given at once. */
  acceptWithinSeconds: z.int().min(5).max(86_400).nullable(),
  /** Nobody is there: wait until somebody is, give it to the owner, or leave it to whoever takes it from the queue. */
  whenNobody: z.enum(['wait', 'owner', 'queue']),
  /** All have had it and nobody has accepted. `again` offers it from the beginning. */
  whenNoneAccepts: z.enum(['queue', 'owner', 'again']),
  /** What is missed while away: `level` gives it afterwards, `forgive` does not. */
  afterAbsence: z.enum(['level', 'forgive']),
  /** Which open dialogs of a person who has left the team are shared again. */
  onLeave: z.enum(['unanswered', 'all']),
  onShiftEnd: z.enum(['nothing', 'unanswered', 'all']),
});
export type DistributionRule = z.infer<typeof DistributionRule>;

export const DEFAULT_RULE_ID = 'default';

/** What `distribute` without a rule goes by, until somebody edits it. */
export const DEFAULT_RULE: DistributionRule = {
  id: DEFAULT_RULE_ID,
  title: { ru: 'Всем поровну', en: 'Everybody evenly' },
  members: [],
  mode: 'even',
  stickToPrevious: true,
  whenLinkedAway: 'other',
  respectShifts: true,
  onlineOnly: false,
  cap: null,
  skills: { tags: false, language: false },
  acceptWithinSeconds: null,
  whenNobody: 'wait',
  whenNoneAccepts: 'queue',
  afterAbsence: 'level',
  onLeave: 'all',
  onShiftEnd: 'nothing',
};
