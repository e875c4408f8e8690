import { type Pause, pause } from '../../src/channels/pause.ts';

/** Stands for every wait: hardly a moment, yet other work gets its turn. */
export const soon: Pause = (ms, signal) => pause(Math.min(ms, 2), signal);
