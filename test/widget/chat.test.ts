import { describe, expect, it } from '@jest/globals';
import type { Api, Outcome } from '../../src/widget/api.ts';
import { type ChatState, startChat } from '../../src/widget/chat.ts';
import type { Follow } from '../../src/widget/follow-options.ts';
import type { Draft, Line } from '../../src/widget/line.ts';
import { createMemory, type Shelf } from '../../src/widget/memory.ts';

type Answers = Outcome<null>[];

/** There is no other tab. */
const alone = () => undefined;

/** A site's shelf that two tabs share, or a fresh one. */
function newShelf(kept: Map<string, string> = new Map()): Shelf {
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

/** A page with a chat, whose server gives these answers to lines, then takes all. */
function openPage({ shelf = newShelf(), answers = [] }: { shelf?: Shelf; answers?: Answers } = {}) {
  const posted: { token: string; draft: Draft }[] = [];
  const waits: number[] = [];
  let sessions = 0;
  let state: ChatState | null = null;
  let following: Parameters<Follow>[0] | null = null;
  const memory = createMemory('', () => shelf, alone);
  const refused: Outcome<never> = { kind: 'refused', why: '' };
  const api: Api = {
    fetchLook: async () => refused,
    openSession: async () => refused,
    fetchLines: async () => refused,
    openStream: async () => refused,
    askWay: async () => refused,
    uploadFile: async () => refused,
    fetchFile: async () => refused,
    async postDraft(token, draft) {
      posted.push({ token, draft });
      return answers.shift() ?? { kind: 'done', value: null };
    },
  };
  const chat = startChat({
    api,
    memory,
    isLazy: true,
    open: async () => ({ kind: 'done', value: `token-${++sessions}` }),
    onChange: (next) => {
      state = next;
    },
    oneTab: (work) => work(),
    pause: async (ms) => void waits.push(ms),
    follow: (options) => {
      following = options;
      return new Promise(() => undefined);
    },
  });
  return {
    chat,
    memory,
    posted,
    waits,
    sessions: () => sessions,
    drafts: () => state?.talk.drafts ?? [],
    state: () => state,
    hear: (lines: Line[]) => following?.onLines(lines),
    settled: () => new Promise((resolve) => setTimeout(resolve, 0)),
  };
}

const LATER: Outcome<null> = { kind: 'later', retryAfterMs: null };

describe('the talk on a page', () => {
  it('asks the server for nothing before the visitor says something', async () => {
    const page = openPage();
    await page.settled();
    expect(page.sessions()).toBe(0);
    page.chat.say('Привет');
    await page.settled();
    expect(page.sessions()).toBe(1);
    expect(page.posted.map(({ token, draft }) => [token, draft.text])).toEqual([['token-1', 'Привет']]);
  });

  it('sends lines in their order, each with one id however often it is tried', async () => {
    const page = openPage({ answers: [LATER, LATER] });
    page.chat.say('раз');
    page.chat.say('два');
    await page.settled();
    expect(page.posted.map(({ draft }) => draft.text)).toEqual(['раз', 'раз', 'раз', 'два']);
    expect(new Set(page.posted.map(({ draft }) => draft.id)).size).toBe(2);
  });

  it('waits exactly as long as a busy server asks', async () => {
    const page = openPage({ answers: [{ kind: 'later', retryAfterMs: 7_000 }] });
    page.chat.say('Привет');
    await page.settled();
    expect(page.waits).toEqual([7_000]);
    // A server that answers is no lost connection.
    expect(page.state()?.isOnline).toBe(true);
  });

  it('tries what will never be taken only once, and goes on with the next line', async () => {
    const page = openPage({ answers: [{ kind: 'refused', why: 'too long' }] });
    page.chat.say('слишком');
    page.chat.say('в самый раз');
    await page.settled();
    expect(page.drafts().map(({ state }) => state)).toEqual(['refused', 'accepted']);
  });

  it('begins anew when the talk is gone, and says what was waiting there', async () => {
    const shelf = newShelf(new Map([['voronka.chat.token', 'old']]));
    const page = openPage({ shelf, answers: [{ kind: 'unauthorized' }] });
    page.hear([{ id: 'a', author: 'bot', text: 'Здравствуйте', at: '2026-11-01T09:00:00.000Z' }]);
    page.chat.say('Вы ещё тут?');
    await page.settled();
    expect(page.posted.map(({ token }) => token)).toEqual(['old', 'token-1']);
    expect(page.state()).toMatchObject({ isRenewed: true, talk: { lines: [] } });
    expect(page.memory.readToken()).toBe('token-1');
  });

  it('finds after a reload what had not been sent, and sends it', async () => {
    const kept = new Map<string, string>();
    const before = createMemory('', () => newShelf(kept), alone);
    before.putDraft({ id: 'd1', text: 'первая', state: 'waiting' });
    before.putDraft({ id: 'd2', text: 'вторая', state: 'waiting' });
    const page = openPage({ shelf: newShelf(kept) });
    await page.settled();
    expect(page.posted.map(({ draft }) => draft.id)).toEqual(['d1', 'd2']);
    page.hear(['d1', 'd2'].map((id) => ({ id, author: 'customer', text: id, at: '2026-11-01T09:00:00.000Z' })));
    expect(before.readDrafts()).toEqual([]);
  });
});

describe('what a page keeps', () => {
  it('stays beside what another tab keeps', () => {
    const kept = new Map<string, string>();
    const [one, two] = [createMemory('', () => newShelf(kept), alone), createMemory('', () => newShelf(kept), alone)];
    one.putDraft({ id: 'a', text: 'a', state: 'waiting' });
    two.putDraft({ id: 'b', text: 'b', state: 'waiting' });
    one.putDraft({ id: 'a', text: 'a', state: 'accepted' });
    two.dropDraft('unknown');
    expect(one.readDrafts().map(({ id, state }) => `${id} ${state}`)).toEqual(['a accepted', 'b waiting']);
  });

  it('lives as long as the page where the browser keeps nothing', () => {
    const blocked = () => {
      throw new Error('SecurityError');
    };
    const memory = createMemory('', blocked, alone);
    memory.keepToken('mine');
    memory.putDraft({ id: 'a', text: 'a', state: 'waiting' });
    expect([memory.readToken(), memory.readDrafts().length]).toEqual(['mine', 1]);
    memory.keepToken(null);
    expect(memory.readToken()).toBeNull();
  });

  it('is not mixed with that of another chat on the same site', () => {
    const kept = new Map<string, string>();
    createMemory('one.example', () => newShelf(kept), alone).keepToken('mine');
    expect(createMemory('two.example', () => newShelf(kept), alone).readToken()).toBeNull();
  });
});
