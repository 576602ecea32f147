import { basename } from 'node:path';
import { type Config, ConfigError, loadConfig, VARIABLES } from '../config';
import { reachDatabase } from '../db/open-database';
import { createLogger } from '../logger';
import { openSource } from '../source';
import { checkDatabase } from './check-database';
import { checkDisks } from './check-disk';
import { checkIssuer, checkSource, checkTimeZone } from './check-source';
import { type Finding, failed, ok } from './finding';

/**
 * Checks everything that a server needs, one after the other. It changes nothing; an embedded database is started for the time of the
 * check.
 */
export async function examine(environment: Record<string, string | undefined>): Promise<Finding[]> {
  const config = readConfig(environment);
  if (config instanceof ConfigError)
    return config.problems.map((problem) => failed('Configuration', problem, '.env.example describes every variable.'));
  const set = VARIABLES.filter((name) => environment[name]?.trim());
  return [
    ok('Configuration', set.length === 0 ? 'Nothing is set: demo data, embedded database' : `Set: ${set.join(', ')}`),
    checkTimeZone(config, new Date()),
    ...checkDisks(config),
    ...(await examineDatabase(config)),
    ...(await examineSource(config)),
    ...(await checkIssuer(config)),
  ];
}

function readConfig(environment: Record<string, string | undefined>): Config | ConfigError {
  try {
    return loadConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
}

async function examineDatabase(config: Config): Promise<Finding[]> {
  try {
    const database = await reachDatabase({ ...config, logger: createLogger('silent') });
    try {
      const fileNames = [config.workforceFile, config.calendarsFile].flatMap((path) => (path === null ? [] : [basename(path)]));
      return await checkDatabase(database.url, { pollSeconds: config.ingestIntervalSeconds, fileNames });
    } finally {
      await database.close();
    }
  } catch (error) {
    return [failed('Database', error instanceof Error ? error.message : String(error), 'Free the data folder, or set DATABASE_URL.')];
  }
}

async function examineSource(config: Config): Promise<Finding[]> {
  const { ask, close } = await openSource(config, createLogger('silent'));
  try {
    return await checkSource(config, ask);
  } finally {
    await close();
  }
}
