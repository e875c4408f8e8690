import type { Situation } from '../domain/perform/draft.ts';
import { fromDocument } from './document.ts';
import { pipelineOf, type Surroundings } from './load-situation.ts';
import type { Store } from './open-store.ts';
import { openVisits } from './open-visits.ts';
import { currentTags } from './queries/tags.ts';

/** What the change of many dialogs needs beside what every change needs. */
export interface CommonNeeds {
  tagTitles: readonly string[];
  /** Whether their open tasks are to be known. */
  tasks: boolean;
}

/** The situations of many dialogs, with one query per collection; those that are not there are left out. */
export async function loadDialogs(
  store: Store,
  surroundings: Surroundings,
  dialogIds: readonly string[],
  { tagTitles, tasks }: CommonNeeds,
): Promise<ReadonlyMap<string, Situation>> {
  const dialogs = (await store.dialogs.find({ _id: { $in: [...dialogIds] } }).toArray()).map(fromDocument);
  const contactIds = [...new Set(dialogs.map(({ contactId }) => contactId))];
  const [contacts, visits, open, tags] = await Promise.all([
    store.contacts.find({ _id: { $in: contactIds } }).toArray(),
    openVisits(store, contactIds),
    tasks ? store.tasks.find({ dialogId: { $in: [...dialogIds] }, state: 'open' }).toArray() : [],
    tagTitles.length > 0 ? currentTags(store, surroundings.tags, tagTitles) : surroundings.tags,
  ]);
  const contactOf = new Map(contacts.map((row) => [row._id, fromDocument(row)]));
  return new Map(
    dialogs.flatMap((dialog): [string, Situation][] => {
      const contact = contactOf.get(dialog.contactId);
      if (!contact) return [];
      const situation: Situation = {
        ...surroundings,
        tags,
        pipeline: pipelineOf(surroundings, dialog),
        contact,
        dialog,
        appointments: visits.get(contact.id) ?? [],
        ...(tasks && { tasks: open.filter(({ dialogId }) => dialogId === dialog.id).map(fromDocument) }),
      };
      return [[dialog.id, situation]];
    }),
  );
}
