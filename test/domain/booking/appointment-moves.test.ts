import { describe, expect, it } from '@jest/globals';
import { Appointment, AppointmentStatus } from '../../../src/domain/booking/appointment.ts';
import type { MoveResult } from '../../../src/domain/booking/appointment-moves.ts';
import * as moves from '../../../src/domain/booking/appointment-moves.ts';
import { cellsOf } from '../../../src/domain/booking/cells.ts';
import type { Slot } from '../../../src/domain/booking/slot.ts';
import { buildService } from '../../support/build-business.ts';

const NOW = new Date('2026-11-02T09:00:00Z');
const LATER = new Date('2026-11-02T10:00:00Z');
const START = new Date('2026-11-03T09:00:00Z');
const END = new Date('2026-11-03T10:00:00Z');
const service = buildService({ bufferBeforeMinutes: 5, bufferAfterMinutes: 15 });
const slot: Slot = { staffId: 'anna', serviceId: 'cut', start: START, end: END, date: '2026-11-03', time: '12:00' };
const ids = { id: 'a1', contactId: 'c1', dialogId: 'd1', channelThreadId: 't1' };

function held(): Appointment {
  return done(moves.hold({ ...ids, slot, service, holdMinutes: 10, now: NOW }));
}

function inStatus(status: AppointmentStatus): Appointment {
  return { ...held(), status };
}

function done(result: MoveResult): Appointment {
  if (result.kind === 'refused') throw new Error(`refused: ${result.reason}`);
  return result.appointment;
}

describe('an appointment', () => {
  it('begins as a hold that occupies the visit and its buffers', () => {
    const appointment = held();
    expect(Appointment.parse(appointment)).toEqual(appointment);
    expect(appointment).toMatchObject({ status: 'held', active: true, version: 1, price: { from: 1500 } });
    expect(appointment.holdUntil).toEqual(new Date('2026-11-02T09:10:00Z'));
    expect(appointment.cells).toEqual(
      cellsOf('anna', new Date('2026-11-03T08:55:00Z'), new Date('2026-11-03T10:15:00Z')),
    );
  });

  it('is not held when the slot has begun', () => {
    const request = { ...ids, slot, service, holdMinutes: 10, now: START };
    expect(moves.hold(request)).toEqual({ kind: 'refused', reason: 'started' });
  });

  it('is booked, confirmed and visited, a version at a time', () => {
    const booked = done(moves.book(held(), LATER));
    expect(booked).toMatchObject({ status: 'booked', holdUntil: null, version: 2, updatedAt: LATER, createdAt: NOW });
    const confirmed = done(moves.confirm(booked, LATER));
    expect(confirmed).toMatchObject({ status: 'confirmed', confirmedAt: LATER, version: 3 });
    expect(done(moves.visit(confirmed, END))).toMatchObject({ status: 'visited', active: true, version: 4 });
  });

  it('answers a second tap on confirm by saying that it is confirmed already', () => {
    expect(moves.confirm(inStatus('confirmed'), LATER)).toEqual({ kind: 'refused', reason: 'already' });
  });

  it('asks for confirmation anew when it is moved', () => {
    const start = new Date('2026-11-04T09:00:00Z');
    const end = new Date('2026-11-04T10:00:00Z');
    const to = { slot: { ...slot, staffId: 'maria', start, end }, service };
    const moved = done(moves.move({ ...inStatus('confirmed'), confirmedAt: NOW }, to, LATER));
    expect(moved).toMatchObject({ status: 'booked', confirmedAt: null, staffId: 'maria', start, end, version: 2 });
    expect(moved.cells[0]).toBe(cellsOf('maria', new Date('2026-11-04T08:55:00Z'), end)[0]);
  });

  it('stays a hold when it is moved as a hold', () => {
    expect(done(moves.move(held(), { slot, service }, LATER))).toMatchObject({
      status: 'held',
      holdUntil: held().holdUntil,
    });
  });

  it('is not moved into the past', () => {
    const to = { slot: { ...slot, start: NOW }, service };
    expect(moves.move(inStatus('booked'), to, LATER)).toEqual({ kind: 'refused', reason: 'started' });
  });

  it('gives its time back when it is cancelled, missed or expired', () => {
    const ends = [
      moves.cancel(inStatus('booked'), 'staff', END),
      moves.miss(inStatus('booked'), END),
      moves.expire(held(), END),
    ];
    expect(ends.map((result) => done(result).active)).toEqual([false, false, false]);
  });

  it('can be cancelled after its start by staff, not by the customer', () => {
    expect(moves.cancel(inStatus('booked'), 'customer', START)).toEqual({ kind: 'refused', reason: 'started' });
    expect(done(moves.cancel(inStatus('booked'), 'staff', START))).toMatchObject({ cancelledBy: 'staff' });
  });

  it('is not missed before it starts and not visited hours before', () => {
    expect(moves.miss(inStatus('booked'), LATER)).toEqual({ kind: 'refused', reason: 'notStarted' });
    expect(moves.visit(inStatus('booked'), LATER)).toEqual({ kind: 'refused', reason: 'notStarted' });
    expect(moves.visit(inStatus('booked'), new Date('2026-11-03T08:30:00Z')).kind).toBe('ok');
  });

  it('does not take the time again when a missed visit turns out to have happened', () => {
    const missed = done(moves.miss(inStatus('booked'), END));
    expect(done(moves.visit(missed, END))).toMatchObject({ status: 'visited', active: false });
  });

  it('can be booked after its hold ran out as long as it was not expired', () => {
    expect(moves.book(held(), LATER).kind).toBe('ok');
    expect(moves.expire(held(), NOW)).toEqual({ kind: 'refused', reason: 'holdRunning' });
    expect(moves.book(done(moves.expire(held(), LATER)), LATER)).toEqual({ kind: 'refused', reason: 'notAllowed' });
  });

  it('refuses every move that the table does not list', () => {
    for (const status of AppointmentStatus.options) {
      const appointment = inStatus(status);
      const results = {
        book: moves.book(appointment, LATER),
        confirm: moves.confirm(appointment, LATER),
        move: moves.move(appointment, { slot, service }, LATER),
        cancel: moves.cancel(appointment, 'customer', LATER),
        visit: moves.visit(appointment, END),
        miss: moves.miss(appointment, END),
        expire: moves.expire(appointment, LATER),
      };
      const possible = Object.entries(results).flatMap(([step, { kind }]) => (kind === 'ok' ? [step] : []));
      const listed = Object.entries(moves.ALLOWED_FROM).flatMap(([step, from]) =>
        from.includes(status) ? [step] : [],
      );
      expect({ status, possible: possible.sort() }).toEqual({ status, possible: listed.sort() });
    }
  });
});
