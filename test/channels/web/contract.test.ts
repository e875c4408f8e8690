import { createWebChannel, type WebMessage } from '../../../src/channels/web/web-channel.ts';
import { describeChannel } from '../contract.ts';

const MISSING = ['phone', 'edits', 'media', 'start', 'shown', 'outages', 'asides', 'menus', 'files'] as const;

describeChannel(
  'The web chat',
  async ({ receive, setAside, takeReport }) => {
    let clock = Date.parse('2025-10-09T09:00:00Z');
    let ids = 0;
    let last: WebMessage = { id: '' };
    const channel = createWebChannel({ now: () => new Date(clock++) });
    const session = { chatId: 'visitor-1', locale: 'ru' as const };
    await channel.start(receive, setAside, takeReport);

    /** The page repeats a message under its id until it is answered with 202. */
    async function post(body: WebMessage): Promise<void> {
      last = body;
      const incoming = channel.accept(session, body);
      await receive(incoming).catch(() => post(body));
    }
    const nextId = () => `page-${++ids}`;

    return {
      channel,
      chatId: session.chatId,
      says: (text) => post({ id: nextId(), text }),
      presses: (payload, label) => post({ id: nextId(), payload, label }),
      repeats: () => post(last),
      close: async () => {},
    };
  },
  [...MISSING],
);
