import type { DismissedQuestion } from '../../domain/knowledge/dismissed-question.ts';
import { fromDocument, toDocument } from '../document.ts';
import type { Store } from '../open-store.ts';

/** The newest ones are looked for; nobody asks the others any more. */
const MOST_KEPT_IN_MIND = 500;

export async function dismissedQuestions(store: Store): Promise<DismissedQuestion[]> {
  const rows = await store.dismissedQuestions.find().sort({ at: -1 }).limit(MOST_KEPT_IN_MIND).toArray();
  return rows.map(fromDocument);
}

/** Whoever was first is known for it. */
export async function dismissQuestion(store: Store, question: DismissedQuestion): Promise<void> {
  const { _id, ...row } = toDocument(question);
  await store.dismissedQuestions.updateOne({ _id }, { $setOnInsert: row }, { upsert: true });
}

export async function takeBackDismissal(store: Store, id: string): Promise<void> {
  await store.dismissedQuestions.deleteOne({ _id: id });
}
