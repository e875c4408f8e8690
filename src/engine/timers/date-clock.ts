import type { Logger } from 'pino';
import type { Trigger } from '../../domain/trigger.ts';
import { compile } from '../../domain/triggers/compile.ts';
import type { OnOf } from '../../domain/triggers/on.ts';
import type { Surroundings } from '../../store/load-situation.ts';
import type { Store } from '../../store/open-store.ts';
import { planDates } from '../../store/plan-dates.ts';

export interface DateClockDeps {
  store: Store;
  surroundings(): Surroundings;
  now(): Date;
  log: Logger;
}

export interface DateClock {
  start(): void;
  /** Plans what has been reached since the last look. */
  look(): Promise<void>;
  stop(): Promise<void>;
}

const LOOK_EVERY_MS = 30_000;
const HOUR_MS = 3_600_000;

/**
 * Sets off triggers that wait for a date in a field. Dates are looked for when their moment has come, so a date that is set or changed
 * before then needs nothing; without such a trigger nothing is read. The first look goes as far back as a trigger may be late.
 */
export function createDateClock({ store, surroundings, now, log }: DateClockDeps): DateClock {
  /** Up to when each trigger, as it was then, has been looked for. */
  const lookedUpTo = new Map<string, Date>();
  let timer: NodeJS.Timeout | null = null;
  let looking: Promise<void> | null = null;

  async function round(): Promise<void> {
    const around = surroundings();
    for (const trigger of compile(around).ofKind('date_reached')) {
      if (!isDated(trigger)) continue;
      const key = `${trigger.id}:${trigger.version}`;
      // The delay is added to the date's own moment: what was reached by then is due now.
      const to = new Date(now().getTime() - trigger.delay.minutes * 60_000 + 1);
      const from = lookedUpTo.get(key) ?? new Date(to.getTime() - trigger.lateHours * HOUR_MS);
      if (from >= to) continue;
      await planDates(store, trigger, { from, to, zone: around.business.timezone });
      lookedUpTo.set(key, to);
    }
  }

  function look(): Promise<void> {
    looking ??= round().finally(() => {
      looking = null;
    });
    return looking;
  }

  const tick = () =>
    void look().catch((error: unknown) =>
      log.warn({ err: error }, 'dates could not be looked for; the next look will'),
    );

  return {
    start() {
      timer = setInterval(tick, LOOK_EVERY_MS);
      tick();
    },
    look,
    async stop() {
      if (timer) clearInterval(timer);
      await looking?.catch(() => undefined);
    },
  };
}

const isDated = (trigger: Trigger): trigger is Trigger & { on: OnOf<'date_reached'> } =>
  trigger.on.kind === 'date_reached';
