import type { MediaKind } from './file.ts';

/** What a file is by its own bytes. What was told counts only where the bytes leave it open: a voice note is an audio file, too. */
export function kindOf(mime: string, told: MediaKind | null): MediaKind {
  const [family] = mime.split('/');
  switch (family) {
    case 'image':
      return told === 'sticker' ? 'sticker' : SHOWN_AS_PICTURES.has(mime) ? 'image' : 'document';
    case 'audio':
      return told === 'voice' ? 'voice' : 'audio';
    case 'video':
      // Recorders in browsers put mere sound into a container of films.
      return told === 'sticker' || told === 'voice' ? told : 'video';
    default:
      return 'document';
  }
}

/** Of pictures, what every browser and messenger draws. A TIFF or a drawing of Photoshop is a document. */
const SHOWN_AS_PICTURES: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp']);
