const MOST = 1000;

/**
 * Which of the lines that appear under our number were sent from here, and as what: the rest a colleague has written on the phone. A
 * line may appear before the call that sends it has ended, so it is known by its words until it has an id.
 */
export interface OwnLines {
  /** Until the returned function is called with the line's id, or null when it was not sent. */
  sending(chatId: string, text: string, messageId: string): (providerMessageId: string | null) => void;
  isOurs(chatId: string, text: string, providerMessageId: string): boolean;
  /** Our own id of a line that was sent; null for one of before this process. */
  messageIdOf(providerMessageId: string): string | null;
}

export function createOwnLines(): OwnLines {
  const inFlight = new Set<{ chatId: string; text: string }>();
  const sent = new Map<string, string>();

  return {
    sending(chatId, text, messageId) {
      const line = { chatId, text };
      inFlight.add(line);
      return (providerMessageId) => {
        inFlight.delete(line);
        if (providerMessageId === null) return;
        sent.set(providerMessageId, messageId);
        const [oldest] = sent.keys();
        if (sent.size > MOST && oldest !== undefined) sent.delete(oldest);
      };
    },
    isOurs: (chatId, text, providerMessageId) =>
      sent.has(providerMessageId) || [...inFlight].some((line) => line.chatId === chatId && line.text === text),
    messageIdOf: (providerMessageId) => sent.get(providerMessageId) ?? null,
  };
}
