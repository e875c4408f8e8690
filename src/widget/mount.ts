import type { Api } from './api.ts';
import { beep } from './beep.ts';
import type { ChatState } from './chat.ts';
import { lastId, unreadAfter } from './conversation.ts';
import { pickLocale } from './locale.ts';
import type { Look } from './look.ts';
import type { Memory } from './memory.ts';
import { createPanel } from './panel.ts';
import { putStyle } from './styled.ts';
import { createTalk } from './talk.ts';
import { texts } from './texts.ts';
import { createTheme } from './theme.ts';
import { countInTitle } from './title-badge.ts';
import { createFooter } from './view/footer.ts';
import { fitToKeyboard } from './viewport.ts';

export interface Mounted {
  open(): void;
  close(): void;
  remove(): void;
}

interface MountOptions {
  api: Api;
  memory: Memory;
  look: Look;
  css: string;
  nonce: string;
  /** Languages that the page asks for, before the browser's own. */
  wished: readonly string[];
  /** Open from the first moment on, for a preview. */
  isOpen?: boolean;
}

/** A phone's screen is the page's: there nothing opens by itself. */
const PHONE = '(max-width: 480px), (max-height: 480px)';
const SEEN = 'seen';

/** Puts the widget beside the page: in a shadow tree, out of its flow, at the end of the document and not of a body that may be exchanged. */
export function mountWidget({ api, memory, look, css, nonce, wished, isOpen = false }: MountOptions): Mounted {
  const locale = pickLocale('', wished, look.locales);
  const words = texts[locale];
  const host = document.createElement('voronka-chat');
  const shadow = host.attachShadow({ mode: 'open' });
  putStyle(shadow, css, nonce);
  let state: ChatState | null = null;

  const panel = createPanel({
    words,
    memory,
    onOpen(isAsked) {
      talk.view.toEnd();
      if (isAsked) talk.view.composer.focus();
      notice();
    },
  });
  const talk = createTalk({
    api,
    memory,
    words,
    locale,
    look,
    isLazy: true,
    tools: [panel.closer],
    onChange(next) {
      const before = state?.talk.lines.length ?? next.talk.lines.length;
      state = next;
      const unread = notice();
      if (look.sound && unread > 0 && next.talk.lines.length > before) beep();
    },
  });

  /** What is open and looked at has been seen; all else is counted. */
  function notice(): number {
    if (!state) return 0;
    const last = lastId(state.talk);
    if (panel.isOpen() && document.visibilityState === 'visible' && last !== undefined) {
      if (memory.read(SEEN) !== last) memory.keep(SEEN, last);
    }
    const unread = unreadAfter(state.talk, memory.read(SEEN));
    panel.count(unread);
    if (look.countInTitle) countInTitle(unread);
    return unread;
  }

  panel.fill(talk.view.header.titleId, talk.view.header.element, talk.view.body, createFooter(words, locale, false));
  panel.element.classList.add('root', 'widget', look.position);
  panel.element.lang = locale;
  panel.element.dir = 'ltr';
  createTheme(panel.element).show(look);
  fitToKeyboard(panel.element);
  shadow.append(panel.element);
  document.documentElement.append(host);
  document.addEventListener('visibilitychange', notice);
  memory.onOtherTab(notice);
  talk.begin();
  const isPhone = matchMedia(PHONE).matches;
  if (isOpen || (!isPhone && memory.read('open') === 'yes')) panel.open('itself');
  const { openAfter } = look;
  if (openAfter !== null && !isPhone && memory.read('offered') === null) {
    setTimeout(() => {
      memory.keep('offered', 'yes');
      panel.open('itself');
    }, openAfter * 1000);
  }
  return {
    open: () => panel.open('person'),
    close: panel.close,
    remove: () => host.remove(),
  };
}
