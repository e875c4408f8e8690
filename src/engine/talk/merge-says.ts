import type { ActionOf } from '../../domain/action.ts';
import type { Said } from '../../domain/flow/walk.ts';

/** One message to one message: everything said in a turn becomes one line, with the buttons and questions of the last; an empty row parts flows. */
export function mergeSays(says: readonly Said[], heard: { intent: string; score: number }): ActionOf<'say'> | null {
  const last = says.at(-1);
  if (!last) return null;
  let text = '';
  let before: Said | null = null;
  for (const said of says) {
    const line = said.content.text.trim();
    if (!line) continue;
    if (before) text += before.receipt.flow === said.receipt.flow ? '\n' : '\n\n';
    text += line;
    before = said;
  }
  const variants = says.flatMap(({ receipt }) => receipt.variants ?? []);
  return {
    kind: 'say',
    content: { ...last.content, text },
    receipt: {
      ...answeredBy(says),
      ...last.receipt,
      intent: heard.intent,
      score: heard.score,
      ...(variants.length > 0 && { variants }),
    },
  };
}

/** A flow may ask its question again below the responder's words: what these rest on is told all the same. */
function answeredBy(says: readonly Said[]): Partial<Said['receipt']> {
  const { passages, tools, model, rejected, answer } =
    says.find(({ receipt }) => receipt.because === 'responder')?.receipt ?? {};
  return {
    ...(passages && { passages }),
    ...(tools && { tools }),
    ...(model && { model }),
    ...(rejected && { rejected }),
    ...(answer && { answer }),
  };
}
