import type { Delivery, SendOutcome } from '../../engine/ports.ts';
import { type Template, templateMessage } from './template.ts';

/** The template chosen for a line, with its variables filled in; or why none can be used. */
export type Approved =
  | { kind: 'message'; message: object; name: string; language: string }
  | { kind: 'none' }
  | { kind: 'unusable'; reason: string };

export interface ApprovedTemplates {
  /** Which template says this line. */
  find(delivery: Delivery): Promise<Approved>;
  /** Meta does not take this template: it is not used again until its list has been read anew. */
  refused(template: { name: string; language: string }, code: number, reason: string): Promise<void>;
}

type Post = (message: object) => Promise<SendOutcome>;

const OUTSIDE = 'more than 24 hours since the customer wrote';

/**
 * Says a line by an approved template: by the one that was chosen for it, else by the single one of the settings of the account. A
 * template that Meta refuses (132xxx: paused, disabled, changed) is noted with the reason.
 */
export async function sendApproved(
  delivery: Delivery,
  { approved, fallback, post }: { approved: ApprovedTemplates | undefined; fallback: Template | null; post: Post },
): Promise<SendOutcome> {
  const chosen = (await approved?.find(delivery)) ?? { kind: 'none' };
  if (chosen.kind === 'message') {
    const outcome = await post(chosen.message);
    const code = outcome.kind === 'rejected' ? templateCode(outcome.reason) : null;
    if (code === null || outcome.kind !== 'rejected') return outcome;
    await approved?.refused(chosen, code, outcome.reason);
    return { kind: 'rejected', reason: `the template "${chosen.name}" was refused (${outcome.reason})`.slice(0, 500) };
  }
  if (fallback) return post(templateMessage(fallback, delivery.content));
  const why = chosen.kind === 'unusable' ? chosen.reason : 'choose one in Settings → WhatsApp templates';
  return { kind: 'rejected', reason: `${OUTSIDE}: WhatsApp takes only an approved template now (${why})` };
}

/** Meta's number of a trouble with templates; null for any other trouble. */
export function templateCode(reason: string): number | null {
  const code = Number(/^WhatsApp (132\d{3}):/u.exec(reason)?.[1]);
  return Number.isFinite(code) && code > 0 ? code : null;
}
