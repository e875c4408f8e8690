import type { MediaKind } from './file.ts';

/** Signs that messengers use, the same in every language. */
const SIGNS: Record<MediaKind, string> = {
  image: '📷',
  voice: '🎤',
  audio: '🎵',
  video: '🎬',
  document: '📎',
  sticker: '🖼️',
  location: '📍',
  other: '📎',
};

const LENGTH = 140;

/** What a list shows of a message: its words, else a sign for what came, with the name of a document. */
export function previewOf(text: string, media: MediaKind | undefined, name: string | undefined): string {
  if (text !== '' || media === undefined) return text.slice(0, LENGTH);
  return (media === 'document' && name ? `${SIGNS[media]} ${name}` : SIGNS[media]).slice(0, LENGTH);
}
