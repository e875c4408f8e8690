import { z } from 'zod';
import { Messenger } from '../../domain/webchat/widget-settings.ts';
import { newCrossing } from '../../store/webchat/crossings.ts';
import { ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { problem } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { instant } from '../views/instant.ts';

/** Out of the web chat into a messenger, with the talk. */
export function crossingRoutes({ store, guards, limiters, channels, widget, clock }: RouteDeps): Route[] {
  return [
    route({
      method: 'post',
      path: '/api/v1/webchat/crossings',
      tag: 'Web chat',
      summary: 'A link that opens this talk in a messenger: once, within half an hour',
      guard: guards.visitor,
      limit: limiters.chatMessages,
      takes: z.object({ body: z.strictObject({ to: Messenger }) }),
      gives: { status: 201, schema: z.object({ url: z.string(), until: instant }), description: 'The link' },
      problems: [409],
      async handle({ body: { to }, who: { session, threadId } }) {
        const { messengers } = await widget.current();
        const able = messengers.includes(to) ? channels.all().filter(({ kind }) => kind === to) : [];
        const { chatId, origin } = session;
        const { code, until } = await newCrossing(store, { threadId, chatId, origin, to, now: clock.now() });
        for (const { startLink } of able) {
          const url = startLink ? await startLink(code, session.locale) : null;
          if (url !== null) return ok({ url, until: until.toISOString() });
        }
        return problem('refused', 'This messenger is not connected now.');
      },
    }),
  ];
}
