import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    databaseUrl: string;
  }
}

/** Gives the database tests a server: the one of DATABASE_URL. */
export default async function setup(project: TestProject): Promise<void> {
  const url = process.env['DATABASE_URL'];
  if (url === undefined) throw new Error('请设置 DATABASE_URL');
  project.provide('databaseUrl', url);
}
