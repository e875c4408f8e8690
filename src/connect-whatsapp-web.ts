import { join } from 'node:path';
import type { Logger } from 'pino';
import { checkLink } from './channels/whatsapp-web/check-link.ts';
import { webClients } from './channels/whatsapp-web/create-web-client.ts';
import type { Link } from './channels/whatsapp-web/link.ts';
import type { SessionArchive } from './channels/whatsapp-web/remote-auth.ts';
import { createWhatsappWebChannel, WHATSAPP_WEB_ID } from './channels/whatsapp-web/whatsapp-web-channel.ts';
import type { ConnectParts } from './connect-parts.ts';
import type { Channel } from './engine/ports.ts';
import { linkOf, showLink, takeWanted } from './store/channel-links.ts';
import { claimDuty, releaseDuty } from './store/duties.ts';
import { createSessionBucket } from './store/whatsapp-sessions.ts';

/** A copy of the session takes less; the duty is claimed for so long when one begins. */
const COPY_MS = 120_000;
const DUTY = `session:${WHATSAPP_WEB_ID}`;
/** How soon a person's wish (link by code, unlink) is taken up. */
const LOOK_MS = 1_000;

/** WhatsApp by its web page. Of several processes one has the session; the others show how it stands. */
export function connectWhatsappWeb(parts: ConnectParts): Channel {
  const { config, store, owner, log, clock, whatsappWeb } = parts;
  const channel = createWhatsappWebChannel({
    create:
      whatsappWeb ??
      webClients({
        sessionDir: join(config.DATA_DIR, 'whatsapp'),
        executablePath: config.PUPPETEER_EXECUTABLE_PATH,
        ...(config.WHATSAPP_WEB_STORE === 'mongo' && { remote: { archive: archiveOf(parts), log } }),
      }),
    mostBytes: config.WHATSAPP_WEB_MOST_MB * 1024 * 1024,
    log,
    now: clock.now,
    claim: (leaseMs) => claimDuty(store, DUTY, owner, clock.now(), leaseMs),
    release: () => releaseDuty(store, DUTY, owner),
    changed: lastOf((link) => showLink(store, WHATSAPP_WEB_ID, link), log),
  });
  let looking: NodeJS.Timeout | undefined;

  async function look(): Promise<void> {
    const { state } = channel.link();
    if (state === 'off') return;
    const wanted = await takeWanted(store, WHATSAPP_WEB_ID, { mayUnlink: state !== 'starting' && state !== 'lost' });
    if (wanted?.kind === 'pair') channel.pair(wanted.phone);
    if (wanted?.kind === 'unlink') await channel.unlink();
  }

  return {
    ...channel,
    /** Another process may have the session: what it shows is true for all. */
    async check() {
      const own = channel.link();
      const shown = own.state === 'off' ? await linkOf(store, WHATSAPP_WEB_ID).catch(() => null) : own;
      return checkLink(shown ?? own);
    },
    async start(receive, setAside, takeReport) {
      await channel.start(receive, setAside, takeReport);
      looking = setInterval(() => {
        look().catch((error: unknown) => log.warn({ err: error }, 'what is wanted of the phone could not be read'));
      }, LOOK_MS);
    },
    async stop() {
      clearInterval(looking);
      await channel.stop();
    },
  };
}

/** The session in the database. Only who has the duty may put another in its place. */
function archiveOf({ store, secret, owner, clock }: ConnectParts): SessionArchive {
  const { db } = store.connection;
  if (!db) throw new Error('The store is closed.');
  return {
    ...createSessionBucket(db, secret),
    isMine: () => claimDuty(store, DUTY, owner, clock.now(), COPY_MS),
  };
}

/** Shows one state after the other, and of those that come meanwhile the last: two writes at once could end in the other order. */
function lastOf(show: (link: Link) => Promise<void>, log: Logger): (link: Link) => void {
  let next: Link | null = null;
  let isShowing = false;

  async function go(): Promise<void> {
    isShowing = true;
    for (let link = next; link; link = next) {
      next = null;
      await show(link).catch((error: unknown) =>
        log.warn({ err: error }, 'how it stands with the phone could not be shown'),
      );
    }
    isShowing = false;
  }

  return (link) => {
    next = link;
    if (!isShowing) void go();
  };
}
