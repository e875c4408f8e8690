import type { Action } from '../../src/domain/action.ts';
import type { Actor, DomainEvent } from '../../src/domain/event.ts';
import type { Incoming } from '../../src/domain/incoming.ts';
import type { Message } from '../../src/domain/message.ts';
import { type Changes, type Draft, openDraft, type Situation } from '../../src/domain/perform/draft.ts';
import { fireTrigger, type SlowResult } from '../../src/domain/perform/fire-trigger.ts';
import { recordInbound, recordOpening } from '../../src/domain/perform/inbound.ts';
import { lookAgain } from '../../src/domain/perform/look-again.ts';
import { act, perform } from '../../src/domain/perform/perform.ts';
import { logRun } from '../../src/domain/perform/trigger-later.ts';
import type { Timer } from '../../src/domain/timer.ts';
import type { Trigger } from '../../src/domain/trigger.ts';
import { isSlow } from '../../src/domain/triggers/to-action.ts';
import type { TriggerRun } from '../../src/domain/triggers/trigger-run.ts';
import { buildContact } from './build-contact.ts';
import { buildDialog } from './build-dialog.ts';
import { buildSituation } from './build-situation.ts';

const MINUTE = 60_000;
export const OPERATOR: Actor = { kind: 'operator', id: 'olga' };

export interface Story {
  readonly situation: Situation;
  events: DomainEvent[];
  messages: Message[];
  runs: TriggerRun[];
  timers: Timer[];
  now: Date;
  /** What a customer writes, and what the bot does about it in the same turn. */
  hear(text: string, ...answer: Action[]): void;
  do(actor: Actor, ...actions: Action[]): void;
  /** Time goes by, and what becomes due fires at its moment. */
  wait(minutes: number): void;
  /** Nothing runs for so long; what became due meanwhile fires afterwards. */
  beDown(minutes: number): void;
  settle(change: Partial<Situation>): void;
  /** Outcomes of a trigger's runs in their order, with the moment. */
  ran(triggerId?: string): { outcome: string; at: Date; reason: string | null }[];
}

/** One dialog from its first message on, with its triggers, all in memory and at the story's own time. Slow work gives `slow`. */
export function startStory(
  triggers: readonly Trigger[],
  overrides: Partial<Situation> = {},
  { start = new Date('2026-11-03T12:00:00Z'), slow }: { start?: Date; slow?: SlowResult } = {},
): Story {
  let ids = 0;
  let order = 0;
  let isNew = true;
  const newId = () => `e${String(++ids).padStart(6, '0')}`;
  const moment = (actor: Actor) => ({ now: story.now, newId, actor });
  let situation = buildSituation({
    triggers,
    appointments: [],
    contact: buildContact({ createdAt: start }),
    dialog: buildDialog({ createdAt: start, stageSince: start, lastInboundAt: null, preview: '' }),
    ...overrides,
  });

  function keep(changes: Changes): void {
    const { dialog, contact } = changes;
    const visits = new Map(situation.appointments.map((visit) => [visit.id, visit]));
    for (const visit of changes.appointments) visits.set(visit.id, visit);
    situation = { ...situation, dialog, contact, appointments: [...visits.values()] };
    story.events.push(...changes.events);
    story.messages.push(...changes.messages);
    story.runs.push(...changes.runs);
    for (const timer of changes.timers) {
      if (!story.timers.some(({ id }) => id === timer.id)) story.timers.push(timer);
    }
  }

  function change(actor: Actor, work: (draft: Draft) => void, actions: readonly Action[]): void {
    const draft = openDraft(situation, moment(actor));
    work(draft);
    const refused = perform(draft, actions);
    if (refused) throw new Error(refused.reason);
    keep(draft.changes);
  }

  function fire(timer: Timer): void {
    const { work } = timer;
    timer.state = 'fired';
    if (work.kind !== 'trigger') return;
    const draft = openDraft(situation, moment({ kind: 'trigger', id: work.triggerId }));
    const look = lookAgain(draft, timer, work);
    const occasion = { ...work, due: timer.due, name: work.event?.body.type ?? work.on };
    if (look.kind === 'later') {
      timer.state = 'pending';
      timer.due = look.due;
      return;
    }
    if (look.kind === 'over') {
      timer.state = 'skipped';
      logRun(draft, { id: work.triggerId }, occasion, look);
    } else {
      const first = look.trigger.actions[work.step];
      fireTrigger(draft, look.trigger, occasion, act, work, first && isSlow(first) ? slow : undefined);
    }
    const refused = perform(draft, []);
    if (refused) throw new Error(refused.reason);
    keep(draft.changes);
  }

  function fireDue(until: Date, isLate: boolean): void {
    for (;;) {
      const [next] = story.timers
        .filter(({ state, due }) => state === 'pending' && due <= until)
        .sort((a, b) => a.due.getTime() - b.due.getTime());
      if (!next) return;
      if (!isLate && next.due > story.now) story.now = next.due;
      fire(next);
    }
  }

  const story: Story = {
    get situation() {
      return situation;
    },
    events: [],
    messages: [],
    runs: [],
    timers: [],
    now: start,
    hear(text, ...answer) {
      order += 1;
      const incoming = incomingOf(situation, text, order, story.now);
      const draft = openDraft(situation, moment({ kind: 'customer' }));
      if (isNew) recordOpening(draft, false);
      isNew = false;
      recordInbound(draft, incoming, `m${order}`);
      const bot = { ...draft, moment: moment({ kind: 'bot' }) };
      const refused = perform(bot, answer);
      if (refused) throw new Error(refused.reason);
      keep(bot.changes);
      fireDue(story.now, true);
    },
    do(actor, ...actions) {
      change(actor, () => undefined, actions);
      fireDue(story.now, true);
    },
    wait(minutes) {
      const until = new Date(story.now.getTime() + minutes * MINUTE);
      fireDue(until, false);
      story.now = until;
    },
    beDown(minutes) {
      story.now = new Date(story.now.getTime() + minutes * MINUTE);
      fireDue(story.now, true);
    },
    settle(part) {
      situation = { ...situation, ...part };
    },
    ran: (triggerId) =>
      story.runs
        .filter((run) => triggerId === undefined || run.triggerId === triggerId)
        .map(({ outcome, at, reason }) => ({ outcome, at, reason })),
  };
  return story;
}

function incomingOf({ dialog }: Situation, text: string, order: number, at: Date): Incoming {
  const { channelId, channelKind, chatId } = dialog;
  return {
    channelId,
    channelKind,
    externalId: `x${order}`,
    chatId,
    order,
    at,
    profile: { name: 'Анна' },
    content: { kind: 'text', text },
    raw: null,
  };
}

/** The bot says something in its turn. */
export const says = (text: string): Action => ({ kind: 'say', content: { text }, receipt: { because: 'flow' } });
