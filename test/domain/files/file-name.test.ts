import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fileNameOf } from '../../../src/domain/files/file-name.ts';
import { kindOf } from '../../../src/domain/files/kind-of.ts';
import { previewOf } from '../../../src/domain/files/preview.ts';

describe('The name of a file', () => {
  const name = (told: string | undefined) => fileNameOf(told, 'image/png', 'image');

  it('is the last part of what was told, without what no file system takes', () => {
    expect(name('/etc/../фото 1.png')).toBe('фото 1.png');
    expect(name('C:\\temp\\a<b>:c?.png')).toBe('a_b__c_.png');
    expect(name('invoice\u202Egpj.exe')).toBe('invoicegpj.exe');
    expect(name('a\u0000\r\n.png')).toBe('a.png');
  });

  it('tells what the file is where nothing was told', () => {
    expect([name(undefined), name(''), name('...'), name('/')]).toEqual(Array(4).fill('image.png'));
    expect(fileNameOf(undefined, 'application/x-what', 'document')).toBe('document.bin');
  });

  it('is short, keeps its ending, and never leads anywhere, whatever was told', () => {
    expect(name(`${'ж'.repeat(300)}.jpeg`)).toBe(`${'ж'.repeat(115)}.jpeg`);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (told) => {
        const given = name(told);
        expect([...given].length).toBeLessThanOrEqual(120);
        expect(given).not.toMatch(/[\\/\p{Cc}]|^\.|^$/u);
      }),
    );
  });
});

describe('The kind of a file', () => {
  it('follows its bytes; what was told only tells a voice note from music and a sticker from a picture', () => {
    expect(kindOf('audio/ogg', 'voice')).toBe('voice');
    expect(kindOf('audio/ogg', 'image')).toBe('audio');
    expect(kindOf('image/webp', 'sticker')).toBe('sticker');
    expect(kindOf('image/tiff', 'image')).toBe('document');
    expect(kindOf('application/x-msdownload', 'image')).toBe('document');
    expect(kindOf('video/mp4', null)).toBe('video');
  });
});

describe('What a list shows of a message', () => {
  it('is its words, else a sign for what came', () => {
    expect(previewOf('привет', 'image', 'a.png')).toBe('привет');
    expect(previewOf('', 'document', 'прайс.pdf')).toBe('📎 прайс.pdf');
    expect(previewOf('', 'voice', 'v.ogg')).toBe('🎤');
    expect(previewOf('', undefined, undefined)).toBe('');
  });
});
