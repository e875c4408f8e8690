import { instantAt, localOf } from '../domain/booking/zone.ts';
import type { Business } from '../domain/business/business.ts';
import { createDryTalk, type DryTalk, type DryTalkParts } from '../dry-talk/create-dry-talk.ts';
import type { DryTurn } from '../dry-talk/dry-turn.ts';
import { checkTurn, type Mismatch } from './check-turn.ts';
import type { Story, StoryFile, StoryTurn, Taken } from './story.ts';

/** One line of a conversation, as it is shown: `>` the customer, `<` the bot, `·` what happened meanwhile. */
export interface TalkLine {
  who: '>' | '<' | '·';
  text: string;
}

export interface PlayedStory {
  lines: TalkLine[];
  /** The turn that was not as expected, and why; null where all were. The story is not played beyond it. */
  failed: { turn: number; mismatches: Mismatch[] } | null;
}

export interface Stage {
  content: DryTalkParts['content'];
  business: Business;
}

/** Plays one story and holds every turn to what it expects. */
export async function playStory(
  story: Story,
  file: Pick<StoryFile, 'now' | 'locale'>,
  { content, business }: Stage,
): Promise<PlayedStory> {
  const zone = business.timezone;
  const locale = story.locale ?? file.locale;
  const talk = createDryTalk({
    content,
    business,
    now: momentOf(story.now ?? file.now, zone),
    ...(locale && { locale }),
    ...(story.customer && { customer: withoutGaps(story.customer) }),
    visits: (story.visits ?? []).map((visit) => ({
      serviceId: visit.service,
      staffId: visit.staff ?? '',
      start: momentOf(visit.at, zone),
      confirmed: visit.status === 'confirmed',
    })),
    taken: (story.taken ?? []).map((taken) => busyOf(taken, zone)),
  });
  const lines: TalkLine[] = [];
  for (const [index, expected] of story.talk.entries()) {
    lines.push(...doneIn(expected));
    const turns = await act(talk, expected, zone);
    if (typeof turns === 'string')
      return {
        lines,
        failed: { turn: index, mismatches: [{ what: 'tap', expected: expected.tap ?? '', got: turns }] },
      };
    for (const turn of turns) lines.push(...saidIn(turn, expected.wait !== undefined, zone));
    const mismatches = checkTurn(expected, together(turns, talk), talk.state(), zone);
    if (mismatches.length > 0) return { lines, failed: { turn: index, mismatches } };
  }
  return { lines, failed: null };
}

/** What came of it; a text where it could not be done. */
async function act(talk: DryTalk, turn: StoryTurn, zone: string): Promise<DryTurn[] | string> {
  if (turn.say !== undefined) return [await talk.say(turn.say)];
  if (turn.tap !== undefined) {
    const pressed = await talk.tap(turn.tap);
    return pressed ? [pressed] : 'there is no such button';
  }
  if (turn.phone !== undefined) return [await talk.bring({ kind: 'phone', phone: turn.phone })];
  if (turn.start !== undefined) return [await talk.bring({ kind: 'start', text: turn.start })];
  if (turn.send !== undefined) return [await talk.bring({ kind: 'media', media: turn.send })];
  if (turn.wait !== undefined) return talk.advance(minutesOf(turn.wait));
  if (turn.take !== undefined) talk.take(busyOf(turn.take, zone));
  return [];
}

/** Several timers may fire in one stretch of time: what is expected may come of any of them. */
function together(turns: readonly DryTurn[], talk: DryTalk): DryTurn {
  const last = turns.at(-1);
  const { now, stack } = talk.state();
  if (!last)
    return {
      at: now,
      replies: [],
      understanding: null,
      intent: null,
      score: null,
      entities: [],
      slots: stack.at(-1)?.slots ?? {},
      flow: stack.at(-1)?.flow ?? null,
      step: stack.at(-1)?.step ?? null,
      outcome: null,
      events: [],
      handoff: null,
    };
  return {
    ...last,
    replies: turns.flatMap(({ replies }) => replies),
    events: turns.flatMap(({ events }) => events),
    handoff: turns.findLast(({ handoff }) => handoff !== null)?.handoff ?? null,
  };
}

function doneIn(turn: StoryTurn): TalkLine[] {
  if (turn.wait !== undefined) return [{ who: '·', text: `${turn.wait} later` }];
  if (turn.take !== undefined)
    return [
      { who: '·', text: `somebody takes ${turn.take.staff}, ${turn.take.date} ${turn.take.from}-${turn.take.to}` },
    ];
  const said = turn.say ?? turn.phone ?? turn.start ?? (turn.tap === undefined ? `(${turn.send})` : `[${turn.tap}]`);
  return (typeof said === 'string' ? [said] : said).map((text) => ({ who: '>', text }));
}

function saidIn(turn: DryTurn, isTimed: boolean, zone: string): TalkLine[] {
  const { date, time } = localOf(turn.at, zone);
  return turn.replies.map(({ text, buttons }) => ({
    who: '<',
    text: `${isTimed ? `(${date} ${time}) ` : ''}${text}${buttons.map(({ label }) => ` [${label}]`).join('')}`,
  }));
}

const MINUTES = { m: 1, h: 60, d: 1440 } as const;

function minutesOf(wait: string): number {
  const unit = wait.at(-1);
  return Number(wait.slice(0, -1)) * (unit === 'h' || unit === 'd' ? MINUTES[unit] : MINUTES.m);
}

function momentOf(moment: string, zone: string): Date {
  return instantAt(moment.slice(0, 10), moment.slice(11), zone);
}

const busyOf = ({ staff, date, from, to }: Taken, zone: string) => ({
  staffId: staff,
  start: instantAt(date, from, zone),
  end: instantAt(date, to, zone),
});

const withoutGaps = ({ name, phone }: NonNullable<Story['customer']>) => ({
  ...(name !== undefined && { name }),
  ...(phone !== undefined && { phone }),
});
