import type { ActionOf } from '../../domain/action.ts';
import type { Said } from '../../domain/flow/walk.ts';

/** One message to one message: everything said in a turn becomes one line, with the buttons and questions of the last. */
export function mergeSays(says: readonly Said[], heard: { intent: string; score: number }): ActionOf<'say'> | null {
  const last = says.at(-1);
  if (!last) return null;
  const text = says
    .map((said) => said.content.text.trim())
    .filter(Boolean)
    .join('\n\n');
  return {
    kind: 'say',
    content: { ...last.content, text },
    receipt: { ...last.receipt, intent: heard.intent, score: heard.score },
  };
}
