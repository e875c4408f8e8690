import type { Appointment } from '../domain/booking/appointment.ts';
import type { Busy } from '../domain/booking/interval.ts';
import { occupied } from '../domain/booking/occupied.ts';
import type { Business } from '../domain/business/business.ts';
import type { Message } from '../domain/message.ts';
import type { Answer, TalkStore } from '../engine/ports.ts';

/** What a dry talk keeps, as lists. */
export interface DryBooks {
  business: Business;
  /** The customer's own, of every state. */
  appointments: Appointment[];
  /** What others have taken. */
  taken: Busy[];
  messages: Message[];
}

/** The store of a conversation that is only tried out: the same answers as MongoDB's, from lists. */
export function createDryStore(books: () => DryBooks): TalkStore {
  const answers = new Map<string, Answer>();
  return {
    async busy(from, to, now, except) {
      const { business, appointments, taken } = books();
      const own = appointments.flatMap((visit) => {
        const lapsed = visit.status === 'held' && visit.holdUntil !== null && visit.holdUntil <= now;
        const mine = visit.status === 'held' && visit.dialogId === except.dialogId;
        const service = business.services.find(({ id }) => id === visit.serviceId);
        if (!visit.active || lapsed || mine || visit.id === except.appointmentId || !service) return [];
        return [{ staffId: visit.staffId, ...occupied(visit, service) }];
      });
      return [...taken, ...own].filter(({ start }) => start >= from && start < to);
    },
    recentTurns: async (_dialogId, most) =>
      books()
        .messages.slice(-most)
        .map(({ author, text }) => ({ author: author === 'system' ? 'bot' : author, text })),
    keptAnswer: async (inboxId) => answers.get(inboxId) ?? null,
    async keepAnswer(inboxId, answer) {
      answers.set(inboxId, answer);
    },
    // Nobody else is here.
    claimTimer: async () => true,
    unclaimTimer: async () => {},
  };
}
