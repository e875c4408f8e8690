/**
 * What a browser may draw by itself on a page of ours: nothing that can hold a script, so neither drawings (SVG) nor texts. All the
 * rest is only given to be saved.
 */
export const isShownInline = (mime: string): boolean => INLINE.has(mime);

const INLINE: ReadonlySet<string> = new Set([
  'image/jpeg',
  'image/png',
  'image/gif',
  'image/webp',
  'audio/ogg',
  'audio/mpeg',
  'audio/mp4',
  'audio/x-m4a',
  'audio/aac',
  'audio/wav',
  'audio/webm',
  'video/mp4',
  'video/webm',
  'video/ogg',
  'video/quicktime',
  'application/pdf',
]);
