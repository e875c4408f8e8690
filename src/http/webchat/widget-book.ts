import type { WidgetSettings } from '../../domain/webchat/widget-settings.ts';
import type { Store } from '../../store/open-store.ts';
import { readWidget } from '../../store/read-setting.ts';

export interface WidgetBook {
  /** The settings, at most a few seconds old. */
  current(): Promise<WidgetSettings>;
  /** To be read anew at once. */
  forget(): void;
}

/** Every request of a visitor asks for them: read once in a while and not each time. */
const KEPT_MS = 5_000;

export function createWidgetBook(store: Store, now: () => Date): WidgetBook {
  let read: { at: number; settings: Promise<WidgetSettings> } | null = null;
  return {
    current() {
      const at = now().getTime();
      if (read && Math.abs(at - read.at) < KEPT_MS) return read.settings;
      const settings = readWidget(store);
      const mine = { at, settings };
      read = mine;
      settings.catch(() => {
        if (read === mine) read = null;
      });
      return settings;
    },
    forget() {
      read = null;
    },
  };
}
