import type { Logger } from 'pino';
import type { TemplateBook } from '../../domain/wa-templates/choice.ts';
import { claimDuty, releaseDuty } from '../../store/duties.ts';
import type { Store } from '../../store/open-store.ts';
import { keepTemplates, readTemplateBook } from '../../store/wa-templates/template-books.ts';
import type { ChannelBook } from '../channel-book.ts';

const DUTY = 'wa-templates';
const LOOK_EVERY_MS = 60_000;
const LEASE_MS = 5 * 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

interface KeeperDeps {
  store: Store;
  channels: Pick<ChannelBook, 'all' | 'get'>;
  owner: string;
  now(): Date;
  log: Logger;
}

export interface TemplateKeeper {
  /** Asks for a channel's templates now. Null when the channel has none, or is not connected. */
  refresh(channelId: string): Promise<TemplateBook | null>;
  start(): void;
  stop(): Promise<void>;
}

/** Reads the templates of every channel that has some once a day, and when somebody asks; one process does it for all. */
export function keepTemplatesFresh({ store, channels, owner, now, log }: KeeperDeps): TemplateKeeper {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let ended = false;

  async function refresh(channelId: string): Promise<TemplateBook | null> {
    const read = await channels.get(channelId)?.templates?.();
    if (!read) return null;
    const at = now();
    await keepTemplates(
      store,
      channelId,
      read.kind === 'read' ? { at, templates: read.templates } : { at, problem: read.reason },
    );
    return readTemplateBook(store, channelId);
  }

  async function look(): Promise<void> {
    const having = channels.all().filter(({ templates }) => templates !== undefined);
    if (having.length === 0 || !(await claimDuty(store, DUTY, owner, now(), LEASE_MS))) return;
    for (const { id } of having) {
      const { readAt, askedAt } = await readTemplateBook(store, id);
      const isOld = readAt === null || now().getTime() - readAt.getTime() > DAY_MS;
      const isAsked = askedAt !== null && now().getTime() - askedAt.getTime() < HOUR_MS;
      if (isOld && !isAsked && !ended) await refresh(id);
    }
  }

  function later(ms: number): void {
    if (ended) return;
    timer = setTimeout(() => {
      running = look()
        .catch((error: unknown) => log.warn({ err: error }, 'templates could not be read; it is tried again'))
        .then(() => later(LOOK_EVERY_MS));
    }, ms);
  }

  return {
    refresh,
    start: () => later(0),
    async stop() {
      ended = true;
      clearTimeout(timer);
      await running;
      await releaseDuty(store, DUTY, owner).catch(() => undefined);
    },
  };
}
