import type { Button } from '../../domain/message.ts';
import type { Messenger } from '../../domain/webchat/widget-settings.ts';
import type { LineFile } from '../line.ts';

/** What the page does when the visitor does something. */
export interface Handlers {
  onSay: (text: string, files?: LineFile[]) => void;
  onPress: (button: Button) => void;
  onRemove: (draftId: string) => void;
  /** Gives the address under which the talk goes on there; null when there is none now. */
  onGoOn: (to: Messenger) => Promise<string | null>;
}
