import type { Locale } from '../domain/localized.ts';
import type { Api } from './api.ts';
import { type Attachments, createAttachments } from './attachments.ts';
import { type Chat, type ChatState, startChat } from './chat.ts';
import { follow } from './follow.ts';
import type { Look } from './look.ts';
import type { Memory } from './memory.ts';
import { oneTabAtATime } from './one-tab.ts';
import { readOrigin } from './origin.ts';
import { pause } from './pause.ts';
import type { Texts } from './texts.ts';
import { createView, type View } from './view/view.ts';

interface TalkOptions {
  api: Api;
  memory: Memory;
  words: Texts;
  locale: Locale;
  look: Look;
  isLazy: boolean;
  onChange: (state: ChatState) => void;
  tools?: Node[];
}

/** The chat with its view and its files, as the page and the widget both have it. `begin` starts to talk to the server. */
export function createTalk(options: TalkOptions): { view: View; begin: () => Chat } {
  const { api, memory, words, locale, look, isLazy, onChange, tools } = options;
  const blobs = new Map<string, Promise<Blob | null>>();
  let chat: Chat | null = null;

  const openFile = (id: string): Promise<Blob | null> => {
    const known = blobs.get(id);
    if (known) return known;
    const fetched = fetchFile(id);
    blobs.set(id, fetched);
    void fetched.then((blob) => blob ?? blobs.delete(id));
    return fetched;
  };
  async function fetchFile(id: string): Promise<Blob | null> {
    const outcome = chat && (await api.fetchFile(await chat.token(), id));
    return outcome?.kind === 'done' ? outcome.value : null;
  }

  const attachments: Attachments = createAttachments({
    limits: () => look.files,
    async send(file, onProgress, signal) {
      if (!chat) return { kind: 'later', retryAfterMs: null };
      return api.uploadFile({ token: await chat.token(), file, onProgress, signal });
    },
    onChange(list) {
      view.tray.show(list);
      const kept = list.filter(({ state }) => state === 'done');
      view.composer.files({ any: kept.length > 0, ready: list.every(({ state }) => state !== 'running') });
    },
    onComplaint: (complaint) => view.tray.complain(complaint, look.files),
    onKept: (id, file) => blobs.set(id, Promise.resolve(file)),
  });
  const view = createView({
    words,
    locale,
    typed: { text: memory.read('typed') ?? '', keep: (text) => memory.keep('typed', text || null) },
    attachments: () => attachments,
    openFile,
    ...(tools && { tools }),
    handlers: {
      onSay: (text, files) => chat?.say(text, files),
      onPress: (button) => chat?.press(button),
      onRemove: (id) => chat?.remove(id),
      async onGoOn(to) {
        const outcome = await chat?.askWay(to);
        return outcome?.kind === 'done' ? outcome.value : null;
      },
    },
  });
  view.dress(look);

  return {
    view,
    begin() {
      chat = startChat({
        api,
        memory,
        isLazy,
        pause,
        follow,
        oneTab: oneTabAtATime,
        open: () => api.openSession(locale, readOrigin(location.search)),
        onChange(state) {
          view.show(state);
          onChange(state);
        },
      });
      return chat;
    },
  };
}
