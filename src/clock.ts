/** Time, chance and names, passed in so that tests can play them. */
export interface Clock {
  now(): Date;
  random(): number;
  newId(): string;
}
