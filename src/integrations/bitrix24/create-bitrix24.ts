import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { CrmVerdict, CrmWork } from '../../domain/bitrix/crm-work.ts';
import type { CrmBook } from './crm-book.ts';
import { type Follow, fetchLead } from './fetch-lead.ts';
import { leadIdIn } from './lead-id-in.ts';
import { type Call, createRest, type RestAnswer } from './rest.ts';
import { type Done, type Fields, tellLead } from './tell-lead.ts';
import { watchHealth } from './watch-health.ts';

export interface Bitrix24Options extends Fields {
  /** The incoming webhook's address; all of it is a secret. */
  url: string;
  book: CrmBook;
  /** Moves a dialog to the stage that stands for this status of its lead, if one does. */
  follow: Follow;
  /** Takes or prolongs the right to work: one process at a time has it, by settings that are in force. Rejects when nobody knows. */
  stillMine(): Promise<boolean>;
  clock: { now(): Date };
  log: Logger;
  deadlineMs?: number;
  /** Two calls a second drain out of the portal's bucket, and others of this machine's address use it, too. */
  perSecond: number;
}

const DEADLINE_MS = 20_000;
/** The portal is away, or its address is wrong: nothing else would get through either. */
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;
/** What the portal refuses this often will not become right by itself. */
const MOST_REFUSALS = 3;
/** Of 480 seconds of its time in ten minutes: when they are used up, the method is blocked for all programs of the portal. */
const MOST_BUSY_SECONDS = 430;

export interface Bitrix24 {
  /** Works off what is due, in order; gives the ms after which it is worth to look again when the portal does not take anything now. */
  work(): Promise<number | null>;
  stop(): void;
}

/** The exchange with one Bitrix24 portal: leads are told, moved leads are followed. One process at a time does it. */
export function createBitrix24(options: Bitrix24Options): Bitrix24 {
  const { book, clock, log, perSecond } = options;
  const stopping = new AbortController();
  const rest = createRest({ url: options.url, deadlineMs: options.deadlineMs ?? DEADLINE_MS, signal: stopping.signal });
  const heard = watchHealth((health) => book.keepHealth(health), clock.now);
  let lastCall = Number.NEGATIVE_INFINITY;
  let failures = 0;
  let restUntil: Date | null = null;

  async function work(): Promise<number | null> {
    while (!stopping.signal.aborted && (await options.stillMine())) {
      const restMs = restUntil === null ? 0 : restUntil.getTime() - clock.now().getTime();
      if (restMs > 0) return restMs;
      restUntil = null;
      const next = await book.next(clock.now());
      if (!next) return null;
      const done = await doOne(next);
      if (stopping.signal.aborted && done.kind === 'failed') return null;
      const verdict = verdictOf(next, done);
      await book.settle(next, verdict);
      if (done.kind === 'failed') await heard(done.answer, verdict.state === 'later' ? verdict.notBefore : null);
      if (verdict.state !== 'later') failures = 0;
      // What is refused waits alone; anything else would happen to the next one, too.
      else if (done.kind === 'failed' && done.answer.kind !== 'refused') restUntil = verdict.notBefore;
    }
    return null;
  }

  function doOne(work: CrmWork): Promise<Done> {
    const line = { workId: work.id, dialogId: work.kind === 'tell' ? work.dialogId : null };
    const call: Call = async (method, params) => {
      const waitMs = lastCall + 1_000 / perSecond - performance.now();
      if (waitMs > 0) await sleep(waitMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      lastCall = performance.now();
      const answer = await rest.call(method, params);
      spare(answer);
      await book.note({
        ...line,
        at: clock.now(),
        direction: 'out',
        method,
        params,
        leadId: work.kind === 'fetch' ? work.leadId : leadIdIn(method, params, answer),
        problem: answer.kind === 'ok' ? null : answer.reason,
      });
      if (answer.kind === 'ok') await heard(answer, null);
      return answer;
    };
    if (work.kind === 'tell') return tellLead(call, book, work, options);
    return fetchLead(call, book, work.leadId, options.follow, ({ dialogId, params, outcome, problem = null }) =>
      book.note({
        ...line,
        dialogId,
        at: clock.now(),
        direction: 'in',
        method: 'ONCRMLEADUPDATE',
        params,
        leadId: work.leadId,
        problem,
        outcome,
      }),
    );
  }

  /** The portal's own time runs out: better to rest than to have the method blocked for everybody. */
  function spare(answer: RestAnswer): void {
    if (answer.kind === 'ok' && answer.busy && answer.busy.seconds >= MOST_BUSY_SECONDS)
      restUntil = answer.busy.resetAt;
  }

  function verdictOf({ attempts, id }: CrmWork, done: Done): CrmVerdict {
    if (done.kind === 'done') return { state: 'done' };
    const { answer } = done;
    if (answer.kind === 'refused' && attempts >= MOST_REFUSALS) {
      log.warn({ id, reason: answer.reason }, 'Bitrix24 refuses this; it waits for a person');
      return { state: 'failed', reason: answer.reason };
    }
    if (answer.kind === 'denied')
      log.error({ reason: answer.reason }, 'Bitrix24 lets us in no more: check its address in the settings');
    failures += 1;
    const waitMs =
      answer.kind === 'limited' ? answer.afterMs : Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - 1));
    return { state: 'later', reason: answer.reason, notBefore: new Date(clock.now().getTime() + waitMs) };
  }

  return { work, stop: () => stopping.abort() };
}
