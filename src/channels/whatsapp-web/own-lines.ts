import { keepLatest } from '../keep-latest.ts';

const MOST = 1000;

/**
 * Which of the lines that appear under our number were sent from here, and as what: the rest a colleague has written on the phone. A
 * line may appear before the call that sends it has ended, so it is known by its words until it has an id; by its words alone, since
 * the page may name the same person otherwise (`@lid`) than we have.
 */
export interface OwnLines {
  /** Until the returned function is called with the line's id, or null when it was not sent. Without `messageId`: a part before the last. */
  sending(text: string, messageId: string | null): (providerMessageId: string | null) => void;
  isOurs(text: string, providerMessageId: string): boolean;
  /** Our own id of a message whose last part this is; null for other parts, and for lines of before this process. */
  messageIdOf(providerMessageId: string): string | null;
}

export function createOwnLines(): OwnLines {
  const inFlight = new Set<{ text: string }>();
  const sent = new Map<string, string | null>();

  return {
    sending(text, messageId) {
      const line = { text };
      inFlight.add(line);
      return (providerMessageId) => {
        inFlight.delete(line);
        if (providerMessageId === null) return;
        keepLatest(sent, providerMessageId, messageId, MOST);
      };
    },
    isOurs: (text, providerMessageId) =>
      sent.has(providerMessageId) || [...inFlight].some((line) => line.text === text),
    messageIdOf: (providerMessageId) => sent.get(providerMessageId) ?? null,
  };
}
