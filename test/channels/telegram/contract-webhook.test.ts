import { startFakeTelegram } from '../../support/fake-telegram.ts';
import { describeChannel } from '../contract.ts';
import { buildTelegram } from './build-telegram.ts';
import { telegramRig } from './telegram-rig.ts';

describeChannel('Telegram by webhook', async ({ receive, setAside, takeReport }) => {
  const server = await startFakeTelegram();
  const channel = buildTelegram(server, { publicUrl: 'https://salon.example' });
  await channel.start(receive, setAside, takeReport);
  const { payload } = await server.called('setWebhook');
  const headers = { 'x-telegram-bot-api-secret-token': payload.secret_token };
  // Telegram repeats a call until it is answered with 2xx, and sends one chat's updates one by one.
  const deliver = async (update: object) => {
    const body = Buffer.from(JSON.stringify(update));
    while ((await channel.webhook?.({ headers, body }))?.status !== 200);
  };
  return telegramRig(server, channel, deliver);
});
