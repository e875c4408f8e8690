import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { EventView } from '../../http/views/event-view.ts';
import { keys } from './keys.ts';
import { tellLive } from './live-events.ts';
import { staleKeys, staleSettings } from './stale-keys.ts';

export type Connection = 'connecting' | 'live' | 'lost';

/** Events come in bursts (one message leaves three or four): refresh once per burst. */
const GATHER_MS = 250;
const REOPEN_MS = 4_000;

/**
 * Keeps every screen live by server-sent events. The browser resumes a broken stream by itself (Last-Event-ID); after
 * a reset, or a stream that had to be opened anew, everything shown is read again.
 */
export function useLive(onEvent: (event: EventView) => void): Connection {
  const client = useQueryClient();
  const [connection, setConnection] = useState<Connection>('connecting');

  useEffect(() => {
    const stale = new Map<string, string[]>();
    let gathering: ReturnType<typeof setTimeout> | undefined;
    let reopening: ReturnType<typeof setTimeout> | undefined;
    let source: EventSource;

    const refresh = (): void => {
      gathering = undefined;
      for (const queryKey of stale.values()) void client.invalidateQueries({ queryKey });
      stale.clear();
    };
    const open = (isAgain: boolean): void => {
      source = new EventSource('/api/v1/stream');
      source.onopen = () => {
        setConnection('live');
        if (isAgain) void client.invalidateQueries();
      };
      source.onerror = () => {
        setConnection('lost');
        if (source.readyState !== EventSource.CLOSED) return;
        // The server refused the stream: the browser gives up then, we do not. Perhaps the session ended: ask.
        void client.invalidateQueries({ queryKey: keys.me });
        reopening = setTimeout(open, REOPEN_MS, true);
      };
      source.addEventListener('reset', () => void client.invalidateQueries());
      source.addEventListener('hidden', ({ data }) => {
        const { dialogId }: { dialogId: string } = JSON.parse(data);
        // It is somebody else's now: what was read of it goes, and the lists are read without it.
        void client.resetQueries({ queryKey: keys.dialog(dialogId) });
        void client.resetQueries({ queryKey: keys.messages(dialogId) });
        void client.invalidateQueries();
      });
      source.addEventListener('settings', ({ data }) => {
        const { changed }: { changed: string[] } = JSON.parse(data);
        for (const key of staleSettings(changed)) stale.set(key.join('/'), key);
        gathering ??= setTimeout(refresh, GATHER_MS);
      });
      source.addEventListener('event', ({ data }) => {
        const event: EventView = JSON.parse(data);
        for (const key of staleKeys(event)) stale.set(key.join('/'), key);
        gathering ??= setTimeout(refresh, GATHER_MS);
        tellLive(event);
        onEvent(event);
      });
    };

    open(false);
    return () => {
      source.close();
      clearTimeout(gathering);
      clearTimeout(reopening);
    };
  }, [client, onEvent]);

  return connection;
}
