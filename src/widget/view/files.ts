import type { Locale } from '../../domain/localized.ts';
import { el } from '../dom.ts';
import { fill } from '../fill.ts';
import type { LineFile } from '../line.ts';
import { sizeText } from '../size.ts';
import type { Texts } from '../texts.ts';
import { drawPicture } from './picture.ts';

/** Gives the bytes of a file; null when they cannot be had now. */
export type OpenFile = (id: string) => Promise<Blob | null>;

const PICTURE = 560;

/** The files of a line: pictures shown, voices to be heard, all others to be saved. */
export function renderFiles(files: readonly LineFile[], words: Texts, locale: Locale, open: OpenFile): HTMLElement {
  return el('div', { class: 'files' }, ...files.map((file) => renderFile(file, words, locale, open)));
}

function renderFile(file: LineFile, words: Texts, locale: Locale, open: OpenFile): HTMLElement {
  if (file.state === 'waiting') return el('p', { class: 'file' }, words.fileWaiting);
  if (file.state !== 'kept') return el('p', { class: 'file' }, `${words.fileGone}: ${file.name}`);
  if (file.kind === 'image' || file.kind === 'sticker') return picture(file, words, locale, open);
  if (file.kind === 'voice' || file.kind === 'audio') return sound(file, words, locale, open);
  return saver(file, words, locale, open);
}

function picture(file: LineFile, words: Texts, locale: Locale, open: OpenFile): HTMLElement {
  const button = el('button', { type: 'button', class: 'picture', 'aria-label': pictureLabel(file, words) });
  button.addEventListener('click', () => void save(file, open));
  void open(file.id)
    .then((blob) => blob && drawPicture(blob, PICTURE))
    .then((canvas) => {
      if (canvas) button.replaceChildren(canvas);
      else button.replaceWith(saver(file, words, locale, open));
    });
  return button;
}

const pictureLabel = (file: LineFile, words: Texts): string =>
  `${fill(words.image, { name: file.name })}. ${fill(words.download, { name: file.name })}`;

function sound(file: LineFile, words: Texts, locale: Locale, open: OpenFile): HTMLElement {
  const button = el('button', { type: 'button', class: 'plain' }, `▶ ${words.play}`);
  const box = el('p', { class: 'file' }, file.kind === 'voice' ? words.voice : file.name, ' ', button);
  const giveUp = (): void => box.replaceWith(saver(file, words, locale, open));
  button.addEventListener('click', async () => {
    const blob = await open(file.id);
    if (!blob) return giveUp();
    const player = el('audio', { controls: '', 'aria-label': words.voice });
    // The site's policy may forbid media from `blob:`, or the browser not know the format.
    player.addEventListener('error', giveUp);
    player.src = URL.createObjectURL(blob);
    button.replaceWith(player);
    player.play().catch(() => undefined);
  });
  return box;
}

function saver(file: LineFile, words: Texts, locale: Locale, open: OpenFile): HTMLElement {
  const button = el(
    'button',
    { type: 'button', class: 'file link', 'aria-label': fill(words.download, { name: file.name }) },
    file.name,
    el('small', {}, sizeText(file.bytes, words, locale)),
  );
  button.addEventListener('click', () => void save(file, open));
  return button;
}

/** A file of a visitor is fetched with a token, so a plain link could not reach it. */
async function save(file: LineFile, open: OpenFile): Promise<void> {
  const blob = await open(file.id);
  if (!blob) return;
  const url = URL.createObjectURL(blob);
  el('a', { href: url, download: file.name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
