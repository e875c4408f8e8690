const MINIMUM_MAJOR = 6;

/**
 * Why a mongod of `version` can't serve data that was created by `dataVersion` (null: no data yet), or null when it can.
 * MongoDB opens data of its own major version and of the one before, never of a newer or a much older one.
 */
export function refuseVersion(version: string, dataVersion: string | null): string | null {
  const major = majorOf(version);
  if (major < MINIMUM_MAJOR) return `MongoDB ${version} is older than ${MINIMUM_MAJOR}.0`;
  if (dataVersion === null) return null;
  const dataMajor = majorOf(dataVersion);
  if (major === dataMajor || major === dataMajor + 1) return null;
  return `MongoDB ${version} can't open data created by ${dataVersion} (it needs ${dataMajor}.0 or ${dataMajor + 1}.0)`;
}

function majorOf(version: string): number {
  return Number.parseInt(version, 10);
}
