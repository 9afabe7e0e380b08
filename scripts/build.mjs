import { deskIsBuilt, ensureDesk } from './lib/desk-build.mjs';
import { ensureInstalled } from './lib/install.mjs';

// `npm run build`: installs and builds what is missing, for whoever owns the checkout; the service that runs it needn't be able to.
// With `--check` it only says whether something is missing: before a service starts, and after an upgrade that forgot it.
try {
  if (process.argv[2] === '--check') {
    if (!deskIsBuilt())
      throw new Error(
        '工作台没有构建，或者不是用现在的程序构建的。请在程序所在目录运行 npm ci && npm run build，然后重新启动。',
      );
  } else {
    await ensureInstalled();
    await ensureDesk();
    console.error('程序已经构建好。');
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
