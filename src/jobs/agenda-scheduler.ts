import { MongoBackend, type MongoBackendConfig } from '@agendajs/mongo-backend';
import { Agenda } from 'agenda';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Scheduler } from '../engine/ports.ts';

export interface AgendaSchedulerOptions {
  /** The connected database: Agenda then never connects by itself, and cannot end the process when that fails. */
  db: object;
  fire(timerId: string): Promise<void>;
  /** Pending timers that are due: what a lost job or a downtime has left behind. */
  overdue(): Promise<readonly string[]>;
  pending(): Promise<readonly { id: string; due: Date }[]>;
  log: Logger;
}

const COLLECTION = 'agendaJobs';
const FIRE = 'fire-timer';
const SWEEP = 'sweep-timers';
const TimerJob = z.object({ timerId: z.string() });

/** A job that outlives its lock is repeated, and firing twice is firing once. A job that has run is watched for half of it. */
const LOCK_MS = 20_000;
const LOCK_LIMIT = 10;
const PROCESS_EVERY = '5 seconds';

/** Timers by Agenda. Its jobs only wake the process: whether something happens is decided on the timer's own row. */
export function createAgendaScheduler({ db, fire, overdue, pending, log }: AgendaSchedulerOptions): Scheduler {
  if (!isDatabase(db)) throw new Error('The scheduler needs a connected database.');
  const agenda = new Agenda({
    backend: new MongoBackend({ mongo: db, collection: COLLECTION }),
    processEvery: PROCESS_EVERY,
    defaultLockLimit: LOCK_LIMIT,
    defaultLockLifetime: LOCK_MS,
  });
  agenda.on('error', (error: unknown) => log.error({ err: error }, 'agenda reports an error'));
  agenda.on('fail', (error: unknown, job: { attrs: { name: string } }) =>
    log.error({ err: error, job: job.attrs.name }, 'a job failed'),
  );

  agenda.define(
    FIRE,
    async (job: { attrs: { data?: unknown } }) => {
      await fire(TimerJob.parse(job.attrs.data).timerId);
    },
    { removeOnComplete: true },
  );
  agenda.define(SWEEP, async () => {
    for (const timerId of await overdue()) await fire(timerId);
  });

  async function wakeAt(timerId: string, due: Date): Promise<void> {
    try {
      await agenda.create(FIRE, { timerId }).unique({ name: FIRE, 'data.timerId': timerId }).schedule(due).save();
    } catch (error) {
      // Another process has written the same job at the same time.
      if (!isDuplicate(error)) throw error;
    }
  }

  return {
    async start() {
      await agenda.start();
      // The sweep below is the first one.
      await agenda.every('1 minute', SWEEP, undefined, { skipImmediate: true });
      // Rows are the truth: a job that was never written, or was lost, is written now.
      for (const { id, due } of await pending()) await wakeAt(id, due);
      for (const timerId of await overdue()) await fire(timerId);
    },
    wakeAt,
    async stop() {
      await agenda.stop();
    },
  };
}

const isDuplicate = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 11_000;

type Database = Extract<MongoBackendConfig, { mongo: unknown }>['mongo'];

/** Mongoose brings its own copy of the driver, whose types are other types though the objects work alike. */
const isDatabase = (db: object): db is Database => 'collection' in db;
