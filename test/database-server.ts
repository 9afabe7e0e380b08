import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '../src/platform/database/embedded/embedded.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A database on a server where the tests may create others. */
    databaseUrl: string;
  }
}

/** Gives the database tests a server: that of DATABASE_URL, or an embedded one for this run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const url = process.env['DATABASE_URL'];
  if (url !== undefined && url !== '') {
    project.provide('databaseUrl', url);
    return async () => {};
  }
  const dataDir = await mkdtemp(join(tmpdir(), 'gongkai-server-'));
  await chmod(dataDir, 0o755);
  const server = await startEmbedded({ dataDir });
  project.provide('databaseUrl', server.connectionString);
  return async () => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}
