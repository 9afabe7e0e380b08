import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bomb, locked } from './test/sample-files.ts';
import { gbk, plainZip } from './test/plain-zip.ts';
import { type Archive, openArchive } from './zip-archive.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongkai-archive-'));
});
afterAll(async () => rm(folder, { recursive: true, force: true }));

async function opened(bytes: Uint8Array): Promise<Archive> {
  const path = join(folder, 'a.zip');
  await writeFile(path, bytes);
  return openArchive(path);
}

describe('an archive of a stranger', () => {
  test.each([
    ['that would unpack to more than anybody means to hand over', bomb(3_000_000_000), /异常庞大/],
    ['with a password', locked(), /密码/],
    ['that was cut', zipSync({ 'a.txt': strToU8('一') }).subarray(0, 40), /损坏/],
    ['that is none', strToU8('<html></html>'), /损坏/],
  ])('%s is refused', async (_name, bytes, message) => {
    await expect(opened(bytes)).rejects.toThrow(message);
  });

  test('is read whatever its names are encoded in, without what systems leave behind', async () => {
    const archive = await opened(
      plainZip([
        { name: gbk('通知公告\\防汛预案.txt'), bytes: strToU8('一') },
        { name: '政策/意见.txt', bytes: strToU8('二') },
        { name: '__MACOSX/政策/._意见.txt', bytes: strToU8('三') },
        { name: '政策/~$意见.docx', bytes: strToU8('四') },
      ]),
    );
    expect(archive.files.map(({ path }) => path)).toEqual(['通知公告/防汛预案.txt', '政策/意见.txt']);
    expect((await archive.read('通知公告/防汛预案.txt')).toString()).toBe('一');
    expect(archive.problems).toEqual([]);
    await archive.close();
  });

  test('never leads out of its folder, and what stands there twice is told', async () => {
    const part = { bytes: strToU8('一') };
    const names = ['../../etc/cron.d/x', '/etc/passwd', 'C:\\x.txt', 'a/../../b.txt', 'a.txt', 'a.txt'];
    const archive = await opened(plainZip(names.map((name) => ({ name, ...part }))));
    expect(archive.files.map(({ path }) => path)).toEqual(['a.txt']);
    expect(archive.problems).toHaveLength(5);
    await archive.close();
  });

  test('that lies about the size of a file is found out when it is read', async () => {
    const bytes = Buffer.from(zipSync({ 'a.txt': strToU8('x'.repeat(5_000)) }));
    bytes.writeUInt32LE(10, bytes.indexOf(Buffer.from('PK\u0001\u0002', 'latin1')) + 24);
    const archive = await opened(bytes);
    await expect(archive.read('a.txt')).rejects.toThrow(/大小不符/);
    await expect(archive.read('b.txt')).rejects.toThrow(/没有这个文件/);
    await archive.close();
  });
});
