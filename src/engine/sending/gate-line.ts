/** The longest that a chat is sent away for: the line may shorten meanwhile, but each look costs its caller a database read or two. */
const LONGEST_WAIT_MS = 10_000;
const MOST_TURNS = 20_000;

export interface Line {
  /** Some chat waits for its turn: a newcomer has to stand behind it. */
  busy(at: number): boolean;
  /** Ms until it is this chat's turn, 0 when it is; who is new stands at the end. With tokens in hand the next ones may come early. */
  waitMs(chatId: string, at: number, tokens: number, gapMs: number): number;
  /** There was nothing for this chat, and will not be before `earliest`. It keeps its place, or gets the last. Ms to wait. */
  again(chatId: string, at: number, earliest: number, gapMs: number): number;
  leave(chatId: string): void;
  clear(): void;
}

/**
 * Who waits for tokens of one channel, and when about it is whose turn: hundreds that wait do not all come back for each token, and who
 * came later does not get it before them. A chat that never comes back leaves a gap; `clear` closes all gaps when tokens are left over.
 */
export function createLine(): Line {
  const turns = new Map<string, number>();
  let last = 0;

  function stand(chatId: string, at: number, turn: number): number {
    if (turns.size >= MOST_TURNS) turns.clear();
    turns.set(chatId, turn);
    last = Math.max(last, turn);
    return Math.max(1, Math.min(LONGEST_WAIT_MS, Math.ceil(turn - at)));
  }

  return {
    busy: (at) => last > at,
    waitMs(chatId, at, tokens, gapMs) {
      const turn = turns.get(chatId);
      if (turn === undefined) return last > at ? stand(chatId, at, last + gapMs) : 0;
      return turn - at <= tokens * gapMs ? 0 : stand(chatId, at, turn);
    },
    again: (chatId, at, earliest, gapMs) =>
      stand(chatId, at, turns.has(chatId) ? earliest : Math.max(earliest, last + gapMs)),
    leave(chatId) {
      turns.delete(chatId);
    },
    clear() {
      turns.clear();
      last = 0;
    },
  };
}
