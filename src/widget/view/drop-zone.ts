import { el } from '../dom.ts';
import type { Texts } from '../texts.ts';

/** Takes files that are dropped anywhere on an element, and says so while they hover over it. */
export function acceptDrops(zone: HTMLElement, words: Texts, onFiles: (files: File[]) => void): void {
  const veil = el('div', { class: 'veil', 'aria-hidden': 'true' }, words.dropHere);
  veil.hidden = true;
  zone.append(veil);
  const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
  const over = (event: DragEvent): void => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    event.stopPropagation();
    veil.hidden = false;
  };
  zone.addEventListener('dragenter', over);
  zone.addEventListener('dragover', over);
  zone.addEventListener('dragleave', (event) => {
    const to = event.relatedTarget;
    if (!(to instanceof Node) || !zone.contains(to)) veil.hidden = true;
  });
  zone.addEventListener('drop', (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    event.stopPropagation();
    veil.hidden = true;
    onFiles([...(event.dataTransfer?.files ?? [])]);
  });
}
