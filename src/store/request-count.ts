/** How many requests one asker has made in one stretch of time, in all processes. */
export interface RequestCount {
  /** Limit, asker and number of the stretch. */
  id: string;
  hits: number;
  expiresAt: Date;
}
