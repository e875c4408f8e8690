import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { CrmVerdict, CrmWork } from '../../domain/bitrix/crm-work.ts';
import type { LeadFieldNames } from '../../domain/bitrix/lead-fields.ts';
import type { CrmBook } from './crm-book.ts';
import { fetchLead } from './fetch-lead.ts';
import { type Call, createRest } from './rest.ts';
import { type Done, tellLead } from './tell-lead.ts';

export interface Bitrix24Options {
  /** The incoming webhook's address; all of it is a secret. */
  url: string;
  names: LeadFieldNames;
  book: CrmBook;
  /** Moves a dialog to the stage that stands for this status of its lead, if one does. */
  follow(dialogId: string, status: string): Promise<void>;
  /** Takes or prolongs the right to work: one process at a time has it. Rejects when nobody knows. */
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
const LONGEST_WAIT_MS = 10 * 60_000;
/** What the portal refuses this often will not become right by itself. */
const MOST_REFUSALS = 3;

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
  let lastCall = Number.NEGATIVE_INFINITY;
  let failures = 0;

  async function work(): Promise<number | null> {
    while (!stopping.signal.aborted && (await options.stillMine())) {
      const next = await book.next(clock.now());
      if (!next) return null;
      const done = await doOne(next);
      if (stopping.signal.aborted && done.kind === 'failed') return null;
      const verdict = verdictOf(next, done);
      await book.settle(next, verdict);
      if (verdict.state !== 'later') failures = 0;
      // What is refused waits alone; anything else would happen to the next one, too.
      else if (done.kind === 'failed' && done.answer.kind !== 'refused')
        return verdict.notBefore.getTime() - clock.now().getTime();
    }
    return null;
  }

  function doOne(work: CrmWork): Promise<Done> {
    const call: Call = async (method, params) => {
      const waitMs = lastCall + 1_000 / perSecond - performance.now();
      if (waitMs > 0) await sleep(waitMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      lastCall = performance.now();
      const answer = await rest.call(method, params);
      await book.note({
        at: clock.now(),
        direction: 'out',
        method,
        params,
        dialogId: work.kind === 'tell' ? work.dialogId : null,
        leadId: work.kind === 'fetch' ? work.leadId : null,
        problem: answer.kind === 'ok' ? null : answer.reason,
      });
      return answer;
    };
    return work.kind === 'tell'
      ? tellLead(call, book, work, options.names)
      : fetchLead(call, book, work.leadId, options.follow);
  }

  function verdictOf({ attempts, id }: CrmWork, done: Done): CrmVerdict {
    if (done.kind === 'done') return { state: 'done' };
    const { answer } = done;
    if (answer.kind === 'refused' && attempts >= MOST_REFUSALS) {
      log.warn({ id, reason: answer.reason }, 'Bitrix24 refuses this; it waits for a person');
      return { state: 'failed', reason: answer.reason };
    }
    if (answer.kind === 'denied')
      log.error({ reason: answer.reason }, 'Bitrix24 lets us in no more: check BITRIX24_WEBHOOK_URL');
    failures += 1;
    const waitMs =
      answer.kind === 'limited' ? answer.afterMs : Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - 1));
    return { state: 'later', reason: answer.reason, notBefore: new Date(clock.now().getTime() + waitMs) };
  }

  return { work, stop: () => stopping.abort() };
}
