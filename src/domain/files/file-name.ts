/** Longest name kept, characters; file systems take 255 bytes, and two bytes are one Russian letter. */
const LONGEST = 120;

const EXTENSIONS: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'audio/ogg': 'ogg',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/x-m4a': 'm4a',
  'audio/wav': 'wav',
  'audio/amr': 'amr',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
  'application/pdf': 'pdf',
  'application/zip': 'zip',
  'text/plain': 'txt',
  'text/csv': 'csv',
};

/**
 * A name that may be shown and saved under: the last part of a path, without characters that no file system takes or that turn the
 * direction of writing. A file without one is called by what it is.
 */
export function fileNameOf(told: string | undefined, mime: string, kind: string): string {
  const clean = (told ?? '')
    .normalize('NFC')
    .split(/[\\/]/u)
    .at(-1)
    // Control characters, and marks that make "exe.jpg" of "gpj.exe".
    ?.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[<>:"|?*]/gu, '_')
    .replace(/^[.\s]+|[.\s]+$/gu, '');
  if (!clean) return `${kind}.${EXTENSIONS[mime] ?? 'bin'}`;
  const letters = [...clean];
  if (letters.length <= LONGEST) return clean;
  const dot = clean.lastIndexOf('.');
  const end = dot > 0 && clean.length - dot <= 10 ? clean.slice(dot) : '';
  return letters.slice(0, LONGEST - end.length).join('') + end;
}
