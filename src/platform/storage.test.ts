import { createHash } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fileStorage, type Storage } from './storage.ts';

let root: string;
let storage: Storage;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'gongkai-storage-'));
  storage = fileStorage(root);
});
afterEach(async () => rm(root, { recursive: true, force: true }));

const CONTENT = Buffer.from('三角镇 2024 年工作总结');

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** All files below the storage's folder, relative to it. */
async function files(): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
}

describe('a stored file', () => {
  test('is called by the hash of its content and comes back as it was', async () => {
    const stored = await storage.put(Readable.from([CONTENT.subarray(0, 5), CONTENT.subarray(5)]));
    expect(stored).toEqual({ sha256: hashOf(CONTENT), size: CONTENT.length });
    expect(await buffer(storage.read(stored.sha256))).toEqual(CONTENT);
    expect(await storage.has(stored.sha256)).toBe(true);
    expect(await files()).toEqual([join(stored.sha256.slice(0, 2), stored.sha256)]);
  });

  test('is kept once, however often and however simultaneously it comes', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, async () => storage.put(CONTENT)));
    expect(new Set(all.map(({ sha256 }) => sha256))).toEqual(new Set([hashOf(CONTENT)]));
    expect(await files()).toHaveLength(1);
  });

  test.skipIf(process.platform === 'win32')('is closed to other users of the machine', async () => {
    await chmod(root, 0o755);
    await mkdir(join(root, 'tmp'), { mode: 0o755 });
    await storage.tidy();
    const { sha256 } = await storage.put(CONTENT);
    const folders = [root, join(root, 'tmp'), join(root, sha256.slice(0, 2))];
    const modes = await Promise.all(folders.map(async (folder) => (await stat(folder)).mode & 0o777));
    expect(modes).toEqual([0o700, 0o700, 0o700]);
  });

  test('may be empty', async () => {
    const { sha256, size } = await storage.put(new Uint8Array());
    expect([size, await buffer(storage.read(sha256))]).toEqual([0, Buffer.alloc(0)]);
  });

  test('is not there under a hash that nobody stored', async () => {
    expect(await storage.has('0'.repeat(64))).toBe(false);
    await expect(buffer(storage.read('0'.repeat(64)))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('nothing stays behind', () => {
  test('of a file that is too large, and one of exactly the limit is taken', async () => {
    const limit = { maxBytes: CONTENT.length };
    await expect(storage.put(Buffer.concat([CONTENT, Buffer.from('!')]), limit)).rejects.toMatchObject({
      code: 'storage.too_large',
      status: 413,
    });
    expect(await files()).toEqual([]);
    expect((await storage.put(CONTENT, limit)).size).toBe(CONTENT.length);
  });

  test('of an endless stream: it is cut off at the limit', async () => {
    let sent = 0;
    const endless = Readable.from(
      (function* () {
        for (;;) {
          sent += 65_536;
          yield Buffer.alloc(65_536);
        }
      })(),
    );
    await expect(storage.put(endless, { maxBytes: 1_000_000 })).rejects.toMatchObject({ status: 413 });
    expect(sent).toBeLessThan(3_000_000);
    expect(await files()).toEqual([]);
  });

  test('of a stream that breaks', async () => {
    const broken = Readable.from(
      (async function* () {
        yield CONTENT;
        throw new Error('connection lost');
      })(),
    );
    await expect(storage.put(broken)).rejects.toThrow('connection lost');
    expect(await files()).toEqual([]);
  });

  test('of a file that the inspection refuses; it is shown the whole file before it counts', async () => {
    const seen: unknown[] = [];
    const inspect = async (path: string, file: { sha256: string; size: number }): Promise<void> => {
      seen.push(await readFile(path), file, await storage.has(file.sha256));
      throw new Error('disguised');
    };
    await expect(storage.put(CONTENT, { inspect })).rejects.toThrow('disguised');
    expect(seen).toEqual([CONTENT, { sha256: hashOf(CONTENT), size: CONTENT.length }, false]);
    expect(await files()).toEqual([]);
  });

  test('of what a killed process was writing, once it is tidied; what others write stays', async () => {
    await storage.put(CONTENT);
    // No process has the first number: it is above the highest that Linux gives.
    await writeFile(join(root, 'tmp', '4194399-0123456789abcdef'), '写到一');
    await writeFile(join(root, 'tmp', `${process.ppid}-0123456789abcdef`), '正在写');
    await storage.tidy();
    expect(await readdir(join(root, 'tmp'))).toEqual([`${process.ppid}-0123456789abcdef`]);
    expect(await storage.has(hashOf(CONTENT))).toBe(true);
  });

  test('where there is nothing, tidying is no fault', async () => {
    await storage.tidy();
    expect(await files()).toEqual([]);
  });
});
