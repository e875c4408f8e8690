/** One running Voronka process on this database. The id is its name in leases. */
export interface ProcessRecord {
  id: string;
  host: string;
  pid: number;
  seenAt: Date;
}

/** How a process names itself to the database, so that others can tell its sessions from their own. */
export const appNameOf = (owner: string): string => `voronka:${owner}`;
