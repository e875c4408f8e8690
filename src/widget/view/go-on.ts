import type { Messenger } from '../../domain/webchat/widget-settings.ts';
import { el } from '../dom.ts';
import { fill } from '../fill.ts';
import type { Texts } from '../texts.ts';
import type { Handlers } from './handlers.ts';

const NAMES: Record<Messenger, string> = { telegram: 'Telegram', whatsapp: 'WhatsApp' };

/** The doors into messengers: a button each, which asks for a link of its own and shows it. */
export function createGoOn(
  words: Texts,
  onGoOn: Handlers['onGoOn'],
): { element: HTMLElement; show(messengers: readonly Messenger[]): void } {
  const doors = el('div', { class: 'doors' });
  const told = el('div', { class: 'told', role: 'status' });
  const element = el('div', { class: 'go-on' }, told, doors);

  async function open(to: Messenger, button: HTMLButtonElement): Promise<void> {
    const messenger = NAMES[to];
    button.disabled = true;
    const url = await onGoOn(to);
    button.disabled = false;
    if (url === null) return told.replaceChildren(el('p', {}, words.goOnFailed));
    const link = el(
      'a',
      { href: url, target: '_blank', rel: 'noopener noreferrer', class: 'chip' },
      fill(words.goOnLink, { messenger }),
      el('span', { class: 'quiet' }, ` (${words.newTab})`),
    );
    const drop = el('button', { type: 'button', class: 'drop', 'aria-label': words.remove }, '×');
    for (const end of [link, drop]) end.addEventListener('click', () => told.replaceChildren());
    drop.addEventListener('click', () => button.focus());
    told.replaceChildren(el('p', {}, words.goOnText), link, drop);
    link.focus();
  }

  return {
    element,
    show(messengers) {
      const buttons = messengers.map((to) => {
        const label = fill(words.goOn, { messenger: NAMES[to] });
        const button = el('button', { type: 'button', class: 'plain', 'aria-label': label }, NAMES[to]);
        button.addEventListener('click', () => void open(to, button));
        return button;
      });
      const lead = el('span', { 'aria-hidden': 'true' }, fill(words.goOn, { messenger: '' }).trim());
      doors.replaceChildren(...(buttons.length > 0 ? [lead, ...buttons] : []));
    },
  };
}
