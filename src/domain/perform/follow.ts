import type { DomainEvent } from '../event.ts';
import type { Trigger } from '../trigger.ts';
import { fits, mayFollow } from '../trigger-rules.ts';
import { compile } from '../triggers/compile.ts';
import { dueOf } from '../triggers/due.ts';
import { causedBy, type Draft } from './draft.ts';
import { type Act, fireTrigger } from './fire-trigger.ts';
import { judgedBy } from './judged-by.ts';
import { moveByRule } from './move-stage.ts';
import { followPlans } from './plans.ts';
import { startClocks } from './start-clocks.ts';
import { logRun, planTrigger } from './trigger-later.ts';

/** What stage rules cause may cause more, this many levels deep; deeper is a circle of rules. */
const DEEPEST = 8;

/** Stage rules, sales plans and triggers, over all events that nobody has followed yet; and the clocks of triggers that begin to run. */
export function follow(draft: Draft, act: Act): void {
  const { changes } = draft;
  followLevel(draft, changes.events.slice(changes.followed), act, 1);
  changes.followed = changes.events.length;
  startClocks(draft);
}

function followLevel(draft: Draft, events: readonly DomainEvent[], act: Act, depth: number): void {
  if (depth > DEEPEST) return;
  const { changes, situation } = draft;
  for (const event of events) {
    const before = changes.events.length;
    const after = causedBy(draft, event.causes ?? []);
    moveByRule(after, event.body.type);
    followPlans(after, event, act);
    followLevel(draft, changes.events.slice(before), act, depth + 1);
    for (const trigger of compile(situation).hearing(event.body.type)) {
      if (!fits(trigger, event, judgedBy(draft, event.body))) continue;
      const from = changes.events.length;
      answerTo(draft, trigger, event, act);
      followLevel(draft, changes.events.slice(from), act, depth + 1);
    }
  }
}

/** Fires at once, or plans it, or says why it must not. */
function answerTo(draft: Draft, trigger: Trigger, event: DomainEvent, act: Act): void {
  const { now } = draft.moment;
  const causes = event.causes ?? [];
  const occasion = {
    episode: event.id,
    event,
    causes,
    due: dueOf(draft.situation.business, trigger, now),
    name: event.body.type,
  };
  const may = mayFollow(trigger.id, causes);
  if (may === 'own') return;
  if (may !== 'yes') logRun(draft, trigger, occasion, { outcome: 'looped', reason: may.loop });
  else if (occasion.due > now) planTrigger(draft, trigger, occasion);
  else fireTrigger(draft, trigger, occasion, act);
}
