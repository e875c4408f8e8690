import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { MessageFile } from '../../src/domain/files/file.ts';
import { UploadView } from '../../src/http/views/file-view.ts';
import { launchChromium } from '../support/chromium.ts';
import { fitsAcross } from '../support/fits-across.ts';
import { PDF, pictureOf, WAV } from '../support/sample-files.ts';
import { type Chat, startTestApp, type TestApp } from '../support/start-app.ts';
import { takePicture } from '../support/take-picture.ts';
import { until } from '../support/until.ts';
import { NOTICES, violationsOn } from '../support/violations-on.ts';
import { openConsole } from '../support/watch-page.ts';

const MB = 1024 * 1024;

/** A client on our own chat page and a person in the console send each other files: each step goes on where the one before has ended. */
describe('Files in a dialog, in the console', () => {
  let app: TestApp;
  let browser: Browser;
  let page: Page;
  let chat: Chat;
  const faults: string[] = [];

  beforeAll(async () => {
    [app, browser] = await Promise.all([
      startTestApp({ clock: 'real', env: { FILES_MOST_MB: '1' } }),
      launchChromium(),
    ]);
    chat = await app.newChat();
    await chat.say('Здравствуйте');
    page = await openConsole(browser, app.url, { faults, height: 900 });
    await page.getByRole('link', { name: 'Диалоги' }).waitFor();
    await page.goto(`${app.url}/console/inbox/${await chat.dialogId()}?view=all`);
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  async function upload(bytes: Buffer, name: string): Promise<string> {
    const response = await fetch(`${app.url}/api/v1/webchat/files`, {
      method: 'POST',
      headers: { authorization: `Bearer ${chat.token}`, 'x-file-name': encodeURIComponent(name) },
      body: new Uint8Array(bytes),
    });
    return UploadView.parse(await response.json()).id;
  }

  async function send(id: string, files: readonly string[], text: string): Promise<void> {
    const response = await fetch(`${app.url}/api/v1/webchat/messages`, {
      method: 'POST',
      headers: { authorization: `Bearer ${chat.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ id, files, text }),
    });
    expect(response.status).toBe(202);
  }

  const thread = () => page.getByRole('log');
  const composer = () => page.getByRole('textbox', { name: /^Ответ клиенту|^Reply to/ });
  const choose = (...files: { name: string; mimeType: string; buffer: Buffer }[]) =>
    page.locator('input[type=file]').setInputFiles(files);
  const shoot = (name: string) => takePicture(page, `files-${name}`);

  it('come in as they are sent: a picture that opens large, a document to be saved', async () => {
    const files = [await upload(pictureOf(400, 300), 'до.png'), await upload(PDF, 'Прайс на ноябрь.pdf')];
    await send('files-1', files, 'Вот так сейчас');
    await thread().getByText('Вот так сейчас').waitFor();
    const picture = thread().getByRole('button', { name: 'Открыть фото до.png' });
    await until(
      async () => page.evaluate("document.querySelector('[role=log] img')?.naturalWidth === 400"),
      'the picture',
    );
    const document = thread().getByRole('link', { name: 'Открыть файл Прайс на ноябрь.pdf' });
    expect(await document.getAttribute('href')).toBe(`/api/v1/files/${files[1]}`);
    await picture.click();
    await page.getByRole('dialog').getByRole('img', { name: 'до.png' }).waitFor();
    await shoot('large');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  });

  it('say how it stands with each: heard, on its way, refused, lost', async () => {
    const heard = await upload(WAV, 'voice.wav');
    await send('files-2', [heard], '');
    const id = `${chat.threadId}/files-2`;
    await until(() => app.store.messages.findOne({ _id: id }), 'the message');
    const words = 'Здравствуйте, можно записаться на субботу после обеда?';
    const waiting: MessageFile = { id: 'w', kind: 'video', state: 'waiting', name: 'v.mp4', mime: '', bytes: 0.8 * MB };
    const files: MessageFile[] = [
      { id: heard, kind: 'voice', state: 'kept', name: 'v.wav', mime: 'audio/wav', bytes: 8_044, transcript: words },
      waiting,
      { ...waiting, id: 'r', kind: 'document', state: 'refused', bytes: 30 * MB },
      { ...waiting, id: 'l', kind: 'image', state: 'lost' },
    ];
    await app.store.messages.updateOne({ _id: id }, { $set: { files, text: words } });
    await page.reload();
    await thread().getByText('Расшифровка').waitFor();
    expect(await thread().getByText(words).count()).toBe(1);
    await thread().getByText('Загружается, 819 КБ…').waitFor();
    await thread().getByText('Не принят: слишком большой файл').waitFor();
    await thread().getByText('Не удалось получить из мессенджера').waitFor();
    await shoot('states');
    expect(await violationsOn(page, { exclude: NOTICES })).toEqual([]);
  });

  it('are attached, checked before they go, and sent with or without words', async () => {
    const large = { name: 'film.mov', mimeType: 'video/quicktime', buffer: Buffer.alloc(2 * MB) };
    const after = { name: 'после.png', mimeType: 'image/png', buffer: pictureOf(300, 400) };
    await choose(after, large);
    await page.getByText('Слишком большой: сюда можно отправить до 1 МБ.').waitFor();
    await page.getByText('Уберите файлы, которые не загрузились.').waitFor();
    await shoot('attached');
    await page.getByRole('button', { name: 'Отправить', disabled: true }).waitFor();
    await page.getByRole('button', { name: 'Убрать файл film.mov' }).click();
    await composer().fill('А вот что получится');
    // Pasted, as a picture from a screenshot is.
    await page.evaluate(`(() => {
      const data = new DataTransfer();
      data.items.add(new File(['прайс'], 'заметка.txt', { type: 'text/plain' }));
      const paste = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
      document.querySelector('form textarea').dispatchEvent(paste);
    })()`);
    await page.getByRole('listitem').filter({ hasText: 'заметка.txt' }).waitFor();
    await until(async () => page.getByRole('button', { name: 'Отправить' }).isEnabled(), 'the uploads');
    await page.getByRole('button', { name: 'Отправить' }).click();
    const lines = await until(async () => {
      const all = await chat.lines();
      return all.at(-1)?.text === 'А вот что получится' ? all : null;
    }, 'the visitor to have the files');
    expect(lines.at(-1)?.files).toMatchObject([
      { kind: 'image', state: 'kept', name: 'после.png', mime: 'image/png' },
      { kind: 'document', name: 'заметка.txt', mime: 'text/plain' },
    ]);
    const given = await fetch(`${app.url}/api/v1/webchat/files/${lines.at(-1)?.files?.[0]?.id}`, {
      headers: { authorization: `Bearer ${chat.token}` },
    });
    expect(Buffer.from(await given.arrayBuffer()).equals(after.buffer)).toBe(true);
    await thread().getByRole('button', { name: 'Открыть фото после.png' }).waitFor();
    await thread().getByText('А вот что получится').waitFor();
  });

  it('are dropped anywhere on the page, and read well on a phone in English', async () => {
    await page.evaluate("localStorage.setItem('voronka.language', 'en')");
    await page.setViewportSize({ width: 390, height: 844 });
    await page.reload();
    await thread().getByText('Transcript').waitFor();
    await page.evaluate(`(() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['x'.repeat(300000)], 'A long name of a file that does not fit into a line.txt', { type: 'text/plain' }));
      const at = document.querySelector('[role=log]');
      at.dispatchEvent(new DragEvent('dragover', { dataTransfer, bubbles: true, cancelable: true }));
      at.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    })()`);
    await page.getByText('293 KB').waitFor();
    await shoot('phone');
    await fitsAcross(page);
    expect(await violationsOn(page, { exclude: NOTICES })).toEqual([]);
    expect(faults).toEqual([]);
  });
});
