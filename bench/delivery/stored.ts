import { setTimeout as sleep } from 'node:timers/promises';
import type mongoose from 'mongoose';
import { CHATS_EACH, FIRST_CHAT_ID } from './load/audience.ts';
import type { Options } from './options.ts';
import { copyConversations } from './preload.ts';
import { greet, measureRounds } from './rounds.ts';
import type { RunningSubject } from './subject-process.ts';
import { levelOf, ratioOf } from './summary.ts';
import type { Workshop } from './workshop.ts';

const CUSTOMERS = 50;
/** What was written has to reach the disk before anything is measured. */
const SETTLE_MS = 5_000;

/** Voronka on a database with many dialogs, side by side with the one on its small database. */
export async function measureStored(
  workshop: Workshop,
  client: mongoose.mongo.MongoClient,
  small: RunningSubject,
  options: Options,
): Promise<object> {
  const grown = await workshop.start('stored');
  await greet(workshop, grown, CUSTOMERS);
  const lastChat = FIRST_CHAT_ID + CUSTOMERS * CHATS_EACH - 1;
  process.stderr.write(`storing ${options.stored} dialogs…\n`);
  const documents = await copyConversations(client.db(grown.name), lastChat, options.stored);
  await client.db('admin').command({ fsync: 1 });
  await sleep(SETTLE_MS);
  const measured = await measureRounds(workshop, [small, grown], { ...options, levels: [CUSTOMERS] });
  return {
    dialogs: options.stored,
    documents,
    small: levelOf(measured.filter(({ subject }) => subject === small.name)),
    grown: levelOf(measured.filter(({ subject }) => subject === grown.name)),
    [`grown/small@${CUSTOMERS}`]: ratioOf(measured, [grown.name, small.name], CUSTOMERS, 'perSecond'),
  };
}
