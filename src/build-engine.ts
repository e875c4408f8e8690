import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Content } from './content.ts';
import type { Changes } from './domain/perform/draft.ts';
import type { ChannelBook } from './engine/channel-book.ts';
import { createEngine, type RunningEngine } from './engine/create-engine.ts';
import { createDigester, type Digester, isDigest } from './engine/digest/digester.ts';
import type { FilesParts } from './engine/files/files-deps.ts';
import type { Mailer, Scheduler } from './engine/ports.ts';
import { createAgendaScheduler } from './jobs/agenda-scheduler.ts';
import { gptOf } from './open-conversion.ts';
import { createResponder } from './responder/responder.ts';
import type { Books } from './store/analytics/books.ts';
import type { Store } from './store/open-store.ts';
import { overdueTimers, pendingTimers } from './store/queries/timers.ts';
import type { LiveSurroundings } from './store/surroundings.ts';

interface Parts {
  config: Config;
  owner: string;
  log: Logger;
  clock: Clock;
  store: Store;
  content: Content;
  surroundings: LiveSurroundings;
  channels: ChannelBook;
  books: Books;
  files: FilesParts;
  mail: Mailer | null;
}

/** The engine and the clockwork that fires its timers: each needs the other. */
export function buildEngine(parts: Parts): {
  engine: RunningEngine;
  scheduler: Scheduler;
  digester: Digester;
} {
  const { config, owner, log, clock, store, content, surroundings, channels, books, files, mail } = parts;
  const { db } = store.connection;
  if (!db) throw new Error('The store is closed.');
  const engine = createEngine({
    store,
    nlu: { understand: content.nlu.understand, release: () => content.running().release },
    responder: createResponder({
      knowledge: content.passages,
      gpt: gptOf(config),
      log,
      clock,
    }),
    channels,
    flows: content.flows,
    surroundings: surroundings.current,
    committed: (changes) => afterCommit(changes, scheduler, log),
    owner,
    clock,
    log,
    works: config.ROLE !== 'web',
    worksForOthers: config.ROLE === 'worker',
    quietMs: config.QUIET_MS,
    files,
  });
  const digester = createDigester({
    store,
    books,
    surroundings: surroundings.current,
    channels,
    gate: () => engine.gate,
    mail,
    publicUrl: config.PUBLIC_URL ?? null,
    clock,
    log,
    pause: sleep,
  });
  const scheduler = createAgendaScheduler({
    db,
    fire: (id) => (isDigest(id) ? digester.fire(id) : engine.fireTimer(id)),
    async overdue() {
      await digester.plan();
      return [...(await overdueTimers(store, clock.now())), ...(await digester.due())];
    },
    pending: async () => [...(await pendingTimers(store)), ...(await digester.pending())],
    log,
  });
  return { engine, scheduler, digester };
}

/** What a commit sets off outside its transaction. Losing it is harmless: sweeps find what was not done. */
function afterCommit(changes: Changes, scheduler: Scheduler, log: Logger): void {
  for (const timer of changes.timers) {
    scheduler
      .wakeAt(timer.id, timer.due)
      .catch((error: unknown) => log.warn({ err: error, timerId: timer.id }, 'the job will be written by the sweep'));
  }
}
