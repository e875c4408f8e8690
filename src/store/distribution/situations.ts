import type { Dialog } from '../../domain/dialog.ts';
import type { Situation } from '../../domain/perform/draft.ts';
import { fromDocument } from '../document.ts';
import { pipelineOf, type Surroundings } from '../load-situation.ts';
import type { Store } from '../open-store.ts';
import { openVisits } from '../open-visits.ts';

/** The situations of many dialogs that have been read, in two queries. A dialog without its contact is being merged: left out. */
export async function situationsOf(
  store: Store,
  surroundings: Surroundings,
  dialogs: readonly Dialog[],
): Promise<Situation[]> {
  const contactIds = [...new Set(dialogs.map(({ contactId }) => contactId))];
  const [rows, visits] = await Promise.all([
    store.contacts.find({ _id: { $in: contactIds } }).toArray(),
    openVisits(store, contactIds),
  ]);
  const contacts = new Map(rows.map((row) => [row._id, fromDocument(row)]));
  return dialogs.flatMap((dialog) => {
    const contact = contacts.get(dialog.contactId);
    if (!contact) return [];
    const appointments = visits.get(dialog.contactId) ?? [];
    return [{ ...surroundings, pipeline: pipelineOf(surroundings, dialog), contact, dialog, appointments }];
  });
}
