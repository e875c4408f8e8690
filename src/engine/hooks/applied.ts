import type { HookOutcome, HookReason } from '../../domain/hooks/hook-call.ts';
import type { Surroundings } from '../../store/load-situation.ts';
import type { Store } from '../../store/open-store.ts';
import type { Engine } from '../engine.ts';

export interface ApplyDeps {
  store: Store;
  engine: Pick<Engine, 'act' | 'takeLead' | 'takeCall'>;
  surroundings(): Surroundings;
  now(): Date;
}

/** `later`: something is still missing, or somebody is in the way; it is tried again. */
export type Applied =
  | { kind: 'applied'; outcome: HookOutcome }
  | { kind: 'refused'; reason: HookReason }
  | { kind: 'later'; reason: HookReason | null };

/** The engine's own words. */
export const refusedBy = (detail: string): Applied => ({ kind: 'refused', reason: { code: 'refused', detail } });
