import { Agent, request } from 'node:http';
import type { FakeTelegram } from './fake-telegram.ts';

/** What makes an app in a test take updates by webhook: the address is nobody's, the test posts to the app itself. */
export const webhookEnv = ({ apiRoot, token }: Pick<FakeTelegram, 'apiRoot' | 'token'>) => ({
  TELEGRAM_BOT_TOKEN: token,
  TELEGRAM_API_ROOT: apiRoot,
  PUBLIC_URL: 'https://salon.example',
});

export interface Caller {
  /** Path of the webhook, as it was told to Telegram. */
  path: string;
  secret: string;
  /** One call as Telegram makes it; returns the status. Headers given replace its own, undefined takes one away. */
  post(body: string | Buffer, headers?: Record<string, string | undefined>, path?: string): Promise<number>;
  close(): void;
}

/** Telegram's side of an app's webhook, on 64 connections at most. Waits until the app has told its address. */
export async function callWebhook(telegram: FakeTelegram, appUrl: string): Promise<Caller> {
  const { payload } = await telegram.called('setWebhook');
  const path = new URL(payload.url ?? '').pathname;
  const secret = payload.secret_token ?? '';
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  return {
    path,
    secret,
    post: (body, headers = {}, to = path) =>
      new Promise((resolve, reject) => {
        const given = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret, ...headers };
        const sent = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
        const attempt = (): void => {
          const call = request(new URL(to, appUrl), { method: 'POST', agent, headers: sent }, (response) => {
            response.resume();
            response.on('end', () => resolve(response.statusCode ?? 0));
            response.on('error', reject);
          });
          // A connection that was idle may be closed by the other side in the very moment in which it is used again.
          call.on('error', (error) => {
            if (call.reusedSocket && 'code' in error && error.code === 'ECONNRESET') attempt();
            else reject(error);
          });
          call.end(body);
        };
        attempt();
      }),
    close: () => agent.destroy(),
  };
}
