import type { Locale } from '../../domain/localized.ts';
import type { Attachment, Attachments, Complaint } from '../attachments.ts';
import { el } from '../dom.ts';
import { fill } from '../fill.ts';
import { sizeText } from '../size.ts';
import type { Texts } from '../texts.ts';
import { drawPicture } from './picture.ts';

export interface Tray {
  element: HTMLElement;
  show(list: readonly Attachment[]): void;
  complain(complaint: Complaint, limits: { mostBytes: number; most: number }): void;
}

interface Row {
  element: HTMLElement;
  bar: HTMLProgressElement;
  state: Attachment['state'];
}

const PREVIEW = 96;

/** What is to go with the next line: a small picture or the name, how far it has come, and the way to throw it away. */
export function createTray(words: Texts, locale: Locale, act: () => Pick<Attachments, 'retry' | 'remove'>): Tray {
  const list = el('ul', { class: 'tray' });
  const said = el('p', { class: 'refusal', role: 'alert' });
  const rows = new Map<string, Row>();

  function make({ key, file, state }: Attachment): Row {
    const { name } = file;
    const bar = el('progress', { max: '1', 'aria-label': fill(words.uploading, { name }) });
    const drop = el('button', { type: 'button', class: 'drop' }, '×');
    drop.setAttribute('aria-label', fill(state === 'running' ? words.cancelUpload : words.removeFile, { name }));
    drop.addEventListener('click', () => act().remove(key));
    const face = el('span', { class: 'face', 'aria-hidden': 'true' });
    if (file.type.startsWith('image/')) {
      void drawPicture(file, PREVIEW).then((canvas) => canvas && face.replaceChildren(canvas));
    }
    const again = el('button', { type: 'button', class: 'plain' }, words.tryAgain);
    again.addEventListener('click', () => act().retry(key));
    const trouble = state === 'failed' ? words.fileFailed : words.fileRefused;
    const facts =
      state === 'failed' || state === 'refused'
        ? el('span', { class: 'trouble' }, fill(trouble, { name }), ...(state === 'failed' ? [' ', again] : []))
        : el('span', { class: 'name' }, name, el('small', {}, sizeText(file.size, words, locale)));
    const element = el('li', {}, face, facts, ...(state === 'running' ? [bar] : []), drop);
    return { element, bar, state };
  }

  return {
    element: el('div', { class: 'attached' }, said, list),
    show(attachments) {
      const keys = new Set(attachments.map(({ key }) => key));
      for (const [key, { element }] of rows) {
        if (keys.has(key)) continue;
        element.remove();
        rows.delete(key);
      }
      for (const attachment of attachments) {
        const known = rows.get(attachment.key);
        const row = known?.state === attachment.state ? known : make(attachment);
        if (!known) list.append(row.element);
        else if (row !== known) known.element.replaceWith(row.element);
        row.bar.value = attachment.share;
        rows.set(attachment.key, row);
      }
      if (attachments.length === 0) said.textContent = '';
    },
    complain(complaint, { mostBytes, most }) {
      const size = sizeText(mostBytes, words, locale);
      if (complaint.kind === 'too_many') said.textContent = fill(words.fileTooMany, { n: most });
      else if (complaint.kind === 'empty') said.textContent = fill(words.fileEmpty, { name: complaint.name });
      else said.textContent = fill(words.fileTooLarge, { name: complaint.name, size });
    },
  };
}
