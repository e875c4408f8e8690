import { startFakeTelegram } from '../../support/fake-telegram.ts';
import { describeChannel } from '../contract.ts';
import { buildTelegram } from './build-telegram.ts';
import { telegramRig } from './telegram-rig.ts';

describeChannel('Telegram by polling', async ({ receive, setAside, takeReport }) => {
  const server = await startFakeTelegram();
  const channel = buildTelegram(server);
  await channel.start(receive, setAside, takeReport);
  const rig = telegramRig(server, channel, async (update) => void server.push(update));
  // A confirmed update comes no more; one whose confirmation was lost is played by a held poll that gets it again.
  const repeats = () => server.idle().then(rig.repeats);
  return { ...rig, repeats };
});
