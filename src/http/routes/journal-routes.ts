import { z } from 'zod';
import { isNumbered, kindOfChannel } from '../../domain/journal/numbered-kinds.ts';
import {
  dialogsOfRows,
  findJournalRow,
  type JournalEntry,
  listJournal,
  retryParked,
} from '../../store/queries/journal.ts';
import { channelGaps } from '../../store/queries/journal-gaps.ts';
import { encodeCursor } from '../../store/queries/page.ts';
import { maySee, whichVisible } from '../../store/queries/visible.ts';
import { ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { parsedRaw, presentGap, presentJournalItem } from '../present/journal.ts';
import { invalidInput, type Problem, problem } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { scopeFor } from '../scope.ts';
import { Id, pageRequest, paging, period, periodOf, SearchText, withId } from '../takes.ts';
import {
  JournalChannelView,
  JournalGapView,
  JournalItemView,
  JournalRowView,
  JournalState,
} from '../views/journal-view.ts';
import { pageOf } from '../views/page-view.ts';

const DAY_MS = 86_400_000;
const DEFAULT_DAYS = 1;
const LONGEST_DAYS = 14;
/** Fourteen days by the calendar are an hour longer when the clocks go back. */
const CLOCK_CHANGE_MS = 3_600_000;
/** Telegram sends several updates side by side: a number that is missing just now may be on its way. */
const ON_ITS_WAY_MS = 60_000;
const MOST_GAPS = 200;

const WHY_NOT = {
  new: 'It waits for the bot already.',
  done: 'The bot has dealt with it.',
  ignored: 'It says nothing to the bot',
  malformed: 'It cannot be read',
  parked: 'It is being parked just now; try again.',
} as const;

/** The journal: every update as it came, what became of it, and those that never came. */
export function journalRoutes({ store, guards, channels, surroundings, clock }: RouteDeps): Route[] {
  const tag = 'Journal';
  const guard = guards.team('act');

  async function present(entry: JournalEntry) {
    const dialogs = await dialogsOfRows(store, [entry]);
    return presentJournalItem(entry, dialogs.get(entry.id) ?? null);
  }

  return [
    route({
      method: 'get',
      path: '/api/v1/journal',
      tag,
      summary: 'Updates as they came, the latest first; of the last 24 hours when no period is named',
      guard,
      takes: z.object({
        query: z.strictObject({
          channel: Id.optional().meta({ description: 'Id of a channel, for example `telegram:123456`' }),
          thread: Id.optional().meta({ description: 'One chat: `threadId` of an update' }),
          state: JournalState.optional(),
          text: SearchText.optional().meta({ description: 'Anywhere in the update, as it is, whatever the case' }),
          ...period,
          ...paging,
        }),
      }),
      gives: { status: 200, schema: pageOf(JournalItemView), description: 'One page' },
      problems: [503],
      async handle({ query, who }) {
        const within = boundsOf(query, surroundings().business.timezone, clock.now());
        if (within.kind === 'problem') return within;
        const { from, to } = within;
        const { channel: channelId, thread: threadId, state, text } = query;
        const listed = await listJournal(store, { from, to, channelId, threadId, state, text }, pageRequest(query));
        if (listed.kind === 'too_slow') {
          return problem('unavailable', 'The search took too long: choose a shorter period, or a channel.');
        }
        const { items, next } = listed.page;
        const dialogs = await dialogsOfRows(store, items);
        // What belongs to no dialog yet is nobody's, and everybody's. A page may come out short.
        const seen = await whichVisible(store, scopeFor(who, surroundings()), [...dialogs.values()]);
        const shown = items.filter(({ id }) => seen.has(dialogs.get(id) ?? '') || !dialogs.has(id));
        return ok({
          items: shown.map((entry) => presentJournalItem(entry, dialogs.get(entry.id) ?? null)),
          next: next && encodeCursor(next),
        });
      },
    }),
    route({
      method: 'get',
      path: '/api/v1/journal/channels',
      tag,
      summary: 'Channels whose updates are kept',
      guard,
      takes: z.object({}),
      gives: { status: 200, schema: pageOf(JournalChannelView), description: 'All that are connected' },
      handle: () => ok({ items: channels.all().map(({ id, kind }) => ({ id, kind })), next: null }),
    }),
    route({
      method: 'get',
      path: '/api/v1/journal/gaps',
      tag,
      summary: 'Updates that never came, by the numbers that the provider gives them; the latest gaps first',
      guard,
      takes: z.object({
        query: z.strictObject({
          channel: Id.optional().meta({ description: 'Left out: all channels whose provider numbers updates' }),
          ...period,
        }),
      }),
      gives: { status: 200, schema: pageOf(JournalGapView), description: `The latest ${MOST_GAPS}` },
      async handle({ query }) {
        const now = clock.now();
        const within = boundsOf(query, surroundings().business.timezone, now);
        if (within.kind === 'problem') return within;
        const { from, to } = within;
        const asked = query.channel === undefined ? channels.all().map(({ id }) => id) : [query.channel];
        const items: JournalGapView[] = [];
        for (const channelId of asked) {
          const kind = kindOfChannel(channelId);
          if (kind === null || !isNumbered(kind)) continue;
          const found = await channelGaps(store, { channelId, from, to });
          if (found.kind === 'too_many') {
            const reason = `must leave at most ${found.most} updates of ${channelId}: choose a shorter period`;
            return invalidInput([{ path: 'query.from', reason }]);
          }
          const settled = found.gaps.filter((gap) => gap.to.getTime() < now.getTime() - ON_ITS_WAY_MS);
          items.push(...settled.map((gap) => presentGap(channelId, gap)));
        }
        items.sort((a, b) => b.to.localeCompare(a.to));
        return ok({ items: items.slice(0, MOST_GAPS), next: null });
      },
    }),
    route({
      method: 'get',
      path: '/api/v1/journal/{id}',
      tag,
      summary: 'One update, word for word',
      guard,
      takes: z.object({ params: withId }),
      gives: { status: 200, schema: JournalRowView, description: 'The update and what became of it' },
      async handle({ params, who }) {
        const row = await findJournalRow(store, params.id);
        if (!row) return noUpdate();
        const shown = await present(row);
        const isSeen = shown.dialogId === null || (await maySee(store, scopeFor(who, surroundings()), shown.dialogId));
        return isSeen ? ok({ ...shown, raw: parsedRaw(row.raw) }) : noUpdate();
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/journal/{id}/retry',
      tag,
      summary: 'Let the bot try a parked message anew',
      guard: guards.team('repair'),
      takes: z.object({ params: withId }),
      gives: { status: 202, schema: JournalItemView, description: 'It waits for the bot' },
      problems: [409],
      async handle({ params }) {
        const retried = await retryParked(store, params.id);
        if (retried.kind === 'not_found') return noUpdate();
        if (retried.kind === 'waiting') return ok(await present(retried.row));
        const { state, reason } = retried;
        const isAside = state === 'ignored' || state === 'malformed';
        return problem('refused', isAside ? `${WHY_NOT[state]}: ${reason}.` : WHY_NOT[state]);
      },
    }),
  ];
}

const noUpdate = (): Problem => problem('not-found', 'There is no such update: the journal is kept for 14 days.');

type Bounds = { kind: 'bounds'; from: Date; to: Date };

/** The period asked for, never longer than the journal. */
function boundsOf(
  query: { from?: string | undefined; to?: string | undefined },
  zone: string,
  now: Date,
): Bounds | Problem {
  const within = periodOf(query, zone);
  if (within.kind === 'problem') return within;
  const to = within.to ?? now;
  const from = within.from ?? new Date(to.getTime() - DEFAULT_DAYS * DAY_MS);
  if (from >= to) return invalidInput([{ path: 'query.from', reason: 'lies in the future' }]);
  if (to.getTime() - from.getTime() > LONGEST_DAYS * DAY_MS + CLOCK_CHANGE_MS) {
    return invalidInput([{ path: 'query.from', reason: `must be at most ${LONGEST_DAYS} days before \`to\`` }]);
  }
  return { kind: 'bounds', from, to };
}
