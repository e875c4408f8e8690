import type { Action } from '../action.ts';
import { fillTemplate } from '../message-template.ts';
import { type Draft, type Refusal, refuse } from '../perform/draft.ts';
import { perform } from '../perform/perform.ts';
import { mayseeDialog, scopeOf } from '../visibility.ts';
import { type BulkJob, whyOf } from './bulk-job.ts';

/** Changes one dialog as a job wants it, in the name of whoever ordered it and with no more rights than that person has now. */
export function changeInBulk(draft: Draft, job: BulkJob): Refusal | undefined {
  const { contact, dialog } = draft.situation;
  const denied = mayBeChanged(draft, job);
  if (denied) return denied;
  // News and offers by the hundred are for those who have not said no; a single answer by hand is another matter.
  if (job.change.kind === 'send_message' && contact.consent?.granted === false) {
    return refuse('This person has asked not to be written to.');
  }
  if (job.change.kind === 'close' && dialog.mode === 'closed') return undefined;
  return perform(draft, [actionOf(draft, job)]);
}

function mayBeChanged({ situation }: Draft, { by }: BulkJob): Refusal | undefined {
  if (by.kind === 'api') return undefined;
  const mate = situation.team.find(({ id }) => id === by.id);
  if (!mate || mate.role === 'viewer') return refuse('Whoever ordered this may not change dialogs any more.');
  return mayseeDialog(scopeOf(mate, situation.funnel), situation.dialog) ? undefined : NO_DIALOG;
}

/** To whom may not see it, it is not there. */
export const NO_DIALOG: Refusal = refuse('There is no such dialog.');

function actionOf({ situation, changes, moment }: Draft, job: BulkJob): Action {
  const { change } = job;
  switch (change.kind) {
    case 'move_stage':
      return { ...change, why: whyOf(job) };
    case 'assign':
      return { ...change, why: whyOf(job) };
    case 'add_task':
      return { ...change, id: moment.newId() };
    case 'send_message': {
      const { contact, dialog } = changes;
      const text = fillTemplate(change.text, { ...situation, contact, dialog });
      // Not a reply: nobody takes the word, and a customer who waits for an answer still does.
      return { kind: 'say', content: { text }, receipt: { because: 'operator' } };
    }
    case 'change_tags':
    case 'close':
      return change;
  }
}
