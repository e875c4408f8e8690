import type { Incoming } from '../incoming.ts';
import { type Changes, type Moment, openDraft, type Situation } from './draft.ts';
import { recordInbound, recordOpening } from './inbound.ts';
import { perform } from './perform.ts';

const SORRY = {
  ru: 'Не получилось обработать ваше сообщение. Передаю его администратору, он ответит здесь.',
  en: 'I could not process your message. I’m passing it to our administrator, who will answer here.',
};

/** A message that no attempt could handle: it is kept, the customer is told, and a person gets the dialog. */
export function refusedTurn(
  { situation, fresh, returning }: { situation: Situation; fresh: boolean; returning: boolean },
  rows: readonly { id: string; incoming: Omit<Incoming, 'raw'> }[],
  moment: Moment,
): Changes {
  const draft = openDraft(situation, moment);
  if (fresh) recordOpening(draft, returning);
  for (const row of rows) recordInbound(draft, { ...row.incoming, raw: null }, row.id);
  const { mode, locale } = situation.dialog;
  perform(
    draft,
    mode === 'bot'
      ? [
          { kind: 'say', content: { text: SORRY[locale] }, receipt: { because: 'handoff' } },
          { kind: 'hand_off', reason: 'tool_failure', summary: draft.changes.dialog.preview },
        ]
      : [],
  );
  return draft.changes;
}
