import type { Button } from '../../domain/message.ts';

/** What the page does when the visitor does something. */
export interface Handlers {
  onSay: (text: string) => void;
  onPress: (button: Button) => void;
  onRemove: (draftId: string) => void;
}
