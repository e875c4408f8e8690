/** What the responder has done and cost in one day of the business. */
export interface ResponderDay {
  /** YYYY-MM-DD */
  id: string;
  /** Against the limit: spent, and set aside for requests under way. */
  tokens: number;
  prompt: number;
  completion: number;
  /** US dollars, of models whose prices are known. */
  cost: number;
  /** Answers by what they came from. */
  byGpt: number;
  byPages: number;
  unsure: number;
  handoffs: number;
  /** Replies of the model that were held back. */
  rejected: number;
  at: Date;
  /** When the day's limit first left no room. */
  spentAt?: Date;
  /** While the owner is being told of it: whose work that is until when, which attempt it is, and the readers who know. */
  telling?: { until: Date; attempts: number; sent?: string[] };
  /** When the owner was told of it. */
  toldAt?: Date;
}

/** Tokens that one dialog has cost. */
export interface ResponderDialog {
  /** Of the dialog. */
  id: string;
  tokens: number;
  at: Date;
}
