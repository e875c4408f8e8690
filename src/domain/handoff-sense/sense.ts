import type { HandoffReason } from '../handoff-reason.ts';
import { harmIn } from './bodily-harm.ts';
import { grievancesIn } from './grievance.ts';
import { isHarmless } from './harmless.ts';
import type { Lately } from './lately.ts';
import { keyOf } from './lately.ts';
import { legalSignsIn } from './legal-threat.ts';
import { plainText } from './plain-text.ts';
import { isGlad } from './praise.ts';
import { temperOf } from './temper.ts';

/** Why a person should have the dialog at once, and by which words that shows. */
export interface Sensed {
  reason: Extract<HandoffReason, 'medical_risk' | 'legal_risk' | 'anger' | 'complaint' | 'repeated_question'>;
  /** Somebody may be in danger: where help is, is said first. */
  emergency: boolean;
  signs: string[];
}

export interface SenseInput {
  text: string;
  /** The text in Cyrillic letters, when it is Russian in Latin ones. */
  cyrillic?: string | undefined;
  /** How the last lines of the customer were, oldest first. */
  lately: readonly Lately[];
  now: Date;
}

export interface Sense {
  sensed: Sensed | null;
  /** Of this line, to be remembered for the next ones. */
  mood: Lately;
  /** Whatever its strong words look like, it is no complaint about us. */
  harmless: boolean;
}

/** From here on a person is called. */
const ENOUGH = 1;
/** A line counts together with those before only when it is bad by itself. */
const SMOULDERS = 0.3;
/** Whoever comes back after that begins anew. */
const STAYS_MS = 60 * 60_000;
/** How much of the heat of a line is left at the next one. */
const LINGERS = 0.8;

/**
 * Whether a line calls for a person: harm, a court, a complaint, anger that has grown over the last lines, the same question for the third
 * time. Pure, by words and signs alone: what the classifier thinks is weighed by the flows. Rather nothing than a false alarm.
 */
export function senseHandoff({ text, cyrillic, lately, now }: SenseInput): Sense {
  const plain = plainText(cyrillic ?? text);
  const glad = isGlad(plain);
  const { heat, signs } = temperOf(text, plain);
  const grievances = glad ? [] : grievancesIn(plain);
  const temper = glad ? 0 : heat;
  const before = lately.filter(({ at }) => now.getTime() - at < STAYS_MS);
  const mood: Lately = {
    heat: Math.min(1, Math.round((temper + (grievances.length > 0 ? 0.6 : 0)) * 100) / 100),
    key: keyOf(plain),
    at: now.getTime(),
  };
  return { sensed: sensedIn(), mood, harmless: grievances.length === 0 && isHarmless(plain) };

  function sensedIn(): Sensed | null {
    const harm = harmIn(plain);
    if (harm) return { reason: 'medical_risk', emergency: harm.emergency, signs: harm.signs };
    const legal = legalSignsIn(plain);
    if (legal.length > 0) return calm('legal_risk', legal);
    if (grievances.length > 0 && temper < ENOUGH) return calm('complaint', grievances);
    if (temper >= ENOUGH) return calm('anger', [...signs, ...grievances]);
    const smoulders = before.reduce((sum, line) => sum * LINGERS + line.heat, 0) * LINGERS;
    if (temper >= SMOULDERS && temper + smoulders >= ENOUGH) return calm('anger', signs);
    return isThirdTime(mood.key, before) ? calm('repeated_question', []) : null;
  }
}

const calm = (reason: Sensed['reason'], signs: string[]): Sensed => ({ reason, emergency: false, signs });

const isThirdTime = (key: number, lately: readonly Lately[]): boolean =>
  key !== 0 && lately.slice(-2).length === 2 && lately.slice(-2).every((line) => line.key === key);
