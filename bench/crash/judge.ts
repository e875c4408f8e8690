import type { KeptLine, Records, Send } from './database.ts';
import type { Shown } from './fake-telegram.ts';
import type { HeldDialog } from './hold-dialogs.ts';
import { judgeShown } from './judge-shown.ts';

export interface Evidence {
  dialogs: readonly HeldDialog[];
  records: Records;
  /** What the fake Telegram was asked to show, in order. */
  shown: readonly Shown[];
  /** What was being sent, per kill of the product. */
  inFlight: readonly (readonly Send[])[];
  /** Kills of the database; they, too, can leave a send whose end was not noted. */
  mongodKills: number;
}

export interface Verdict {
  /** Distinct messages that were taken and kept. */
  in: number;
  decided: number;
  turns: number;
  replies: number;
  lost: number;
  twice: number;
  outOfOrder: number;
  /** Sends marked as caught in flight. */
  uncertain: number;
  /** Sends in flight at the kills of the product. */
  inFlightAtKills: number;
  /** The marks beyond those: a kill of the database kept the end of a send from being noted. */
  uncertainByMongod: number;
  /** Marked, given up, and never seen by the fake: told to the team, not lost in silence. */
  uncertainUnseen: number;
  repeatsAtFake: number;
  /** One line per broken promise. */
  problems: string[];
}

/** Holds what the product has promised against what is in its database and what the fake has seen. Pure. */
export function judge({ dialogs, records, shown, inFlight, mongodKills }: Evidence): Verdict {
  const problems = new Set<string>();
  const lost = new Set<string>();
  const twice = new Set<string>();
  const decided = new Set<string>();
  let outOfOrder = 0;
  const inbox = new Map(records.inbox.map(({ id, state }) => [id, state]));
  const expected = new Set(dialogs.flatMap(({ inboxIds }) => inboxIds));
  const received = countOf(records.received);
  const understood = countOf(records.understood);
  const linesOf = byThread(records.lines);

  for (const id of expected) if (!inbox.has(id)) lose(id, 'was answered 2xx and is not in the inbox');
  for (const id of inbox.keys()) if (!expected.has(id)) problems.add(`${id} is in the inbox and nobody wrote it`);
  if (records.handedOver > 0) problems.add(`${records.handedOver} dialogs were given to a person`);

  for (const { threadId, inboxIds } of dialogs) {
    const lines = linesOf.get(threadId) ?? [];
    if (new Set(lines.map(({ dialogId }) => dialogId)).size > 1) problems.add(`${threadId} has several dialogs`);
    for (const id of inboxIds) if (inbox.has(id)) judgeDecision(id);
    judgeTurns(lines);
    const order = lines.filter(isInbound).map(({ id }) => inboxIds.indexOf(id));
    for (const [at, index] of order.entries()) {
      if (index < (order[at - 1] ?? -1)) {
        outOfOrder += 1;
        problems.add(`${inboxIds[index]} stands after a later message`);
      }
    }
  }

  function judgeDecision(id: string): void {
    const count = received.get(id) ?? 0;
    if (inbox.get(id) === 'done' && count === 1) decided.add(id);
    else if (count > 1) tell(twice, id, 'was recorded more than once');
    else lose(id, `was not decided (inbox: ${inbox.get(id)})`);
    if ((understood.get(id) ?? 0) > 1) tell(twice, id, 'was decided more than once');
  }

  /** A turn is a run of inbound lines, decided at its last one, and the one reply after it. */
  function judgeTurns(lines: readonly KeptLine[]): void {
    for (const [at, line] of lines.entries()) {
      const next = lines[at + 1];
      const isReply = line.author === 'bot';
      if (isReply && !(lines[at - 1] && isInbound(lines[at - 1]))) tell(twice, line.id, 'is a second reply');
      if (!isInbound(line)) continue;
      const ends = !next || !isInbound(next);
      const isHead = understood.has(line.id);
      if (ends && !next) lose(line.id, 'has no reply');
      else if (ends && !isHead) lose(line.id, 'was never understood');
      else if (!ends && isHead) lose(line.id, 'was decided without a reply');
    }
  }

  const replies = records.lines.filter(({ author }) => author === 'bot');
  const seen = judgeShown(replies, shown);
  outOfOrder += seen.outOfOrder.length;
  for (const problem of [...seen.outOfOrder, ...seen.unmarkedRepeats]) problems.add(problem);
  let uncertainUnseen = 0;
  for (const { id, state, caught } of replies) {
    if (state === 'sent' || state === 'delivered' || state === 'read') {
      if (seen.missing.has(id)) lose(id, 'is said to be sent, but was never shown');
    } else if (caught === 0) lose(id, `was not sent (${state})`);
    else if (seen.missing.has(id)) uncertainUnseen += 1;
  }

  // Whoever was killed too soon to look leaves what it found: the same call is then in flight at several kills.
  const calls = new Set(inFlight.flat().map(({ lineId, attempt }) => `${lineId} ${attempt}`));
  const caughtAt = countOf([...calls].map((call) => call.split(' ')[0] ?? ''));
  let uncertain = 0;
  let unexplained = 0;
  for (const { id, caught } of records.lines) {
    const times = caughtAt.get(id) ?? 0;
    uncertain += caught;
    unexplained += Math.max(0, caught - times);
    if (caught < times) problems.add(`${id} was in flight ${times} times at a kill and is marked ${caught} times`);
    if (caught > times && mongodKills === 0) problems.add(`${id} is marked ${caught} times, in flight only ${times}`);
  }

  function lose(id: string, what: string): void {
    tell(lost, id, what);
  }
  function tell(into: Set<string>, id: string, what: string): void {
    into.add(id);
    problems.add(`${id} ${what}`);
  }
  return {
    in: [...expected].filter((id) => inbox.has(id)).length,
    decided: decided.size,
    turns: understood.size,
    replies: replies.length,
    lost: lost.size,
    twice: twice.size,
    outOfOrder,
    uncertain,
    inFlightAtKills: calls.size,
    uncertainByMongod: unexplained,
    uncertainUnseen,
    repeatsAtFake: seen.repeats,
    problems: [...problems],
  };
}

const isInbound = (line: KeptLine | undefined): boolean => line?.author === 'customer';

function byThread(lines: readonly KeptLine[]): Map<string, KeptLine[]> {
  const grouped = new Map<string, KeptLine[]>();
  for (const line of lines) grouped.set(line.threadId, [...(grouped.get(line.threadId) ?? []), line]);
  return grouped;
}

function countOf(ids: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}
