import type { Action } from '../domain/action.ts';
import type { Dialog } from '../domain/dialog.ts';
import type { Actor, DomainEvent } from '../domain/event.ts';
import type { CallReport, CallTaken } from './calling/call-report.ts';
import type { Contacts } from './contact-work.ts';
import type { LeadReport, LeadTaken } from './leads/lead-report.ts';
import type { Receive, SetAside, TakeReport } from './ports.ts';

export interface ActRequest {
  dialogId: string;
  actor: Actor;
  actions: readonly Action[];
}

export type Acted = { kind: 'done'; dialog: Dialog } | { kind: 'refused'; reason: string } | { kind: 'not_found' };

/** An event with the place in the stream after which a reader can go on. */
export type FeedItem = { kind: 'event'; token: string; event: DomainEvent } | { kind: 'reset' };

/** Events as they are committed, by any process. */
export interface Feed {
  /**
   * Calls the listener for each event after `after` (a token given before; null = from now on), in order. `reset` means that the
   * token is too old or the stream was cut: the reader fetches everything anew. Returns the way to stop.
   */
  subscribe(after: string | null, listener: (item: FeedItem) => void): () => void;
  stop(): Promise<void>;
}

/** What other rooms may ask for. `receive` is the only way in, `act` the only way anything changes. */
export interface Engine {
  receive: Receive;
  setAside: SetAside;
  /** What a provider tells later of a message that it has accepted. */
  takeReport: TakeReport;
  act(request: ActRequest): Promise<Acted>;
  /** A phone call that is over, as another program tells of it: a closed dialog of its contact. The same one twice is one. */
  takeCall(call: CallReport): Promise<CallTaken>;
  /** A request that was left elsewhere, as another program tells of it: a lead without a message. The same one twice is one. */
  takeLead(lead: LeadReport): Promise<LeadTaken>;
  /** A bulk job has been stored, or is to be undone: begins at once what would else be found within a second. */
  bulkOrdered(): void;
  /** People who are there twice. */
  contacts: Contacts;
  feed: Feed;
  /** Whether messages can be taken and decided now: the database answers and the workers run. */
  ready(): Promise<boolean>;
}
