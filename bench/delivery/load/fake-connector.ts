import { z } from 'zod';

/** There is one bot of this kind, and its calls do not name it. */
export const CONNECTOR_BOT = 'botbuilder';

const Activity = z.object({ type: z.string(), text: z.string().default('') });

/** The Bot Framework's connector: replies come to `/v3/conversations/<id>/activities[/<id of the question>]`. */
export function answerConnector(
  path: string,
  body: unknown,
  said: (bot: string, chatId: number, text: string) => void,
): string {
  const chatId = /^\/v3\/conversations\/(\d+)\/activities/.exec(path)?.[1];
  const activity = Activity.parse(body);
  if (chatId !== undefined && activity.type === 'message') said(CONNECTOR_BOT, Number(chatId), activity.text);
  return JSON.stringify({ id: '1' });
}
