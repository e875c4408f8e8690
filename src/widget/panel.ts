import { el, icon } from './dom.ts';
import { fill } from './fill.ts';
import type { Memory } from './memory.ts';
import type { Texts } from './texts.ts';

const BUBBLE = 'M4 5.5h16v11h-9l-4.5 4v-4H4z';
const CROSS = 'M6 6l12 12M18 6 6 18';

export interface Panel {
  /** The bubble and the dialog. */
  element: HTMLElement;
  /** Folds the chat away; stands in its head. */
  closer: HTMLElement;
  fill(titleId: string, ...parts: Node[]): void;
  open(by: 'person' | 'itself'): void;
  close(): void;
  isOpen(): boolean;
  count(unread: number): void;
}

interface PanelOptions {
  words: Texts;
  memory: Memory;
  /** The dialog is shown now: bring the last line into sight; `focus` where a person has asked for it. */
  onOpen: (focus: boolean) => void;
}

const PANEL_ID = 'voronka-panel';

/** The bubble in the corner, and the dialog that it opens. No trap for the focus: the page stays usable beside it. */
export function createPanel({ words, memory, onOpen }: PanelOptions): Panel {
  const badge = el('span', { class: 'count', 'aria-hidden': 'true' });
  const said = el('span', { class: 'quiet' });
  const launcher = el(
    'button',
    {
      type: 'button',
      class: 'launcher',
      'aria-expanded': 'false',
      'aria-controls': PANEL_ID,
      'aria-haspopup': 'dialog',
    },
    icon(BUBBLE),
    el('span', { class: 'quiet' }, words.open),
    badge,
    said,
  );
  const closer = el('button', { type: 'button', class: 'closer', 'aria-label': words.close }, icon(CROSS));
  const dialog = el('div', { class: 'panel', id: PANEL_ID, role: 'dialog', 'aria-modal': 'false' });
  dialog.hidden = true;
  badge.hidden = true;
  const element = el('div', { class: 'corner', role: 'complementary', 'aria-label': words.title }, launcher, dialog);

  function show(isOpen: boolean): void {
    dialog.hidden = !isOpen;
    element.classList.toggle('open', isOpen);
    launcher.setAttribute('aria-expanded', String(isOpen));
    memory.keep('open', isOpen ? 'yes' : null);
  }
  const close = (): void => {
    if (dialog.hidden) return;
    const hadFocus = dialog.matches(':focus-within');
    show(false);
    if (hadFocus) launcher.focus();
  };
  const open: Panel['open'] = (by) => {
    if (!dialog.hidden) return;
    show(true);
    onOpen(by === 'person');
  };
  launcher.addEventListener('click', () => (dialog.hidden ? open('person') : close()));
  closer.addEventListener('click', close);
  element.addEventListener('keydown', (event) => {
    // Shortcuts of the page are not for what is typed here.
    event.stopPropagation();
    if (event.key === 'Escape' && !event.isComposing) close();
  });
  for (const type of ['keyup', 'keypress', 'input', 'paste'] as const) {
    element.addEventListener(type, (event) => event.stopPropagation());
  }

  return {
    element,
    closer,
    open,
    close,
    isOpen: () => !dialog.hidden,
    fill(titleId, ...parts) {
      dialog.setAttribute('aria-labelledby', titleId);
      dialog.replaceChildren(...parts);
    },
    count(unread) {
      badge.hidden = unread === 0;
      badge.textContent = unread > 99 ? '99+' : String(unread);
      said.textContent = unread === 0 ? '' : ` ${fill(words.unread, { n: unread })}`;
    },
  };
}
