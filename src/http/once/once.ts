import { createHash, createHmac, randomUUID } from 'node:crypto';
import type { Request } from 'express';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { OnceRow } from '../../store/once-row.ts';
import { beginOnce, giveBackOnce, settleOnce, takeOverOnce } from '../../store/once-rows.ts';
import type { Store } from '../../store/open-store.ts';
import type { Answer } from '../answer.ts';
import type { Asker } from '../fair-limits.ts';
import { invalidInput, type Problem, problem, statusOf } from '../problem.ts';
import { openAnswer, sealAnswer } from './seal-answer.ts';

/** How long the first answer is repeated. */
const KEPT_MS = 86_400_000;
/** Beyond the time in which it is answered: work that goes on after that is done by then, or its process is dead. */
const SPARE_MS = 60_000;
/** No answer to a change is longer; one that is would be made anew. */
const MOST_KEPT = 1_000_000;

/** What becomes of one request. `onceId` is the same for each try under one key, and for nothing else: things can be named by it. */
export type Work = (onceId: string | null) => Promise<Answer<unknown>>;
export type Done = { answer: Answer<unknown>; replayed: boolean };

/** Does what programs ask for once per `Idempotency-Key`, and tells its repetitions the first answer. */
export type Once = (request: Request, asker: Asker, patientMs: number, work: Work) => Promise<Done>;

interface Deps {
  store: Store;
  now(): Date;
  log: Logger;
}

export function createOnce({ store, now, log }: Deps): Once {
  return async (request, asker, patientMs, work) => {
    const header = request.get('idempotency-key');
    if (header === undefined) return { answer: await work(null), replayed: false };
    const secret = KEY.exec(header)?.[1];
    if (secret === undefined) return refused(WRONG_KEY);
    const row = rowOf(request, asker, secret, { at: now(), patientMs });
    const there = await beginOnce(store, row);
    if (there) {
      const standing = standingOf(there, row, now());
      if (standing === 'reused') return refused(REUSED);
      if (standing === 'done' && there.answer !== null) {
        return { answer: read(openAnswer(there.answer, { secret, id: row.id })), replayed: true };
      }
      if (standing === 'running' || !(await takeOverOnce(store, there, row))) return refused(RUNNING);
    }
    return { answer: await doOnce(row, secret, work), replayed: false };
  };

  async function doOnce(row: OnceRow, secret: string, work: Work): Promise<Answer<unknown>> {
    try {
      const answer = await work(nameBy(row));
      const text = isFinal(answer) ? written(answer) : null;
      if (text !== null && text.length <= MOST_KEPT) {
        await settleOnce(store, row, sealAnswer(text, { secret, id: row.id })).catch(note);
      } else await giveBackOnce(store, row).catch(note);
      return answer;
    } catch (error) {
      await giveBackOnce(store, row).catch(note);
      throw error;
    }
  }

  function note(error: unknown): void {
    log.warn(
      { err: error },
      'what became of a request with an Idempotency-Key could not be noted: it may be asked for again soon',
    );
  }
}

/** As the draft of the header has it, in quotes, and as everybody sends it, without. */
const KEY = /^"?([\x21\x23-\x7e]{1,255})"?$/;

function rowOf(
  { method, originalUrl, body }: Request,
  { kind, id }: Asker,
  secret: string,
  { at, patientMs }: { at: Date; patientMs: number },
): OnceRow {
  const asked = JSON.stringify([method, originalUrl, body ?? null]);
  return {
    id: createHash('sha256')
      .update(JSON.stringify([kind, id, secret]))
      .digest('hex'),
    digest: createHmac('sha256', secret).update(asked).digest('hex'),
    token: randomUUID(),
    state: 'running',
    until: new Date(at.getTime() + patientMs + SPARE_MS),
    answer: null,
    expiresAt: new Date(at.getTime() + KEPT_MS),
  };
}

/** Of the request, too: a key that is used again after a day for something else names something else. */
const nameBy = ({ id, digest }: OnceRow): string =>
  createHash('sha256')
    .update(id + digest)
    .digest('hex')
    .slice(0, 32);

/** `free`: nothing is known any more, or whoever began it is dead. */
function standingOf(there: OnceRow, asked: OnceRow, now: Date): 'free' | 'reused' | 'done' | 'running' {
  if (there.expiresAt <= now) return 'free';
  if (there.digest !== asked.digest) return 'reused';
  if (there.state === 'done') return 'done';
  return there.until <= now ? 'free' : 'running';
}

/** The same request would get it again: what went wrong on our side, or only for now, is worth another try. */
function isFinal(answer: Answer<unknown>): boolean {
  if (answer.kind !== 'problem') return answer.kind === 'body';
  const status = statusOf(answer.problem);
  return status < 500 && status !== 401 && status !== 403 && status !== 429;
}

/** Cookies belong to the request that brought them. */
function written(answer: Answer<unknown>): string {
  if (answer.kind === 'stream' || !answer.headers) return JSON.stringify(answer);
  const headers = Object.entries(answer.headers).filter(([name]) => name.toLowerCase() !== 'set-cookie');
  return JSON.stringify({ ...answer, headers: Object.fromEntries(headers) });
}

const Written = z.custom<Exclude<Answer<unknown>, { kind: 'stream' }>>(
  (value) => z.object({ kind: z.string() }).safeParse(value).success,
);
const read = (text: string): Answer<unknown> => Written.parse(JSON.parse(text));

const refused = (answer: Problem): Done => ({ answer, replayed: false });
const WRONG_KEY = invalidInput([
  {
    path: 'header.Idempotency-Key',
    reason: 'must be 1 to 255 visible ASCII characters: take a new UUID for each change',
  },
]);
const REUSED = problem(
  'key-reused',
  'This Idempotency-Key was used for another request. Take a new one for each change, and the same only to repeat it.',
);
const RUNNING = problem(
  'still-running',
  'The first request with this Idempotency-Key is still being worked on. Ask again.',
  {
    headers: { 'retry-after': '1' },
  },
);
