import type { Flow } from './flow.ts';

/** What a look-up needs, and what comes of it. */
export interface CallWords {
  /** Slots without which it can say nothing. */
  needs: readonly string[];
  /** Slots that it takes into account. */
  uses?: readonly string[];
  /** The values for texts and actions that each outcome gives. */
  outcomes: Readonly<Record<string, readonly string[]>>;
  /** Slots that it settles itself, or that its choices fill. */
  fills?: readonly string[];
}

/** What an action needs: slots, and values of look-ups. */
export interface DeedWords {
  needs: readonly string[];
  uses?: readonly string[];
  values?: readonly string[];
}

/** What a flow may refer to. Where only names are given, only names are looked at. */
export interface FlowWords {
  /** Null: there is such a flow, but its file is broken. */
  flows: ReadonlyMap<string, Flow | null> | ReadonlySet<string>;
  intents: ReadonlySet<string>;
  calls: ReadonlyMap<string, CallWords> | ReadonlySet<string>;
  deeds: ReadonlyMap<string, DeedWords> | ReadonlySet<string>;
}

export interface FlowFault {
  /** The way to the value inside the file, as in `steps.3.on.free.0.do`. */
  path: (string | number)[];
  reason: string;
  /** What to do about it. */
  hint?: string;
  /** A warning does not keep a flow from being used. */
  level: 'error' | 'warning';
}

/** What is known of a name; null where only names are known, or the name is not. */
export const knownOf = <T>(names: ReadonlyMap<string, T | null> | ReadonlySet<string>, name: string): T | null =>
  names instanceof Map ? (names.get(name) ?? null) : null;

export const error = (path: FlowFault['path'], reason: string, hint?: string): FlowFault => ({
  path,
  reason,
  level: 'error',
  ...(hint !== undefined && { hint }),
});

export const warning = (path: FlowFault['path'], reason: string, hint?: string): FlowFault => ({
  ...error(path, reason, hint),
  level: 'warning',
});
