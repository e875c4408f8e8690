import type { Store } from '../../src/store/open-store.ts';

/** How a command goes wrong: its connection is cut, it is refused by a code, or it is done but not safe. */
export type Fault =
  | { closeConnection: true }
  | { errorCode: number }
  | { writeConcernError: { code: number; errmsg: string } };

export interface FailedCommands {
  commands: readonly string[];
  /** Only commands of connections that name themselves so. */
  appName: string;
  fault: Fault;
  /** So many commands in a row, or all until `heal`. */
  times: number | 'always';
  /** Only commands on this collection, where they name one. */
  collection?: string;
}

/**
 * Makes commands of one application fail. A server knows one such rule at a time, so its user must be the only one on that server.
 */
export async function failCommands(store: Store, rule: FailedCommands): Promise<void> {
  const { commands, appName, fault, times, collection } = rule;
  await store.connection
    .getClient()
    .db('admin')
    .command({
      configureFailPoint: 'failCommand',
      mode: times === 'always' ? 'alwaysOn' : { times },
      data: {
        failCommands: [...commands],
        appName,
        ...fault,
        ...(collection === undefined ? {} : { namespace: `${store.connection.name}.${collection}` }),
      },
    });
}

/** Commands go right again. Gives back how many were let fail since the server's start. */
export async function heal(store: Store): Promise<number> {
  const off: { count?: number } = await store.connection
    .getClient()
    .db('admin')
    .command({ configureFailPoint: 'failCommand', mode: 'off' });
  return off.count ?? 0;
}
