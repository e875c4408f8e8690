import { describe, expect, it } from '@jest/globals';
import { createLook } from '../../../src/store/message-files/look-at.ts';
import { EXE, PDF, PNG, VOICE } from '../../support/sample-files.ts';

async function typeOf(bytes: Buffer | string, name = ''): Promise<string> {
  const look = createLook();
  const all = Buffer.from(bytes);
  // In odd pieces: letters and heads of formats are cut in two.
  for (let at = 0; at < all.length; at += 7) look.look(all.subarray(at, at + 7));
  return look.end(name);
}

/** An archive with one entry, stored as it is. */
function zipOf(name: string, content: string): Buffer {
  const head = Buffer.alloc(30);
  head.write('PK\x03\x04', 'latin1');
  head.writeUInt16LE(20, 4);
  head.writeUInt32LE(content.length, 18);
  head.writeUInt32LE(content.length, 22);
  head.writeUInt16LE(name.length, 26);
  return Buffer.concat([head, Buffer.from(name), Buffer.from(content)]);
}

const DOCX =
  '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';

describe('The type of a file', () => {
  it('is read from its bytes, whatever its name says', async () => {
    expect(await typeOf(PNG, 'price.pdf')).toBe('image/png');
    expect(await typeOf(PDF, 'photo.jpg')).toBe('application/pdf');
    expect(await typeOf(EXE, 'photo.jpg')).toBe('application/x-msdownload');
    expect(await typeOf(VOICE, 'voice')).toBe('audio/ogg');
  });

  it('is plain text for text in UTF-8, and a table by its name alone', async () => {
    expect(await typeOf('Прайс на ноябрь\n', 'price.txt')).toBe('text/plain');
    expect(await typeOf('имя;телефон\n', 'people.CSV')).toBe('text/csv');
    expect(await typeOf('\uFEFFс меткой', 'a.txt')).toBe('text/plain');
  });

  it('is plain text for whatever could run in a browser', async () => {
    expect(await typeOf('<!doctype html><script>alert(1)</script>', 'a.html')).toBe('text/plain');
    expect(await typeOf('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', 'a.svg')).toBe('text/plain');
    expect(await typeOf('alert(1)', 'a.js')).toBe('text/plain');
  });

  it('is unknown for bytes that are no text', async () => {
    expect(await typeOf(Buffer.from([0x80, 0x81, 0x82, 0x00, 0x01]), 'a.txt')).toBe('application/octet-stream');
    expect(await typeOf('a\0b', 'a.txt')).toBe('application/octet-stream');
    // A letter that is cut off at the end.
    expect(await typeOf(Buffer.from([0x41, 0xd0]), 'a.txt')).toBe('application/octet-stream');
  });

  it('tells an office document from an archive, and unpacks neither', async () => {
    expect(await typeOf(zipOf('[Content_Types].xml', DOCX), 'a.zip')).toBe(
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    );
    expect(await typeOf(zipOf('bomb.bin', 'x'.repeat(100)), 'a.docx')).toBe('application/zip');
  });
});
