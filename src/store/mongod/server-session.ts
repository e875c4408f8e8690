import mongoose from 'mongoose';

const CONNECT_TIMEOUT_MS = 2_000;

type MongoClient = InstanceType<typeof mongoose.mongo.MongoClient>;

/**
 * Runs `work` on one direct connection to the server at 127.0.0.1:port, whatever state its replica set is in. A command
 * that takes longer than `answerMs` fails.
 */
export async function withServer<T>(
  port: number,
  answerMs: number,
  work: (client: MongoClient) => Promise<T>,
): Promise<T> {
  const client = new mongoose.mongo.MongoClient(`mongodb://127.0.0.1:${port}/`, {
    directConnection: true,
    appName: 'voronka-embedded',
    maxPoolSize: 1,
    serverSelectionTimeoutMS: CONNECT_TIMEOUT_MS,
    connectTimeoutMS: CONNECT_TIMEOUT_MS,
    socketTimeoutMS: answerMs,
  });
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.close();
  }
}
