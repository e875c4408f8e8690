import type { Business } from '../../business/business.ts';
import type { Dialog } from '../../dialog.ts';
import type { Trigger } from '../../trigger.ts';
import { customerWaits, goesOn, type Waiting, weWait } from '../clocks.ts';
import { clockDue } from '../due.ts';
import type { PastDialog, PastEvent } from './past-dialog.ts';
import { heard, talkUpTo } from './talk.ts';

/** What a clock of the past has run out on. */
export interface RunOut {
  episode: string;
  /** When it began to run. */
  since: Date;
  due: Date;
}

/** How the waiting stood from a moment on, until the next one. */
interface Stand {
  from: Date;
  waiting: Waiting | null;
}

/**
 * The stretches of waiting that lasted until their clock ran out, each once: what is timed for the present, over the past. `quietFor`: to
 * when it is put off what is due in the quiet hours.
 */
export function pastWaiting(
  past: PastDialog,
  trigger: Pick<Trigger, 'on' | 'delay'>,
  business: Business,
  quietFor: (due: Date) => Date | null,
): RunOut[] {
  const stands = standsOf(past, trigger.on.kind === 'unanswered' ? customerWaits : weWait);
  const seen = new Set<string>();
  const found: RunOut[] = [];
  for (const [index, { from, waiting }] of stands.entries()) {
    if (!waiting || seen.has(waiting.episode) || stands[index - 1]?.waiting?.episode === waiting.episode) continue;
    seen.add(waiting.episode);
    const before = stands[index - 1]?.waiting ?? null;
    if (trigger.on.kind === 'unanswered' && before && goesOn(before, waiting, from)) {
      const fired = clockDue(business, trigger, before);
      if (fired && (quietFor(fired) ?? fired) <= from) continue;
    }
    const due = runsOut(stands, waiting, from, (of) => clockDue(business, trigger, of));
    if (due) found.push({ episode: waiting.episode, since: from, due });
  }
  return found;
}

/** The clock is looked at when it is due, and set anew when it began anew meanwhile. */
function runsOut(
  stands: readonly Stand[],
  begun: Waiting,
  from: Date,
  dueOf: (waiting: Waiting) => Date | null,
): Date | null {
  let due = laterOf(dueOf(begun), from);
  for (;;) {
    if (!due) return null;
    const standing = standAt(stands, due, from);
    if (standing?.episode !== begun.episode) return null;
    const again = dueOf(standing);
    if (!again || again <= due) return due;
    due = again;
  }
}

const laterOf = (due: Date | null, from: Date): Date | null => due && (due > from ? due : from);

/** What was so just before a moment; in the moment itself, for a clock that had run out when it began. */
function standAt(stands: readonly Stand[], at: Date, from: Date): Waiting | null {
  const known = stands.findLast((stand) => stand.from < at || (stand.from.getTime() === from.getTime() && from >= at));
  return known?.waiting ?? null;
}

/** Everything of one moment is one change: what counts is how it left things. */
function standsOf({ events, dialog }: PastDialog, waits: (dialog: Dialog) => Waiting | null): Stand[] {
  const stands: Stand[] = [];
  let talk = talkUpTo([], dialog);
  const [first] = events;
  if (first && first.at.getTime() <= dialog.createdAt.getTime()) talk = { ...talk, mode: 'bot' };
  for (const [index, event] of events.entries()) {
    talk = heard(talk, event);
    if (isSameMoment(event, events[index + 1])) continue;
    stands.push({ from: event.at, waiting: waits({ ...dialog, ...talk }) });
  }
  return stands;
}

const isSameMoment = (one: PastEvent, other: PastEvent | undefined): boolean =>
  other !== undefined && one.at.getTime() === other.at.getTime();
