import type { Heard } from './heard.ts';

type Made = Pick<Heard, 'intent' | 'outcome' | 'replies'>;

/** One message that the bot takes otherwise today. Null: it was in no dialog there, for example because it was parked. */
export interface Difference {
  messageId: string;
  text: string;
  before: Made | null;
  today: Made | null;
}

/** Messages whose meaning or answer is not the same; how sure the bot was may differ. In the order of the first list. */
export function differences(before: readonly Heard[], today: readonly Heard[]): Difference[] {
  const again = new Map(today.map((heard) => [heard.messageId, heard]));
  const known = new Set(before.map(({ messageId }) => messageId));
  return [
    ...before.map((heard) => compared(heard, heard, again.get(heard.messageId) ?? null)),
    ...today.filter(({ messageId }) => !known.has(messageId)).map((heard) => compared(heard, null, heard)),
  ].filter((difference) => JSON.stringify(difference.before) !== JSON.stringify(difference.today));
}

function compared({ messageId, text }: Heard, before: Heard | null, today: Heard | null): Difference {
  return { messageId, text, before: before && made(before), today: today && made(today) };
}

const made = ({ intent, outcome, replies }: Heard): Made => ({ intent, outcome, replies });
