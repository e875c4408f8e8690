import pino from 'pino';
import type { Claim } from '../../../src/domain/conversion/judge-verdict.ts';
import type { Dialog } from '../../../src/domain/dialog.ts';
import type { DomainEvent } from '../../../src/domain/event.ts';
import type { ConversionDeps } from '../../../src/engine/conversion/conversion-deps.ts';
import { type ConversionWorker, createConversionWorker } from '../../../src/engine/conversion/conversion-worker.ts';
import type { Judge, JudgeAnswer, JudgeQuestion } from '../../../src/engine/ports.ts';
import { fromDocument, toDocument } from '../../../src/store/document.ts';
import { watchSurroundings } from '../../../src/store/surroundings.ts';
import { buildContact } from '../../support/build-contact.ts';
import { buildDialog } from '../../support/build-dialog.ts';
import { buildEvent } from '../../support/build-event.ts';
import { buildMessage } from '../../support/build-message.ts';
import { type Fleet, startFleet } from '../../support/engine-fleet.ts';

/** A judge that the test plays. */
export interface PlayedJudge extends Judge {
  asked: JudgeQuestion[];
  answer(question: JudgeQuestion): Promise<JudgeAnswer> | JudgeAnswer;
}

export const YES: Claim = { verdict: 1, quote: 'Записала вас на завтра', reason: 'Клиент записан.' };
export const claim = (part: Partial<Claim> = {}): JudgeAnswer => ({
  kind: 'claim',
  claim: { ...YES, ...part },
  tokens: 100,
});

export interface ConversionRig extends Fleet {
  judge: PlayedJudge;
  deps(engine: number): ConversionDeps;
  /** As in a process of its own. */
  worker(engine?: number): ConversionWorker;
  /** A dialog that was closed now, with two lines. */
  closed(id: string, part?: Partial<Dialog>): Promise<void>;
  dialog(id: string): Promise<Dialog>;
  verdicts(id: string): Promise<Extract<DomainEvent['body'], { type: 'conversion_judged' }>[]>;
  /** Past the minute in which a closing can be taken back. */
  afterGrace(): void;
}

export async function startRig({ owners = ['one'], withKey = true } = {}): Promise<ConversionRig> {
  const fleet = await startFleet({ owners });
  const log = pino({ level: 'silent' });
  const around = await watchSurroundings(fleet.store, undefined, log);
  const judge: PlayedJudge = {
    model: 'played',
    asked: [],
    answer: () => claim(),
    mostTokens: () => 200,
    async judge(question) {
      judge.asked.push(question);
      return judge.answer(question);
    },
  };
  await fleet.store.contacts.insertOne(toDocument(buildContact({ id: 'contact-1' })));
  const { store, clock } = fleet;
  const deps = (engine: number): ConversionDeps => ({
    store,
    judge: withKey ? judge : null,
    surroundings: around.current,
    act: fleet.engine(engine).act,
    clock,
    log,
  });
  // The line begins with what is closed from now on.
  await createConversionWorker(deps(0)).look();
  return {
    ...fleet,
    judge,
    deps,
    worker: (engine = 0) => createConversionWorker(deps(engine)),
    async closed(id, part = {}) {
      const at = clock.now();
      const dialog = buildDialog({
        id,
        mode: 'closed',
        closedAt: at,
        pipelineId: around.current().pipelines[0]?.id ?? '',
        ...part,
      });
      await store.dialogs.insertOne(toDocument(dialog));
      const { threadId } = dialog;
      await store.messages.insertMany([
        toDocument(buildMessage({ dialogId: id, threadId, seq: 1, author: 'customer', text: 'Можно записаться?' })),
        toDocument(
          buildMessage({ dialogId: id, threadId, seq: 2, author: 'operator', text: 'Записала вас на завтра, 15:00' }),
        ),
      ]);
      await store.events.insertOne(
        toDocument(buildEvent({ type: 'dialog_closed' }, { id: `closed-${id}`, dialogId: id, at, threadId })),
      );
    },
    async dialog(id) {
      const found = await store.dialogs.findOne({ _id: id });
      if (!found) throw new Error(`There is no dialog ${id}.`);
      return fromDocument(found);
    },
    async verdicts(id) {
      const rows = await store.events
        .find({ dialogId: id, 'body.type': 'conversion_judged' })
        .sort({ _id: 1 })
        .toArray();
      return rows.flatMap(({ body }) => (body.type === 'conversion_judged' ? body : []));
    },
    afterGrace: () => clock.advance({ minutes: 1.02 }),
    async stop() {
      around.stop();
      await fleet.stop();
    },
  };
}
