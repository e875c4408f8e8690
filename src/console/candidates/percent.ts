/** 0.9234 is 92.3. */
export const percent = (share: number): number => Math.round(share * 1000) / 10;
