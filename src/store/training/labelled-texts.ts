import type { Locale } from '../../domain/localized.ts';
import { fromDocument } from '../document.ts';
import type { Store } from '../open-store.ts';

/** A message that a person has said the meaning of. */
export interface LabelledText {
  messageId: string;
  dialogId: string;
  text: string;
  /** Of the dialog at its end: where the text itself does not tell. */
  locale: Locale;
  actual: string;
  at: Date;
  /** Names of the person who wrote it. */
  names: string[];
}

/** Older ones are in the intents by now, or will never be. */
const MOST = 5_000;

/** What people have said lately, newest first: the last word on each message that was not taken back. */
export async function labelledTexts(store: Store): Promise<LabelledText[]> {
  const events = await store.events
    .find({ 'body.type': 'intent_labelled' }, { projection: { at: 1, dialogId: 1, body: 1 } })
    .sort({ at: -1 })
    .limit(MOST)
    .toArray();
  const last = new Map<string, { dialogId: string; actual: string; undone: boolean; at: Date }>();
  for (const { at, dialogId, body } of events) {
    if (body.type !== 'intent_labelled' || last.has(body.messageId)) continue;
    last.set(body.messageId, { dialogId, actual: body.actual, undone: body.undone === true, at });
  }
  const labels = [...last].filter(([, { undone }]) => !undone);
  const [texts, people] = await Promise.all([
    textsOf(
      store,
      labels.map(([messageId]) => messageId),
    ),
    peopleOf(
      store,
      labels.map(([, { dialogId }]) => dialogId),
    ),
  ]);
  return labels.flatMap(([messageId, { dialogId, actual, at }]) => {
    const text = texts.get(messageId)?.trim();
    const person = people.get(dialogId);
    return text && person ? [{ messageId, dialogId, text, actual, at, ...person }] : [];
  });
}

/** The words of messages that are still there. */
export async function textsOf({ messages }: Store, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await messages.find({ _id: { $in: [...ids] } }, { projection: { text: 1 } }).toArray();
  return new Map(rows.map(({ _id, text }) => [_id, text]));
}

/** Language and names of the people of dialogs. */
export async function peopleOf(
  { dialogs, contacts }: Store,
  dialogIds: readonly string[],
): Promise<Map<string, { locale: Locale; names: string[] }>> {
  const rows = (
    await dialogs.find({ _id: { $in: [...new Set(dialogIds)] } }, { projection: { contactId: 1, locale: 1 } }).toArray()
  ).map(fromDocument);
  const ids = [...new Set(rows.map(({ contactId }) => contactId))];
  const known = await contacts.find({ _id: { $in: ids } }, { projection: { name: 1 } }).toArray();
  const names = new Map(known.map(({ _id, name }) => [_id, name]));
  return new Map(
    rows.map(({ id, contactId, locale }) => {
      const name = names.get(contactId);
      return [id, { locale, names: name ? [name] : [] }];
    }),
  );
}
