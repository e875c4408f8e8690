/** At most `burst` at once, and `perSecond` in the long run: in any stretch of t seconds no more than `burst + perSecond * t`. */
export interface Limit {
  perSecond: number;
  /** At least 1. */
  burst: number;
}

/** How fast a provider lets us send on one channel: to one chat, and to all of them together. */
export interface Pace {
  perChat: Limit;
  perChannel: Limit;
}
