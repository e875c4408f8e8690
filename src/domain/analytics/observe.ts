import type { DialogFacts, Fact } from './fact.ts';
import type { History } from './history.ts';
import { byTime, ofType } from './history.ts';
import type { LocalDays } from './local-days.ts';
import { observeLabels } from './observe-labels.ts';
import { observeOutcome } from './observe-outcome.ts';
import { observeSteps } from './observe-steps.ts';
import { observeTurns } from './observe-turns.ts';
import { observeVisits } from './observe-visits.ts';
import { observeWaits } from './observe-waits.ts';
import { traitsOf } from './traits.ts';

/**
 * What figures know of a dialog, from its events alone: the same events in any order give the same facts. Null for a history without
 * events.
 */
export function observe(history: History, days: Pick<LocalDays, 'isOpen'>): DialogFacts | null {
  const events = [...history.events].sort(byTime);
  const own = events.filter(({ dialogId }) => dialogId === history.dialogId);
  const [first] = own;
  if (!first) return null;
  const [opening] = ofType(own, 'dialog_opened');
  const openedAt = (opening ?? first).at;
  const steps = observeSteps(own, openedAt, history.now);
  const visits = observeVisits(history.dialogId, events);
  const facts: Fact[] = [
    // A dialog of which the beginning is not known was opened before there were events: it belongs to no period.
    ...observeOutcome(own, opening ? openedAt : null, visits),
    ...observeWaits(own, days),
    ...observeTurns(own),
    ...observeLabels(own),
    ...visits,
  ];
  return { dialogId: history.dialogId, openedAt, traits: traitsOf(own, steps, visits), facts, steps };
}
