import { fromDocument, toDocument } from '../document.ts';
import type { Store } from '../open-store.ts';
import type { WebSession } from '../web-session.ts';

/** The session whose token has this SHA-256 (hex), or null. */
export async function findWebSession(store: Store, id: string): Promise<WebSession | null> {
  const found = await store.webSessions.findOne({ _id: id });
  return found && fromDocument(found);
}

export async function addWebSession(store: Store, session: WebSession): Promise<void> {
  await store.webSessions.insertOne(toDocument(session));
}
