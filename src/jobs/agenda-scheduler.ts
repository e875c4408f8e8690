import { Agenda } from 'agenda';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Scheduler } from '../engine/ports.ts';
import { createFireQueue } from './fire-queue.ts';
import { type Database, openBackend } from './safe-backend.ts';

export interface AgendaSchedulerOptions {
  /** The connected database: Agenda then never connects by itself, and cannot end the process when that fails. */
  db: object;
  /** Idempotent: a job may run twice, and the sweep may come at the same time. */
  fire(timerId: string): Promise<void>;
  /** Pending timers that are due: what a lost job or a downtime has left behind. */
  overdue(): Promise<readonly string[]>;
  pending(): Promise<readonly { id: string; due: Date }[]>;
  log: Logger;
}

const COLLECTION = 'agendaJobs';
const FIRE = 'fire-timer';
const SWEEP = 'sweep-timers';
const SWEEP_EVERY = '1 minute';
const TimerJob = z.object({ timerId: z.string() });

/** Jobs only put timers into our own queue, so none comes near to outliving its lock, and few locked at once are enough. */
const LOCK_MS = 20_000;
const LOCK_LIMIT = 10;
const PROCESS_EVERY = '5 seconds';

/**
 * Timers by Agenda. Its jobs only wake the process: whether something happens is decided on the timer's own row, and a sweep each
 * minute finds what no job has told of. The store keeps the unique indexes that Agenda's upserts need.
 */
export function createAgendaScheduler({ db, fire, overdue, pending, log }: AgendaSchedulerOptions): Scheduler {
  if (!isDatabase(db)) throw new Error('The scheduler needs a connected database.');
  const database: Database = db;
  const jobs = database.collection(COLLECTION);
  const queue = createFireQueue(fire, log);
  let opening: Promise<Agenda> | null = null;

  /** One that could not be opened is opened anew the next time. */
  function opened(): Promise<Agenda> {
    opening ??= open().catch((error: unknown) => {
      opening = null;
      throw error;
    });
    return opening;
  }

  async function open(): Promise<Agenda> {
    const backend = await openBackend(database, COLLECTION, log);
    const agenda = new Agenda({
      backend,
      processEvery: PROCESS_EVERY,
      defaultLockLimit: LOCK_LIMIT,
      defaultLockLifetime: LOCK_MS,
    });
    agenda.on('error', (error: unknown) => log.error({ err: error }, 'agenda reports an error'));
    agenda.on('fail', (error: unknown, job: { attrs: { name: string } }) =>
      log.error({ err: error, job: job.attrs.name }, 'a job failed'),
    );
    const fireJob = async ({ attrs }: { attrs: { data?: unknown } }) => queue.add(TimerJob.parse(attrs.data).timerId);
    agenda.define(FIRE, fireJob, { removeOnComplete: true });
    agenda.define(SWEEP, sweep);
    return agenda;
  }

  async function sweep(): Promise<void> {
    for (const timerId of await overdue()) queue.add(timerId);
  }

  async function wakeAt(timerId: string, due: Date): Promise<void> {
    const agenda = await opened();
    try {
      await agenda.create(FIRE, { timerId }).unique({ name: FIRE, 'data.timerId': timerId }).schedule(due).save();
    } catch (error) {
      // Another process has written the same job at the same time.
      if (!isDuplicate(error)) throw error;
    }
  }

  /** Written again it would get a new time, and one that came due while nobody ran would be left out. */
  async function ensureSweep(agenda: Agenda): Promise<void> {
    if (await jobs.findOne({ name: SWEEP, type: 'single', repeatInterval: SWEEP_EVERY })) return;
    await agenda.every(SWEEP_EVERY, SWEEP).catch((error: unknown) => {
      if (!isDuplicate(error)) throw error;
    });
  }

  /** Rows are the truth: a job that was never written, or was lost, is written now. */
  async function writeMissingJobs(): Promise<void> {
    const known = new Set(await jobs.distinct('data.timerId', { name: FIRE }));
    for (const { id, due } of await pending()) if (!known.has(id)) await wakeAt(id, due);
  }

  return {
    async start() {
      const agenda = await opened();
      await ensureSweep(agenda);
      await writeMissingJobs();
      await sweep();
      await agenda.start();
    },
    wakeAt,
    async stop() {
      const agenda = await opening?.catch(() => null);
      // It gives locks back; without a database they run out by themselves.
      await agenda?.stop().catch((error: unknown) => log.warn({ err: error }, 'some jobs stay locked for a while'));
      await queue.stop();
    },
  };
}

const isDuplicate = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 11_000;

/** Mongoose brings its own copy of the driver, whose types are other types though the objects work alike. */
const isDatabase = (db: object): db is Database => 'collection' in db;
