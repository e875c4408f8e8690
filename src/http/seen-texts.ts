import { whichVisible } from '../store/queries/visible.ts';
import { textsOf } from '../store/training/labelled-texts.ts';
import type { RouteDeps } from './app-deps.ts';
import type { Principal } from './principal.ts';
import { scopeFor } from './scope.ts';

/** The words of messages that are still there and whose dialogs the asker may see. */
export async function seenTexts(
  { store, surroundings }: Pick<RouteDeps, 'store' | 'surroundings'>,
  who: Principal,
  messages: readonly { messageId: string; dialogId: string }[],
): Promise<Map<string, string>> {
  const seen = await whichVisible(
    store,
    scopeFor(who, surroundings()),
    messages.map(({ dialogId }) => dialogId),
  );
  return textsOf(
    store,
    messages.filter(({ dialogId }) => seen.has(dialogId)).map(({ messageId }) => messageId),
  );
}
