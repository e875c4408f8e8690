import { pino } from 'pino';
import { z } from 'zod';
import { pause } from '../../../src/channels/pause.ts';
import { createTelegramChannel } from '../../../src/channels/telegram/telegram-channel.ts';
import { claimDuty } from '../../../src/store/duties.ts';
import { openStore } from '../../../src/store/open-store.ts';

/**
 * A process that polls, to be stopped and killed by a test. What it makes durable goes to the collection `taken`. Its clock may go ahead
 * of the others', so that a lease ends sooner for it than by the wall clock.
 */
const Arguments = z.object({
  uri: z.string(),
  name: z.string(),
  apiRoot: z.string(),
  token: z.string(),
  pollTimeoutSeconds: z.number(),
  aheadMs: z.number(),
});

const { uri, name, aheadMs, ...telegram } = Arguments.parse(JSON.parse(process.argv[2] ?? ''));
const now = () => new Date(Date.now() + aheadMs);
const store = await openStore(uri);
const taken = store.connection.collection<{ _id: string; by: string; text: string }>('taken');
const channel = createTelegramChannel({
  ...telegram,
  webhookSecret: 'the key of this installation',
  log: pino({ level: 'silent' }),
  now,
  // Asks often, so that the test need not wait.
  pause: (ms, signal) => pause(Math.min(ms, 100), signal),
  claimPolling: (leaseMs) => claimDuty(store, 'poll', name, now(), leaseMs),
});
await channel.start(
  async ({ externalId, content }) => {
    const text = content.kind === 'text' ? content.text : '';
    const answer = await taken.updateOne({ _id: externalId }, { $setOnInsert: { by: name, text } }, { upsert: true });
    return { kind: answer.upsertedCount === 1 ? 'stored' : 'repeated' };
  },
  async () => undefined,
  async () => undefined,
);
process.stdout.write('started\n');
