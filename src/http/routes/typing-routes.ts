import { z } from 'zod';
import { maySee } from '../../store/queries/visible.ts';
import { ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { problem } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { scopeFor } from '../scope.ts';
import { withId } from '../takes.ts';

/** That a person of the team is writing, shown to the customer where the channel can. */
export function typingRoutes({ store, channels, guards, surroundings, clock }: RouteDeps): Route[] {
  return [
    route({
      method: 'post',
      path: '/api/v1/dialogs/{id}/typing',
      tag: 'Dialogs',
      summary: 'Say that one is writing an answer; to be said again every few seconds',
      guard: guards.team('speak'),
      takes: z.object({ params: withId }),
      gives: { status: 202, schema: z.object({}), description: 'The customer may see it' },
      problems: [404],
      async handle({ params: { id }, who }) {
        const isShown = await maySee(store, scopeFor(who, surroundings()), id);
        const dialog = isShown ? await store.dialogs.findOne({ _id: id }) : null;
        if (!dialog) return problem('not-found', 'There is no such dialog.');
        if (dialog.mode !== 'operator') return ok({});
        const { channelId, channelKind, chatId } = dialog;
        if (channelKind === 'web') {
          // The visitor's stream may be held by another process: it looks here.
          await store.webSessions.updateOne({ chatId }, { $set: { typedAt: clock.now() } });
          return ok({});
        }
        const channel = channels.get(channelId);
        if (channel?.capabilities.typing) void channel.typing(chatId);
        return ok({});
      },
    }),
  ];
}
