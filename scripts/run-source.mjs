import { ensureInstalled } from './lib/install.mjs';
import { findNode, NODE_FLAGS, nodeEnvironment } from './lib/node24.mjs';
import { inRoot } from './lib/paths.mjs';
import { run } from './lib/run.mjs';

// `node scripts/run-source.mjs FILE [WORD…]`: runs a TypeScript file of the checkout as a program.
try {
  await ensureInstalled();
  const [file = '', ...words] = process.argv.slice(2);
  process.exitCode = await run(findNode(), [...NODE_FLAGS, inRoot(file), ...words], {
    env: nodeEnvironment(),
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
