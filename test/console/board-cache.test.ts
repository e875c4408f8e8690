import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { applyEvent } from '../../src/console/board/apply-event.ts';
import {
  appendCards,
  type CachedBoard,
  mergeBoards,
  moveCard,
  patchCard,
  placeBefore,
  placeColumn,
} from '../../src/console/board/board-cache.ts';
import type { EventView } from '../../src/http/views/event-view.ts';
import { buildBoard, buildBoardView, buildCard, drawn, minute } from './build-board.ts';

const a = buildCard('a', { stageSince: minute(9) });
const b = buildCard('b', { stageSince: minute(8) });
const c = buildCard('c', { stageId: 'booked', stageSince: minute(5), amount: null });

describe('a card that is moved', () => {
  it('goes to the top of the other column, and takes its amount along', () => {
    const moved = moveCard(buildBoard([a, b, c]), 'a', 'booked', minute(10));
    expect(drawn(moved)).toBe('new: b | booked: a c | lost:');
    expect(moved.columns.map(({ sum, count }) => [sum, count])).toEqual([
      [100, 1],
      [100, 2],
      [0, 0],
    ]);
  });

  it('leaves the board when it goes to a stage that has no column here', () => {
    expect(drawn(moveCard(buildBoard([a, b]), 'a', 'partners/first', minute(10)))).toBe('new: b | booked: | lost:');
  });

  it('changes nothing when it is there already, or is not known', () => {
    const board = buildBoard([a, c]);
    expect(moveCard(board, 'c', 'booked', minute(10))).toBe(board);
    expect(moveCard(board, 'z', 'booked', minute(10))).toBe(board);
  });

  it('keeps cards, counts and sums whole, whatever moves in whatever order', () => {
    const move = fc.tuple(fc.constantFrom('a', 'b', 'c', 'z'), fc.constantFrom('new', 'booked', 'lost'), fc.nat(50));
    fc.assert(
      fc.property(fc.array(move, { maxLength: 20 }), (moves) => {
        const end = moves.reduce((board, [id, to, at]) => moveCard(board, id, to, minute(at)), buildBoard([a, b, c]));
        expect(end.columns.flatMap(({ cards }) => cards.map(({ id }) => id)).sort()).toEqual(['a', 'b', 'c']);
        for (const { stage, cards, count, sum } of end.columns) {
          expect(count).toBe(cards.length);
          expect(sum).toBe(cards.reduce((all, { amount }) => all + (amount ?? 0), 0));
          for (const card of cards) expect(card.stageId).toBe(stage.id);
          const since = cards.map(({ stageSince }) => stageSince);
          expect(since).toEqual(since.toSorted().toReversed());
        }
      }),
    );
  });
});

describe('what was just read', () => {
  it('is the board as it is when nothing was known before', () => {
    expect(drawn(mergeBoards(undefined, buildBoardView([a, c])))).toBe('new: a | booked: c | lost:');
  });

  it('takes no move back that somebody at this screen has just made', () => {
    const moved = moveCard(buildBoard([a, b, c]), 'a', 'booked', minute(10));
    const waiting: CachedBoard = { ...moved, moving: { a: { to: 'booked', at: minute(10) } } };
    expect(drawn(mergeBoards(waiting, buildBoardView([a, b, c])))).toBe('new: b | booked: a c | lost:');
    const arrived = buildBoardView([{ ...a, stageId: 'booked', stageSince: minute(10) }, b, c]);
    expect(drawn(mergeBoards(waiting, arrived))).toBe('new: b | booked: a c | lost:');
  });

  it('takes nothing back that is known here in a newer version', () => {
    const newer = { ...a, stageId: 'booked', stageSince: minute(10), tags: ['vip'], version: 2 };
    const merged = mergeBoards(buildBoard([newer, b]), buildBoardView([a, b]));
    expect(drawn(merged)).toBe('new: b | booked: a | lost:');
    expect(merged.columns[1]?.cards[0]).toMatchObject({ tags: ['vip'], version: 2 });
  });

  it('keeps the pages behind the first one, so that a list that was scrolled does not jump', () => {
    const deep = buildCard('deep', { stageSince: minute(1) });
    const loaded = appendCards(buildBoard([a, b], { new: 'page2' }), 'new', { items: [deep], next: 'page3' });
    const fresh = buildCard('fresh', { stageSince: minute(20) });
    const merged = mergeBoards(loaded, buildBoardView([fresh, a], { new: 'page2b' }));
    expect(merged.columns[0]?.cards.map(({ id }) => id)).toEqual(['fresh', 'a', 'b', 'deep']);
    expect(merged.columns[0]?.next).toBe('page3');
    expect([...merged.fresh]).toEqual(['fresh', 'a']);
  });

  it('begins anew when so much has come that there would be a gap', () => {
    const fresh = ['x', 'y'].map((id, at) => buildCard(id, { stageSince: minute(20 + at) })).reverse();
    const merged = mergeBoards(buildBoard([a, b], { new: 'page2' }), buildBoardView(fresh, { new: 'page2b' }));
    expect(merged.columns[0]).toMatchObject({ cards: [{ id: 'y' }, { id: 'x' }], next: 'page2b' });
  });

  it('shows a card once that is in the next page and has come up meanwhile', () => {
    const board = appendCards(buildBoard([a, b]), 'new', { items: [b, buildCard('d')], next: null });
    expect(drawn({ ...board, columns: board.columns.slice(0, 1) })).toBe('new: a b d (2)');
  });
});

