import { type Audience, createAudience } from './audience.ts';
import { createExchanges, type Exchanges } from './exchange.ts';
import { openFakeChannel } from './fake-channel.ts';
import { Order, type Report } from './protocol.ts';
import { runLoad } from './run-load.ts';

// The customers and the messengers between them and the bots: a process of its own, so that its cost can be told apart.

const tell = (report: Report): void => void process.send?.(report);

/** By the bot's id at the fake channel. */
const talks = new Map<string, { audience: Audience; exchanges: Exchanges }>();

const channel = await openFakeChannel({
  said: (bot, chatId, text) => talksWith(bot).exchanges.said(chatId, text),
  webhook: (call) => tell({ kind: 'webhook', ...call }),
});

process.on('message', async (message: unknown) => {
  const order = Order.parse(message);
  const result = await runLoad(order, { ...talksWith(order.bot), channelPort: channel.port });
  tell({ kind: 'done', id: order.id, result });
});
// Whoever started us is gone.
process.on('disconnect', () => process.exit(0));
tell({ kind: 'listening', port: channel.port });

function talksWith(bot: string) {
  const known = talks.get(bot) ?? { audience: createAudience(), exchanges: createExchanges() };
  talks.set(bot, known);
  return known;
}
