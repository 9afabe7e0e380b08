#!/usr/bin/env node
import { ensureDesk } from './lib/desk-build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { findNode, NODE_FLAGS, nodeEnvironment } from './lib/node24.mjs';
import { inRoot } from './lib/paths.mjs';
import { run } from './lib/run.mjs';

// `npm run gongkai -- <command>`, or `gongkai <command>` after `npm link`: the command line. Paths given by the person are
// relative to where they stand; the data folder is the checkout's, wherever one stands.
try {
  await ensureInstalled();
  if (process.argv[2] === 'start') await ensureDesk();
  const args = [...NODE_FLAGS, inRoot('src', 'main.ts'), ...process.argv.slice(2)];
  process.exitCode = await run(findNode(), args, {
    cwd: process.env.INIT_CWD ?? process.cwd(),
    env: {
      ...nodeEnvironment(),
      ...(!process.env.GONGKAI_DATA && { GONGKAI_DATA: inRoot('var') }),
    },
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
