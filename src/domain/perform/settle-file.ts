import type { ActionOf } from '../action.ts';
import type { Message } from '../message.ts';
import { changeDialog, type Draft, leave, type Refusal, refuse } from './draft.ts';
import { say } from './speak.ts';

const TOO_LARGE = {
  ru: 'Файл не получилось принять: он слишком большой. Пришлите, пожалуйста, файл поменьше или ссылку на него.',
  en: 'The file could not be accepted: it is too large. Please send a smaller one or a link to it.',
};
const EMPTY = {
  ru: 'Файл пришёл пустым. Пришлите его, пожалуйста, ещё раз.',
  en: 'The file came through empty. Please send it again.',
};

/** What became of a file that was waited for: it is kept now, with its words where it is a voice note, or never will be. */
export function settleFile(draft: Draft, action: ActionOf<'settle_file'>): Refusal | undefined {
  const { messageId, file, kept } = action;
  const line = draft.situation.lines?.find(({ id }) => id === messageId);
  const before = line?.files?.find(({ id }) => id === file.id);
  if (!line || before?.state !== 'waiting') return refuse('The file does not wait any more.');
  const text = line.text === '' && file.transcript ? file.transcript : null;
  draft.changes.files.push({ kind: 'settle', messageId, file, kept: kept ?? null, text });
  // What the list shows of the dialog, where this is its last line.
  if (text !== null && line.seq === draft.changes.dialog.lastSeq) changeDialog(draft, { preview: text.slice(0, 140) });
  leave(draft, { type: 'file_settled', messageId, fileId: file.id, state: file.state });
  if (file.state === 'refused') tellRefused(draft, line, file.bytes === 0 ? EMPTY : TOO_LARGE);
  return undefined;
}

/** Once for a message, and not twice in a row, however many files somebody sends; where a person leads, the person tells. */
function tellRefused(draft: Draft, line: Message, words: { ru: string; en: string }): void {
  const { mode, locale, preview, channelKind } = draft.changes.dialog;
  const text = words[locale];
  const told = preview === text.slice(0, 140) || line.files?.some(({ state }) => state === 'refused');
  const mayTell = (mode === 'bot' || mode === 'queued') && channelKind !== 'call' && !draft.changes.contact.blockedAt;
  if (told || !mayTell) return;
  // Not the bot's own line: it answers nothing, and whoever waits for an answer waits on.
  say(draft, { kind: 'say', content: { text }, receipt: { because: 'fallback' } });
}
