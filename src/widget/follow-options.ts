import type { Api } from './api.ts';
import type { Line } from './line.ts';
import type { Status } from './status.ts';

export interface FollowOptions {
  api: Pick<Api, 'fetchLines' | 'openStream'>;
  /** Resolves when there is a talk to be followed. */
  token: () => Promise<string>;
  forgetSession: (token: string) => void;
  /** Calls when this talk is gone, whoever has found it out. Returns the way to stop. */
  onGone: (act: () => void) => () => void;
  lastId: () => string | undefined;
  onLines: (lines: Line[]) => void;
  onStatus: (status: Status) => void;
  onTyping: () => void;
  onOffline: () => void;
}

/** Reads a conversation for ever. */
export type Follow = (options: FollowOptions) => Promise<never>;
