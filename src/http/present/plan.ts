import type { Teammate } from '../../domain/operator.ts';
import { type Plan, potentialOf } from '../../domain/plans/plan.ts';
import type { ListedClient } from '../../store/plans/plan-clients.ts';
import type { Figure, OrderFigure } from '../../store/plans/plan-figures.ts';
import type { PlanClientView, PlanReportView, PlanView } from '../views/plan-view.ts';
import { presentTeammate } from './dialog.ts';

/** Of the figures, those of this plan count; they are of the clients whom the asker may see. */
export function presentPlan(
  plan: Plan,
  team: readonly Teammate[],
  clients: readonly Figure[],
  payments: readonly OrderFigure[],
): PlanView {
  const { id, createdAt: _, managers, ...parts } = plan;
  const own = clients.filter(({ planId }) => planId === id);
  const total = own.reduce((sum, { count }) => sum + count, 0);
  const personOf = (managerId: string) => ({
    ...presentTeammate(managerId, team),
    clients: own.find((figure) => figure.managerId === managerId)?.count ?? 0,
  });
  const gone = own.flatMap(({ managerId }) => (managerId !== null && !managers.includes(managerId) ? [managerId] : []));
  return {
    ...parts,
    id,
    managers: managers.map(personOf),
    leavers: gone.map(personOf),
    clients: total,
    potential: potentialOf(total, plan),
    paid: payments.filter(({ planId }) => planId === id).reduce((sum, figure) => sum + figure.sum, 0),
  };
}

export function presentPlanClient(client: ListedClient, team: readonly Teammate[]): PlanClientView {
  const { id, contactId, contact, dialogId, managerId, via, at, orders, paid } = client;
  return {
    id,
    contact: { id: contactId, name: contact?.name ?? null, phone: contact?.phone ?? null },
    dialogId,
    manager: managerId === null ? null : presentTeammate(managerId, team),
    via,
    at: at.toISOString(),
    orders,
    paid,
  };
}

export interface ReportParts {
  clients: readonly Figure[];
  placed: readonly OrderFigure[];
  paid: readonly OrderFigure[];
  /** Of the clients of the period, those who have paid since. */
  bought: readonly OrderFigure[];
}

/** A row for each manager of the plan, and for whoever has clients or payments in it; those of nobody last. */
export function presentReport(
  plan: Plan,
  shown: readonly string[],
  team: readonly Teammate[],
  parts: ReportParts,
): PlanReportView {
  const all = [...parts.clients, ...parts.placed, ...parts.paid, ...parts.bought];
  const others = all.flatMap(({ managerId }) => managerId ?? []);
  const isOfNobody = all.some(({ managerId }) => managerId === null);
  const ids: (string | null)[] = [...new Set([...shown, ...others]), ...(isOfNobody ? [null] : [])];
  const rows = ids.map((managerId) => ({
    manager: managerId === null ? null : presentTeammate(managerId, team),
    ...figuresOf(plan, parts, (figure) => figure.managerId === managerId),
  }));
  return { planId: plan.id, coefficient: plan.conversion, rows, total: figuresOf(plan, parts, () => true) };
}

function figuresOf(plan: Plan, parts: ReportParts, counts: (figure: Figure) => boolean): PlanReportView['total'] {
  const sum = <F extends Figure>(figures: readonly F[], of: (figure: F) => number) =>
    figures.filter(counts).reduce((total, figure) => total + of(figure), 0);
  const clients = sum(parts.clients, ({ count }) => count);
  const buyers = sum(parts.bought, (figure) => figure.buyers);
  return {
    clients,
    orders: sum(parts.placed, ({ count }) => count),
    payments: sum(parts.paid, ({ count }) => count),
    paid: sum(parts.paid, (figure) => figure.sum),
    buyers,
    conversion: clients === 0 ? null : Math.round((buyers / clients) * 1000) / 10,
    potential: potentialOf(clients, plan),
  };
}
