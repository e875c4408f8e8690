import { CAPABILITIES } from '../../domain/capabilities/table.ts';
import type { IncomingFile } from '../../domain/files/file.ts';
import type { Incoming, IncomingContent, Origin } from '../../domain/incoming.ts';
import type { Locale } from '../../domain/localized.ts';
import type { Channel } from '../../engine/ports.ts';
import { incomingText } from '../incoming-text.ts';

/** Who chats, as the session knows it; nothing of this comes from the message itself. */
export interface WebSession {
  chatId: string;
  locale?: Locale;
  origin?: Origin;
  name?: string;
}

/** One message of the page. `id` is the page's own: the same id twice is one message. A `payload` makes it a button press. */
export interface WebMessage {
  id: string;
  text?: string;
  payload?: string;
  label?: string;
  /** Uploaded before: kept already, and by our own findings. */
  files?: readonly IncomingFile[];
}

export interface WebChannel extends Channel {
  /** The page's message in the shape of all channels. HTTP hands it to `receive` and answers 202 only after it is durable. */
  accept(session: WebSession, body: WebMessage): Incoming;
}

/**
 * The chat page. It reads its messages from the store, so a stored message is a sent one, and there is nothing to poll,
 * to call or to stop.
 */
export function createWebChannel({ now }: { now: () => Date }): WebChannel {
  const id = 'web:main';
  return {
    id,
    kind: 'web',
    capabilities: CAPABILITIES.web,
    webhookPath: null,
    async start() {},
    async stop() {},
    send: async ({ messageId }) => ({ kind: 'sent', providerMessageId: messageId }),
    async typing() {},
    check: async () => ({ kind: 'ok', account: id, tokenExpiresAt: null, webhook: { state: 'none' } }),
    accept(session, body) {
      const at = now();
      return {
        channelId: id,
        channelKind: 'web',
        externalId: `${session.chatId}/${body.id}`,
        chatId: session.chatId,
        order: at.getTime(),
        at,
        profile: { ...(session.name && { name: session.name }), ...(session.locale && { locale: session.locale }) },
        content: contentOf(body),
        ...(session.origin && { origin: session.origin }),
        raw: body,
      };
    },
  };
}

function contentOf({ text = '', payload, label, files = [] }: WebMessage): IncomingContent {
  const [first] = files;
  if (first) {
    const caption = incomingText(text);
    return { kind: 'media', media: first.kind, ...(caption && { caption }), files: [...files] };
  }
  if (payload === undefined) return { kind: 'text', text: incomingText(text) };
  const shown = label ?? text;
  return { kind: 'button', payload: incomingText(payload), ...(shown && { label: incomingText(shown) }) };
}
