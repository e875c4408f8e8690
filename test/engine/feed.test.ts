import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pino from 'pino';
import type { FeedItem } from '../../src/engine/engine.ts';
import { createFeed } from '../../src/engine/feed.ts';
import { toDocument } from '../../src/store/document.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { buildEvent } from '../support/build-event.ts';
import { type Fleet, press, startFleet } from '../support/engine-fleet.ts';
import { testDatabaseUri } from '../support/mongod.ts';
import { until } from '../support/until.ts';

const idsOf = (items: readonly FeedItem[]): string[] =>
  items.flatMap((item) => (item.kind === 'event' ? item.event.id : []));

describe('the feed of one process', () => {
  let store: Store;
  beforeAll(async () => {
    store = await openStore(testDatabaseUri('feed'));
  });
  afterAll(() => store.close());
  const event = (id: string) => buildEvent({ type: 'dialog_opened', reopened: false }, { id });
  const open = () => createFeed(store, pino({ level: 'silent' }));

  it('tells its own events at once, and asks the database for none while it is alone', async () => {
    const feed = open();
    const seen: FeedItem[] = [];
    feed.subscribe(null, (item) => seen.push(item));
    feed.tell([event('a'), event('b')]);
    expect(idsOf(seen)).toEqual(['a', 'b']);
    await store.raw('events').insertOne(toDocument(event('unheard')));
    feed.tell([event('c')]);
    expect(idsOf(seen)).toEqual(['a', 'b', 'c']);
    await feed.stop();
  });

  it('goes on behind the token of a reader, and says "reset" for one that it does not know', async () => {
    const feed = open();
    feed.tell([event('a'), event('b'), event('c')]);
    const seen: FeedItem[] = [];
    feed.subscribe('a', (item) => seen.push(item));
    expect(idsOf(seen)).toEqual(['b', 'c']);
    const lost: FeedItem[] = [];
    feed.subscribe('from an older start', (item) => lost.push(item));
    expect(lost).toEqual([{ kind: 'reset' }]);
    feed.tell([event('d')]);
    expect(idsOf(seen)).toEqual(['b', 'c', 'd']);
    expect(idsOf(lost)).toEqual(['d']);
    await feed.stop();
  });

  it('tells nothing to a reader that has left, and nothing twice to one that stays', async () => {
    const feed = open();
    const [stays, leaves]: [FeedItem[], FeedItem[]] = [[], []];
    feed.subscribe(null, (item) => stays.push(item));
    const leave = feed.subscribe(null, (item) => leaves.push(item));
    feed.tell([event('a')]);
    leave();
    feed.tell([event('b')]);
    expect(idsOf(stays)).toEqual(['a', 'b']);
    expect(idsOf(leaves)).toEqual(['a']);
    await feed.stop();
  });

  it('lets who remembers something know that news may have been missed, when others appear and when its stream is open', async () => {
    const feed = open();
    const told: unknown[] = [];
    const resets: FeedItem[] = [];
    feed.onForeign((item) => told.push(item));
    feed.subscribe(null, (item) => resets.push(item));
    feed.others(true);
    expect(told).toEqual([null]);
    await until(() => told.length === 2, 'the stream to be open');
    expect(told).toEqual([null, null]);
    expect(resets).toEqual([{ kind: 'reset' }, { kind: 'reset' }]);
    await feed.stop();
  });

  it('says "reset" when others appear, hears their events from then on, and none of its own a second time', async () => {
    const feed = open();
    const seen: FeedItem[] = [];
    const foreign: string[] = [];
    feed.onForeign((told) => told && foreign.push(told.id));
    feed.subscribe(null, (item) => seen.push(item));
    feed.others(true);
    expect(seen).toEqual([{ kind: 'reset' }]);
    // The stream opens a moment later.
    await until(async () => {
      await store.raw('events').insertOne(toDocument(event(`theirs-${seen.length}-${performance.now()}`)));
      return foreign.length > 0;
    }, 'an event of another process');
    const mine = event('mine');
    feed.tell([mine]);
    await store.raw('events').insertOne(toDocument(mine));
    await store.raw('events').insertOne(toDocument(event('last')));
    await until(() => foreign.includes('last'), 'the last event');
    expect(foreign).not.toContain('mine');
    expect(idsOf(seen).filter((id) => id === 'mine')).toHaveLength(1);
    expect(new Set(idsOf(seen)).size).toBe(idsOf(seen).length);
    feed.others(false);
    await feed.stop();
  });
});

describe('the feeds of two engines', () => {
  let fleet: Fleet;
  const seen: FeedItem[][] = [[], []];
  beforeAll(async () => {
    fleet = await startFleet({ owners: ['left', 'right'] });
    for (const [index, engine] of fleet.engines.entries()) {
      engine.feed.subscribe(null, (item) => seen[index]?.push(item));
    }
    // The first one learns of the second by its next beat.
    await until(() => seen[0]?.some(({ kind }) => kind === 'reset'), 'the first to see the second');
    await until(async () => {
      await fleet.engine(1).receive(fleet.incoming('warm-up', press('раз')));
      return idsOf(seen[0] ?? []).length > 0;
    }, 'the stream to be open');
    await fleet.settled();
  });
  afterAll(() => fleet.stop());

  it('tell each event of both once, in each process', async () => {
    for (let round = 0; round < 5; round++) {
      await Promise.all(
        Array.from({ length: 20 }, (_, chat) =>
          fleet.engine((chat + round) % 2).receive(fleet.incoming(`f-${chat}`, press(`вопрос ${round}`))),
        ),
      );
    }
    await fleet.settled();
    const rows = await fleet.store.events.find({ threadId: { $regex: ':f-' } }, { projection: { _id: 1 } }).toArray();
    const stored = rows.map(({ _id }) => _id).sort();
    for (const items of seen) {
      const ofThese = () =>
        items.flatMap((item) => (item.kind === 'event' && item.event.threadId.includes(':f-') ? item.event.id : []));
      await until(() => new Set(ofThese()).size >= stored.length, 'all events');
      expect([...ofThese()].sort()).toEqual(stored);
    }
  });
});
