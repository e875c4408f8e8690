import { type JudgeLine, judgeLines } from '../../domain/conversion/judge-lines.ts';
import type { EventBody } from '../../domain/event.ts';
import type { Store } from '../open-store.ts';

/** Far above any real dialog; a machine that talks to the bot all night is judged by what it said first. */
const MOST_LINES = 5_000;

/** What was said in a dialog, as a judge reads it. */
export async function readJudgeLines(store: Store, dialogId: string): Promise<JudgeLine[]> {
  const rows = await store.messages
    .find({ dialogId }, { projection: { author: 1, text: 1, delivery: 1, receipt: 1 } })
    .sort({ seq: 1 })
    .limit(MOST_LINES)
    .toArray();
  return judgeLines(rows);
}

/** What has happened in a dialog, as the rule reads it. */
export async function readBodies(store: Store, dialogId: string): Promise<EventBody[]> {
  const rows = await store.events
    .find({ dialogId }, { projection: { body: 1 } })
    .sort({ at: 1, _id: 1 })
    .toArray();
  return rows.map(({ body }) => body);
}

/** Whether a dialog is a call that another program has told of. */
export async function isCall(store: Pick<Store, 'dialogs'>, dialogId: string): Promise<boolean> {
  return (await store.dialogs.findOne({ _id: dialogId, channelKind: 'call' }, { projection: { _id: 1 } })) !== null;
}
