// botbuilder's Storage on the plain driver, keyed by _id; the published ones bring an old driver with them.
import { MongoClient } from 'mongodb';

export async function mongoStorage(uri) {
  const client = await MongoClient.connect(uri);
  const states = client.db().collection('states');
  return {
    async read(keys) {
      const rows = await states.find({ _id: { $in: keys } }).toArray();
      return Object.fromEntries(rows.map(({ _id, state }) => [_id, state]));
    },
    async write(changes) {
      await Promise.all(
        Object.entries(changes).map(([key, { eTag: _eTag, ...state }]) =>
          states.updateOne({ _id: key }, { $set: { state } }, { upsert: true }),
        ),
      );
    },
    async delete(keys) {
      await states.deleteMany({ _id: { $in: keys } });
    },
  };
}
