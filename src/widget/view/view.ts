import type { Locale } from '../../domain/localized.ts';
import { type Conversation, isAwaitingAnswer } from '../conversation.ts';
import { el } from '../dom.ts';
import type { Texts } from '../texts.ts';
import { createComposer } from './composer.ts';
import { createFooter } from './footer.ts';
import type { Handlers } from './handlers.ts';
import { createHeader } from './header.ts';
import { createLog } from './log.ts';
import { createWelcome } from './welcome.ts';

export interface View {
  parts: Node[];
  show: (talk: Conversation, isOnline: boolean) => void;
  setName: (name: string) => void;
}

/** After this long without an answer the dots stop: a person may have taken over and be away. */
const TYPING_MS = 25_000;
const NEAR_END_PX = 120;

/** The whole page: header, scrolling log, line about the connection, composer, footer. */
export function createView(words: Texts, locale: Locale, handlers: Handlers): View {
  const header = createHeader(words);
  const welcome = createWelcome(words, handlers.onSay);
  const log = createLog(words, locale, handlers);
  const typing = createTyping(words);
  const composer = createComposer(words, handlers.onSay);
  const offline = el('div', { class: 'offline', role: 'status' });
  const scroller = el(
    'div',
    { class: 'scroller' },
    el('div', { class: 'column' }, welcome, log.element, typing.element),
  );

  return {
    parts: [header.element, el('main', { class: 'talk' }, scroller, offline, composer), createFooter(words, locale)],
    setName: header.setName,
    show: (talk, isOnline) => {
      const wasNearEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_END_PX;
      welcome.hidden = talk.lines.length + talk.drafts.length > 0;
      const spokeNow = log.show(talk);
      typing.show(isAwaitingAnswer(talk) && isOnline, talk.drafts.at(-1)?.id ?? talk.lines.at(-1)?.id ?? '');
      offline.textContent = isOnline ? '' : words.offline;
      if (wasNearEnd || spokeNow) scroller.scrollTop = scroller.scrollHeight;
    },
  };
}

function createTyping(words: Texts): { element: HTMLElement; show: (isAwaiting: boolean, of: string) => void } {
  const dots = el('span', { class: 'dots', 'aria-hidden': 'true' }, el('i'), el('i'), el('i'));
  const element = el('div', { class: 'typing bubble' }, dots, el('span', { class: 'quiet' }, words.typing));
  element.hidden = true;
  let awaited = '';
  let timer = 0;
  return {
    element,
    show: (isAwaiting, of) => {
      if (isAwaiting && of === awaited) return;
      awaited = isAwaiting ? of : '';
      element.hidden = !isAwaiting;
      window.clearTimeout(timer);
      if (isAwaiting) timer = window.setTimeout(() => (element.hidden = true), TYPING_MS);
    },
  };
}