describe('an event on the board', () => {
  const moved = (dialogId: string, from: string, to: string, rest: object = {}): EventView => ({
    id: 'e1',
    at: minute(30),
    actor: { kind: 'operator', id: 'op' },
    dialogId,
    contactId: 'someone',
    channelKind: 'web',
    origin: {},
    body: { type: 'stage_changed', from, to, why: 'by hand', ...rest },
  });

  it('moves the card that somebody else has moved, with count and sum', () => {
    expect(drawn(applyEvent(buildBoard([a, b, c]), moved('a', 'new', 'booked'), false))).toBe(
      'new: b | booked: a c | lost:',
    );
  });

  it('moves the figures of a dialog that is not loaded, but only where it is known to fit', () => {
    expect(drawn(applyEvent(buildBoard([a, c]), moved('z', 'new', 'booked'), false))).toBe(
      'new: a (0) | booked: c (2) | lost:',
    );
    expect(drawn(applyEvent(buildBoard([a, c]), moved('z', 'new', 'booked'), true))).toBe('new: a | booked: c | lost:');
  });

  it('about another pipeline changes nothing here', () => {
    const elsewhere = moved('z', 'new', 'booked', { fromPipeline: 'partners', toPipeline: 'partners' });
    expect(drawn(applyEvent(buildBoard([a, c]), elsewhere, false))).toBe('new: a | booked: c | lost:');
  });

  it('takes a card off that has gone to another pipeline, although a stage is called the same there', () => {
    const gone = moved('a', 'new', 'booked', { fromPipeline: 'sales', toPipeline: 'partners' });
    expect(drawn(applyEvent(buildBoard([a, c]), gone, false))).toBe('new: | booked: c | lost:');
  });

  it('does not pull away a card that is being moved at this screen', () => {
    const board: CachedBoard = { ...buildBoard([a]), moving: { a: { to: 'new', at: minute(1) } } };
    expect(applyEvent(board, moved('a', 'new', 'lost'), false)).toBe(board);
  });

  it('of any other kind is left to the server to tell', () => {
    const board = buildBoard([a]);
    const { body: _, ...event } = moved('a', 'new', 'lost');
    expect(applyEvent(board, { ...event, body: { type: 'dialog_taken' } }, false)).toBe(board);
  });
});

describe('a card that has changed', () => {
  it('stays where it is, and its column’s sum follows', () => {
    const patched = patchCard(buildBoard([a, b]), { ...a, amount: 250, stageId: 'lost' });
    expect(drawn(patched)).toBe('new: a b | booked: | lost:');
    expect(patched.columns[0]?.sum).toBe(350);
  });
});

describe('a column that is dropped on another', () => {
  const order = (moved: string, target: string): string =>
    placeColumn(buildBoard([]).columns, moved, placeBefore(['new', 'booked', 'lost'], moved, target))
      .map(({ stage }) => stage.id)
      .join(' ');

  it('takes its place, from either side', () => {
    expect(order('new', 'lost')).toBe('booked lost new');
    expect(order('lost', 'new')).toBe('lost new booked');
    expect(order('new', 'booked')).toBe('booked new lost');
  });
});
