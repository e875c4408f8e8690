import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Store } from './store/open-store.ts';

const WITHIN_MS = 10_000;
const Session = z.object({ token: z.string().min(1) });

/**
 * Walks the way of a visitor: finds the chat, opens one, writes a line and reads what stands there. By our address on the
 * internet where it is known, so that its name, certificate and proxy are tested with it.
 * @throws with what broke, for people
 */
export async function visitOwnChat(
  store: Pick<Store, 'webSessions'>,
  address: string,
  code: string,
  took: (step: 'opened' | 'delivered') => Promise<void>,
): Promise<void> {
  await ask('/api/v1/webchat/info');
  const { token } = Session.parse(await (await ask('/api/v1/webchat/sessions', { body: {} })).json());
  try {
    await took('opened');
    await ask('/api/v1/webchat/messages', { body: { id: 'probe', text: code }, token });
    await ask('/api/v1/webchat/messages', { token });
    await took('delivered');
  } finally {
    await store.webSessions.deleteOne({ _id: createHash('sha256').update(token).digest('hex') });
  }

  async function ask(path: string, { body, token }: { body?: object; token?: string } = {}): Promise<Response> {
    const headers = {
      ...(body && { 'content-type': 'application/json' }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    };
    const init = { headers, signal: AbortSignal.timeout(WITHIN_MS), redirect: 'error' as const };
    const answer = await fetch(`${address}${path}`, {
      ...init,
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    }).catch((error: unknown) => {
      const { cause } = z
        .object({ cause: z.object({ code: z.string() }) })
        .catch({ cause: { code: '' } })
        .parse(error);
      throw new Error(`${address}${path} does not answer${cause.code === '' ? '' : ` (${cause.code})`}`);
    });
    if (!answer.ok) throw new Error(`${address}${path} answered ${answer.status}`);
    return answer;
  }
}
