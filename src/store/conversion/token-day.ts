/** What judging has cost in one day of the business. */
export interface TokenDay {
  /** `conversion:YYYY-MM-DD` */
  id: string;
  tokens: number;
  at: Date;
}
