import { ensureDesk } from './lib/desk-build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { findNode, NODE_FLAGS, nodeEnvironment } from './lib/node24.mjs';
import { inRoot } from './lib/paths.mjs';
import { run } from './lib/run.mjs';

// `npm run bench [-- --json] [NAME…]`: measures what docs/performance.md states.
try {
  await ensureInstalled();
  await ensureDesk();
  const args = [...NODE_FLAGS, inRoot('bench', 'main.ts'), ...process.argv.slice(2)];
  process.exitCode = await run(findNode(), args, { env: nodeEnvironment() });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
