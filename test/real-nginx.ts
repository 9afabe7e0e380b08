import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';

/** The web server as the system has it, or null. */
export const NGINX = ['/usr/sbin/nginx', '/usr/bin/nginx', '/usr/local/sbin/nginx'].find(existsSync) ?? null;

const REPOSITORY = join(import.meta.dirname, '..');

/** nginx as an ordinary process of this user, with the configuration that is shipped. */
export interface RealNginx {
  readonly origin: string;
  stop(): Promise<void>;
}

/**
 * Starts nginx with `deploy/nginx/gongkai.conf`, of which nothing is changed but what its comments ask an office to change:
 * folders, ports. Resolves when it listens; throws with its own words when it refuses the configuration.
 */
export async function startNginx(options: {
  nginx: string;
  /** An empty folder for what it writes itself. */
  folder: string;
  dataDir: string;
  programPort: number;
}): Promise<RealNginx> {
  const { folder } = options;
  const port = await freePort();
  const shipped = await readFile(join(REPOSITORY, 'deploy/nginx/gongkai.conf'), 'utf8');
  const own = shipped
    .replaceAll('/srv/gongkai', options.dataDir)
    .replaceAll('/opt/gongkai', REPOSITORY)
    .replace('127.0.0.1:8080', `127.0.0.1:${options.programPort}`)
    .replace('listen 80;', `listen 127.0.0.1:${port};`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'gongkai.conf'), own);
  await writeFile(join(folder, 'nginx.conf'), aroundIt(folder));
  const child = spawn(options.nginx, ['-p', folder, '-c', join(folder, 'nginx.conf')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => {
    child.on('exit', () => resolve());
  });
  await untilListening(child, port);
  return {
    origin: `http://127.0.0.1:${port}`,
    stop: async () => {
      child.kill('SIGQUIT');
      await ended;
    },
  };
}

/** What a system's own nginx.conf holds around ours. */
function aroundIt(folder: string): string {
  const asRoot = process.getuid?.() === 0 ? 'user root;\n' : '';
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((kind) => `  ${kind}_temp_path ${join(folder, kind)};\n`)
    .join('');
  return `${asRoot}daemon off;
worker_processes 1;
pid ${join(folder, 'nginx.pid')};
error_log stderr warn;
events { worker_connections 64; }
http {
  include /etc/nginx/mime.types;
  default_type application/octet-stream;
  access_log off;
${temporary}  include ${join(folder, 'gongkai.conf')};
}
`;
}

async function untilListening(child: ChildProcess, port: number): Promise<void> {
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  for (;;) {
    if (child.exitCode !== null) throw new Error(`nginx: ${said}`);
    const answered = await fetch(`http://127.0.0.1:${port}/404.html`).then(
      () => true,
      () => false,
    );
    if (answered) return;
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
  }
}

/** A port of this machine that nobody listens on. */
export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
