import { ensureInstalled } from './lib/install.mjs';
import { findNode } from './lib/node24.mjs';
import { inRoot } from './lib/paths.mjs';
import { run } from './lib/run.mjs';

// `npm run desk:dev`: the desk with hot reloading, against a server started by `npm start`.
await ensureInstalled();
process.exitCode = await run(findNode(), [
  inRoot('node_modules', 'vite', 'bin', 'vite.js'),
  '--config',
  'desk/vite.config.ts',
]);
