import { z } from 'zod';
import { PlanParts } from '../../domain/plans/plan.ts';
import { Via } from '../../domain/plans/plan-client.ts';
import { instant } from './instant.ts';

const Person = z.object({ id: z.string(), name: z.string() });

/** How a plan marks a dialog in lists. */
export const PlanLabelView = z
  .object({ id: z.string(), label: z.string(), colour: z.string() })
  .meta({ id: 'PlanLabel' });
export type PlanLabelView = z.infer<typeof PlanLabelView>;

/** A sales plan. Figures are of the clients whom the asker may see: an operator's own ones. */
export const PlanView = PlanParts.omit({ managers: true })
  .extend({
    id: z.string(),
    active: z.boolean(),
    managers: z.array(Person.extend({ clients: z.number() })),
    /** Who is no manager of it any more and still has clients in it. */
    leavers: z.array(Person.extend({ clients: z.number() })),
    clients: z.number(),
    /** Clients × coefficient × average sale, in whole units of the business's currency. */
    potential: z.number(),
    /** What they have paid since they came in. */
    paid: z.number(),
    version: z.number(),
  })
  .meta({ id: 'Plan' });
export type PlanView = z.infer<typeof PlanView>;

export const PlanClientView = z
  .object({
    id: z.string(),
    contact: z.object({ id: z.string(), name: z.string().nullable(), phone: z.string().nullable() }),
    dialogId: z.string(),
    manager: Person.nullable(),
    via: Via,
    at: instant,
    orders: z.number(),
    paid: z.number(),
  })
  .meta({ id: 'PlanClient' });
export type PlanClientView = z.infer<typeof PlanClientView>;

const figures = {
  clients: z.number().meta({ description: 'Came in during the period' }),
  orders: z.number().meta({ description: 'Orders of its clients placed in the period, since each came in' }),
  payments: z.number(),
  paid: z.number().meta({ description: 'Paid in the period, in whole units of the currency' }),
  buyers: z.number().meta({ description: 'Of the clients of the period, those who have paid since' }),
  conversion: z.number().nullable().meta({ description: 'Percent: buyers of clients; null without clients' }),
  potential: z.number().meta({ description: 'Clients of the period × coefficient × average sale' }),
};

/** The plan against the fact, by manager. */
export const PlanReportView = z
  .object({
    planId: z.string(),
    coefficient: z.number(),
    rows: z.array(z.object({ manager: Person.nullable(), ...figures })),
    total: z.object(figures),
  })
  .meta({ id: 'PlanReport' });
export type PlanReportView = z.infer<typeof PlanReportView>;

export const RedistributedView = z
  .object({ moved: z.number(), left: z.number().meta({ description: 'Not all fitted into one call: ask again' }) })
  .meta({ id: 'Redistributed' });
export type RedistributedView = z.infer<typeof RedistributedView>;
