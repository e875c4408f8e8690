/** A share as whole percent. */
export const percent = (share: number): number => Math.round(share * 100);
