#!/usr/bin/env node
import { ensureInstalled } from './lib/install.mjs';
import { findNode, NODE_FLAGS, nodeEnvironment } from './lib/node24.mjs';
import { inRoot } from './lib/paths.mjs';
import { run } from './lib/run.mjs';

// `npm run gongkai -- <command>`: the command line. Paths given by the person are relative to where they stand.
try {
  await ensureInstalled();
  const args = [...NODE_FLAGS, inRoot('src', 'main.ts'), ...process.argv.slice(2)];
  process.exitCode = await run(findNode(), args, {
    cwd: process.env.INIT_CWD ?? process.cwd(),
    env: nodeEnvironment(),
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
