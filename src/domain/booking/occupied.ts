import type { Service } from '../business/business.ts';
import { type Interval, minutesAfter } from './interval.ts';

/** The time that a visit takes from the person who performs it: the visit and its buffers. */
export function occupied(visit: Interval, service: Service): Interval {
  return {
    start: minutesAfter(visit.start, -service.bufferBeforeMinutes),
    end: minutesAfter(visit.end, service.bufferAfterMinutes),
  };
}
