import { spawn } from 'node:child_process';
import { ROOT } from './paths.mjs';

/**
 * Runs a program in the checkout and resolves with its exit code. Ctrl+C reaches the child by itself (same terminal);
 * a termination signal is handed on, so that the child can close its database.
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? ROOT,
      stdio: options.stdio ?? 'inherit',
      env: { ...process.env, ...options.env },
      shell: options.shell ?? false,
    });
    const terminate = () => child.kill('SIGTERM');
    const ignore = () => {};
    process.on('SIGTERM', terminate);
    process.on('SIGINT', ignore);
    const done = () => {
      process.off('SIGTERM', terminate);
      process.off('SIGINT', ignore);
    };
    child.on('error', (error) => {
      done();
      reject(error);
    });
    child.on('exit', (code, signal) => {
      done();
      resolve(signal === null ? (code ?? 1) : 1);
    });
  });
}

/** The same with what the program says kept until it ends: for programs that run beside others. Resolves with both. */
export function runAside(command, args) {
  return new Promise((resolve, reject) => {
    const said = [];
    const child = spawn(command, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, said: Buffer.concat(said).toString() }));
  });
}

/** Runs npm, whichever way it is installed. */
export function runNpm(args, options = {}) {
  const npm = process.env.npm_execpath;
  if (npm !== undefined && /\.c?js$/.test(npm)) return run(process.execPath, [npm, ...args], options);
  return run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, {
    ...options,
    shell: process.platform === 'win32',
  });
}

/** Runs a program and returns its output as text; null when it fails or isn't there. */
export async function outputOf(command, args) {
  const { execFile } = await import('node:child_process');
  return new Promise((resolve) => {
    execFile(command, args, { encoding: 'utf8' }, (error, stdout) => resolve(error === null ? stdout : null));
  });
}
