import { z } from 'zod';

/**
 * What can be varied, by id: `flow:book/service` (the words of a step; a reminder's too), `trigger:<id>/message` (`message-2` for its
 * second one), `reminder:minutes` (how long before a visit), `offer:2` (the second offer that the bot tells of).
 */
export const SurfaceId = z
  .string()
  .regex(
    /^(?:flow:[a-z][a-z0-9-]*\/[\w.-]{1,120}|trigger:[\w:.-]{1,120}\/message(?:-\d)?|reminder:minutes|offer:\d{1,2})$/u,
    'is no surface',
  );

export type SurfaceKind = 'flow' | 'trigger' | 'reminder' | 'offer';

export const flowSurface = (flow: string, step: string): string => `flow:${flow}/${step}`;

/** `place`: which of its messages it is, from 1. */
export const triggerSurface = (triggerId: string, place: number): string =>
  `trigger:${triggerId}/message${place === 1 ? '' : `-${place}`}`;

export const REMINDER_SURFACE = 'reminder:minutes';

/** `index` from 0. */
export const offerSurface = (index: number): string => `offer:${index + 1}`;

export function kindOf(surface: string): SurfaceKind {
  const kind = surface.slice(0, surface.indexOf(':'));
  return kind === 'flow' || kind === 'trigger' || kind === 'reminder' ? kind : 'offer';
}
