import type { Locale } from '../../domain/localized.ts';
import type { Attachments } from '../attachments.ts';
import type { ChatState } from '../chat.ts';
import { isAwaitingAnswer } from '../conversation.ts';
import { el } from '../dom.ts';
import { fill } from '../fill.ts';
import type { Look } from '../look.ts';
import { sizeText } from '../size.ts';
import type { Texts } from '../texts.ts';
import { type Composer, createComposer } from './composer.ts';
import { acceptDrops } from './drop-zone.ts';
import type { OpenFile } from './files.ts';
import { createGoOn } from './go-on.ts';
import type { Handlers } from './handlers.ts';
import { createHeader, type Header } from './header.ts';
import { createLog } from './log.ts';
import { createTray, type Tray } from './tray.ts';
import { createTyping, type Writing } from './typing.ts';
import { createWelcome } from './welcome.ts';

export interface View {
  header: Header;
  /** All below the head. */
  body: HTMLElement;
  tray: Tray;
  composer: Composer;
  show: (state: ChatState) => void;
  dress: (look: Look) => void;
  /** Brings the last line into sight. */
  toEnd: () => void;
}

interface ViewOptions {
  words: Texts;
  locale: Locale;
  handlers: Handlers;
  /** What was typed before a reload, and where to keep it. */
  typed: { text: string; keep: (text: string) => void };
  attachments: () => Attachments;
  openFile: OpenFile;
  /** Buttons in the head. */
  tools?: Node[];
}

const NEAR_END_PX = 120;

/** The chat itself, for the page and for the widget: head, scrolling log, lines about the connection, composer. */
export function createView(options: ViewOptions): View {
  const { words, locale, handlers, typed, attachments, openFile, tools } = options;
  const header = createHeader(words, locale, tools);
  const welcome = createWelcome(words, locale, handlers.onSay);
  const log = createLog({ words, locale, handlers, openFile });
  const typing = createTyping(words);
  const goOn = createGoOn(words, handlers.onGoOn);
  const tray = createTray(words, locale, attachments);
  const renewed = el('p', { class: 'notice', role: 'status' });
  const moved = el('p', { class: 'notice', role: 'status' });
  const offline = el('div', { class: 'offline', role: 'status' });
  const composer = createComposer({
    words,
    text: typed.text,
    onText: typed.keep,
    onSay(text) {
      const files = attachments().takeAll();
      if (files === null) return false;
      handlers.onSay(text, files);
      return true;
    },
    onFiles: (files) => attachments().add(files),
    above: tray.element,
  });
  const column = el('div', { class: 'column' }, renewed, welcome.element, log.element, typing.element, moved);
  const scroller = el('div', { class: 'scroller' }, column);
  const body = el('div', { class: 'talk' }, scroller, goOn.element, offline, composer.element);
  acceptDrops(body, words, (files) => attachments().add(files));
  const toEnd = (): void => {
    scroller.scrollTop = scroller.scrollHeight;
  };

  return {
    header,
    body,
    tray,
    composer,
    toEnd,
    dress(look) {
      header.show(look);
      welcome.show(look);
      goOn.show(look.messengers);
      const size = sizeText(look.files.mostBytes, words, locale);
      composer.hint(fill(words.attachHint, { size, n: look.files.most }));
    },
    show(state) {
      const { talk, isOnline, status, isRenewed } = state;
      const wasNearEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_END_PX;
      welcome.element.hidden = talk.lines.length + talk.drafts.length > 0;
      renewed.textContent = isRenewed ? words.renewed : '';
      moved.textContent = status.movedTo === null ? '' : words.moved[status.movedTo];
      const spokeNow = log.show(talk, isOnline);
      typing.show(writingIn(state));
      header.tell(status);
      offline.textContent = isOnline ? '' : words.offline;
      if (wasNearEnd || spokeNow) toEnd();
    },
  };
}

/** A bot writes when it was spoken to; that a person does has to be told. */
function writingIn({ talk, isOnline, status, typedAt }: ChatState): Writing {
  if (!isOnline) return null;
  if (status.mode === 'operator' || status.mode === 'queued') {
    return typedAt === null ? null : { by: 'person', at: typedAt, name: status.operator };
  }
  if (!isAwaitingAnswer(talk)) return null;
  return { by: 'bot', of: talk.drafts.at(-1)?.id ?? talk.lines.at(-1)?.id ?? '' };
}
