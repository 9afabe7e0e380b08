import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { siteWriter } from './site-writer.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'gongkai-writer-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const WAITING = { sync: true, thorough: false } as const;

test('names that could not be waited for are waited for by whoever tries again', async () => {
  const writer = siteWriter(root, WAITING);
  writer.put('a/index.html', Buffer.from('一'));
  rmSync(join(root, 'a'), { recursive: true });
  await expect(writer.settle()).rejects.toThrow('ENOENT');
  await expect(writer.settle()).rejects.toThrow('ENOENT');
  mkdirSync(join(root, 'a'));
  await writer.settle();
});

test('what was taken away is waited for as what was written', async () => {
  const writer = siteWriter(root, WAITING);
  writer.put('a/index.html', Buffer.from('一'));
  await writer.settle();
  writer.remove('a/index.html');
  rmSync(join(root, 'a'), { recursive: true });
  await expect(writer.settle()).rejects.toThrow('ENOENT');
});

test('taking away what isn’t there waits for nothing', async () => {
  const writer = siteWriter(root, WAITING);
  writer.remove('nowhere/index.html');
  await writer.settle();
  expect(writer.namesIn('nowhere')).toEqual([]);
});

test('prepared files are seen only once they are moved, and those left over are gone', async () => {
  const writer = siteWriter(root, WAITING);
  const prepared = await writer.prepare([
    { path: 'a/index.html', bytes: Buffer.from('一') },
    { path: 'b/index.html', bytes: Buffer.from('二') },
  ]);
  expect(writer.read('a/index.html')).toBeNull();
  writer.move('a/index.html', prepared.get('a/index.html') ?? '');
  writer.discard(prepared);
  expect(writer.read('a/index.html')?.toString()).toBe('一');
  expect(writer.read('b/index.html')).toBeNull();
  expect(writer.namesIn('.tmp')).toEqual([]);
});
