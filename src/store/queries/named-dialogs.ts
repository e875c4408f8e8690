import type { ChannelKind } from '../../domain/channel.ts';
import type { Scope } from '../../domain/visibility.ts';
import type { Store } from '../open-store.ts';
import { visibleDialogs } from './visible.ts';

export interface NamedDialog {
  id: string;
  name: string | null;
  channelKind: ChannelKind;
}

/** Those of the dialogs that may be seen, with their contacts' names. */
export async function namedDialogs(
  store: Pick<Store, 'dialogs' | 'contacts'>,
  scope: Scope,
  ids: readonly string[],
): Promise<Map<string, NamedDialog>> {
  const dialogs = await store.dialogs
    .find({ $and: [{ _id: { $in: [...new Set(ids)] } }, ...visibleDialogs(scope)] })
    .project<{ _id: string; contactId: string; channelKind: ChannelKind }>({ contactId: 1, channelKind: 1 })
    .toArray();
  const contacts = await store.contacts
    .find({ _id: { $in: [...new Set(dialogs.map(({ contactId }) => contactId))] } })
    .project<{ _id: string; name: string | null }>({ name: 1 })
    .toArray();
  const names = new Map(contacts.map(({ _id, name }) => [_id, name]));
  return new Map(
    dialogs.map(({ _id, contactId, channelKind }) => [
      _id,
      { id: _id, name: names.get(contactId) ?? null, channelKind },
    ]),
  );
}
