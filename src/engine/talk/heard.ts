import type { Payload } from '../../domain/flow/payload.ts';
import type { FlowBook } from '../../domain/flow/route.ts';
import type { Understanding } from '../../domain/understanding.ts';
import type { CallContext } from '../calls/call.ts';
import type { Answer, Recalled, TalkStore } from '../ports.ts';

/** One message as it was understood. */
export interface Heard {
  messageId: string;
  text: string;
  payload: Payload | null;
  understanding: Understanding;
}

/** What a turn knows, and whom it may ask. */
export interface ConverseContext extends Omit<CallContext, 'slots' | 'talkStore'> {
  talkStore: Pick<TalkStore, 'busy' | 'recentTurns'>;
  flows: FlowBook;
  /** Asks the responder, once per message: what it said is kept. */
  ask(): Promise<Answer>;
  /** A page that answers the message by itself, without asking anybody. */
  recall(byTitle: boolean): Recalled | null;
}
