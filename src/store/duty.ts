/** Something that only one process may do at a time: polling one bot, keeping one session of a messenger open. */
export interface Duty {
  /** What it is, for example `poll:telegram:123456`. */
  id: string;
  owner: string;
  /** Grows when another process takes it over. */
  epoch: number;
  until: Date;
}
