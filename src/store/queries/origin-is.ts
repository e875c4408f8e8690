import type { mongo } from 'mongoose';

/** Each dialog has one source: the one that was named, or else the UTM label. So shares of sources add up to the whole. */
export function originIs(source: string): mongo.BSON.Document {
  return { $or: [{ 'origin.source': source }, { 'origin.source': null, 'origin.utm.utm_source': source }] };
}
