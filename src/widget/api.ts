import type { Origin } from '../domain/incoming.ts';
import type { Locale } from '../domain/localized.ts';
import type { Messenger } from '../domain/webchat/widget-settings.ts';
import type { Draft, Line, LineFile } from './line.ts';
import type { Look } from './look.ts';

/** What became of a request. `later`: network or server trouble, worth another try; `refused`: never will be accepted. */
export type Outcome<T> =
  | { kind: 'done'; value: T }
  | { kind: 'unauthorized' }
  | { kind: 'refused'; why: string }
  | { kind: 'later'; retryAfterMs: number | null };

/** The server as the chat knows it. The preview in the console stands in for it. */
export interface Api {
  fetchLook(): Promise<Outcome<Look>>;
  openSession(locale: Locale, origin: Origin): Promise<Outcome<string>>;
  fetchLines(token: string, after: string | undefined): Promise<Outcome<Line[]>>;
  postDraft(token: string, draft: Draft): Promise<Outcome<null>>;
  /** Opens the event stream after `lastId`; the caller reads the body. */
  openStream(token: string, lastId: string | undefined, signal: AbortSignal): Promise<Outcome<Response>>;
  /** An address that opens the same talk in a messenger: once, and soon. */
  askWay(token: string, to: Messenger): Promise<Outcome<string>>;
  uploadFile(upload: Upload): Promise<Outcome<LineFile>>;
  fetchFile(token: string, id: string): Promise<Outcome<Blob>>;
}

/** A file on its way to the server. */
export interface Upload {
  token: string;
  file: File;
  /** From 0 to 1. */
  onProgress: (share: number) => void;
  signal: AbortSignal;
}
