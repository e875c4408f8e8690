import type { Locale } from '../../domain/localized.ts';
import { el } from '../dom.ts';
import { fill } from '../fill.ts';
import type { Look } from '../look.ts';
import type { Status } from '../status.ts';
import type { Texts } from '../texts.ts';
import { drawPicture } from './picture.ts';

export interface Header {
  element: HTMLElement;
  titleId: string;
  show(look: Look): void;
  tell(status: Status): void;
}

/** Name of the business with its letter or logo, and one line of what to expect, or of who is there. */
export function createHeader(words: Texts, locale: Locale, tools: Node[] = []): Header {
  const titleId = 'voronka-title';
  const badge = el('span', { class: 'badge', 'aria-hidden': 'true' });
  // On other people's pages the first heading is theirs.
  const title = el(tools.length > 0 ? 'h2' : 'h1', { id: titleId }, words.title);
  const usual = tools.length > 0 ? words.subtitleShort : words.subtitle;
  const subtitle = el('p', {}, usual);
  const element = el(
    tools.length > 0 ? 'div' : 'header',
    { class: 'header' },
    el('div', { class: 'column' }, badge, el('div', { class: 'names' }, title, subtitle), ...tools),
  );
  return {
    element,
    titleId,
    show(look) {
      const name = titleOf(look, locale);
      title.textContent = name;
      badge.replaceChildren(look.letter || (name.match(/\p{L}/u)?.[0]?.toUpperCase() ?? ''));
      const { logo } = look;
      if (!logo) return;
      void drawPicture(blobOf(logo), 96).then((canvas) => canvas && badge.replaceChildren(canvas));
    },
    tell({ mode, operator }) {
      subtitle.textContent = whoIsThere(mode, operator, words) ?? usual;
    },
  };
}

/** What stands at the head of the chat. */
export const titleOf = ({ title, name }: Pick<Look, 'title' | 'name'>, locale: Locale): string =>
  title[locale] || name[locale];

function whoIsThere(mode: Status['mode'], operator: string | null, words: Texts): string | null {
  if (mode === 'queued') return words.queued;
  if (mode !== 'operator') return null;
  return operator === null ? words.withSomebody : fill(words.withOperator, { name: operator });
}

/** Not by `fetch`: the site's policy may forbid `data:` addresses. */
function blobOf(dataUrl: string): Blob {
  const [head = '', body = ''] = dataUrl.split(',');
  const bytes = Uint8Array.from(atob(body), (char) => char.charCodeAt(0));
  return new Blob([bytes], { type: head.slice(5).split(';')[0] ?? '' });
}
