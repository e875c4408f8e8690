import type { FakeTelegram } from './fake-telegram.ts';
import { ANNA, ANNA_CHAT, textUpdate } from './fake-telegram-updates.ts';

/** What became of one update: each answer, and after how many ms it came. */
export interface Called {
  updateId: number;
  text: string;
  answers: { status: number; ms: number }[];
}

export interface TelegramCaller {
  /** Calls the webhook as Telegram does: the same update again, after a pause, until it is answered by 2xx. */
  deliver(chat: number, text: string): Promise<Called>;
}

/** Which number of Telegram's servers would give up an attempt is unknown; long enough to see a hanging request as one. */
const ATTEMPT_MS = 20_000;
const PAUSE_MS = 300;

/** Telegram's calling side, at the address that the program has given to the fake. `now` is the clock of its answers, ms. */
export function createTelegramCaller(
  telegram: FakeTelegram,
  appUrl: () => string,
  now = () => performance.now(),
): TelegramCaller {
  let updates = 70_000;
  return {
    async deliver(chat, text) {
      const { payload } = await telegram.called('setWebhook');
      updates += 1;
      const called: Called = { updateId: updates, text, answers: [] };
      const from = { ...ANNA, id: chat };
      const update = textUpdate(text, { from, chat: { ...ANNA_CHAT, id: chat } });
      const body = JSON.stringify({ update_id: updates, ...update });
      for (;;) {
        const began = now();
        const status = await fetch(`${appUrl()}${new URL(payload.url ?? '').pathname}`, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'x-telegram-bot-api-secret-token': payload.secret_token ?? '',
          },
          body,
          signal: AbortSignal.timeout(ATTEMPT_MS),
        }).then(
          (answer) => answer.status,
          () => 0,
        );
        called.answers.push({ status, ms: now() - began });
        if (status >= 200 && status < 300) return called;
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      }
    },
  };
}
