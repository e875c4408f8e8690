import { MongoBackend, type MongoBackendConfig } from '@agendajs/mongo-backend';
import type { AgendaBackend } from 'agenda';
import type { Logger } from 'pino';

export type Database = Extract<MongoBackendConfig, { mongo: unknown }>['mongo'];

/**
 * Agenda's MongoDB backend without the two promises that Agenda leaves alone, each of which would end the process when the database
 * is away: its connecting (done here and awaited by our caller) and its unlocking of single jobs (a lock runs out by itself).
 */
export async function openBackend(db: Database, collection: string, log: Pick<Logger, 'warn'>): Promise<AgendaBackend> {
  const backend = new MongoBackend({ mongo: db, collection });
  await backend.connect();
  const { repository } = backend;
  const unlockJob = repository.unlockJob.bind(repository);
  repository.unlockJob = (job) =>
    unlockJob(job).catch((error: unknown) => log.warn({ err: error }, 'a job stays locked until its lock runs out'));
  return {
    name: backend.name,
    repository,
    ownsConnection: false,
    connect: async () => {},
    disconnect: async () => {},
  };
}
