import { randomBytes } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { masterKeys } from './master-keys.ts';
import { HEAD_BYTES, PIECE_BYTES, SEALED_PIECE_BYTES, storedSize } from './sealed-format.ts';
import { sealedStorage } from './sealed-storage.ts';

const OLD = '0a'.repeat(32);
const NEW = '0b'.repeat(32);
const LIMIT = { maxBytes: 10_000_000 };

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongkai-sealed-'));
});
afterAll(async () => rm(folder, { recursive: true, force: true }));

async function opened(store: ReturnType<typeof sealedStorage>, id: string): Promise<Buffer> {
  const content = await store.open(id);
  return buffer(content.stream()).finally(async () => content.close());
}

async function idsIn(store: ReturnType<typeof sealedStorage>): Promise<string[]> {
  const ids: string[] = [];
  for await (const id of store.list()) ids.push(id);
  return ids;
}

describe('a sealed file', () => {
  const store = () => sealedStorage(join(folder, 'a'), masterKeys([OLD]));

  test.each([0, 1, PIECE_BYTES - 1, PIECE_BYTES, PIECE_BYTES + 1, 3 * PIECE_BYTES, 200_000])(
    'of %i bytes comes back as it was',
    async (size) => {
      const content = randomBytes(size);
      const file = await store().put(Readable.from([content.subarray(0, 7), content.subarray(7)]), LIMIT);
      expect(file.size).toBe(size);
      expect((await opened(store(), file.id)).equals(content)).toBe(true);
      expect((await stat(store().pathOf(file.id))).size).toBe(storedSize(size));
    },
  );

  test('can be read at any place', async () => {
    const content = randomBytes(3 * PIECE_BYTES + 5);
    const { id } = await store().put(content, LIMIT);
    const sealed = await store().open(id);
    for (const [position, length] of [
      [0, 10],
      [PIECE_BYTES - 3, 7],
      [2 * PIECE_BYTES, PIECE_BYTES + 100],
      [content.length, 4],
    ] as const) {
      const into = Buffer.alloc(length + 1);
      const { bytesRead } = await sealed.read(into, 1, length, position);
      expect(into.subarray(1, 1 + bytesRead).equals(content.subarray(position, position + length))).toBe(
        true,
      );
    }
    await sealed.close();
  });

  test('shows nothing of its content on the disk, and is for its owner alone', async () => {
    const { id } = await store().put(Buffer.from('身份证号码'.repeat(50)), LIMIT);
    const path = store().pathOf(id);
    expect((await readFile(path)).includes('身份证')).toBe(false);
    expect((await stat(path)).mode & 0o077).toBe(0);
    expect((await stat(dirname(path))).mode & 0o077).toBe(0);
  });

  test('that is too large is refused while it comes, and nothing stays behind', async () => {
    const place = join(folder, 'limit');
    const small = sealedStorage(place, masterKeys([OLD]));
    let sent = 0;
    const endless = Readable.from(
      (function* () {
        for (;;) {
          sent += PIECE_BYTES;
          yield Buffer.alloc(PIECE_BYTES);
        }
      })(),
    );
    await expect(small.put(endless, { maxBytes: 1_000_000 })).rejects.toMatchObject({
      code: 'storage.too_large',
    });
    expect(sent).toBeLessThan(3_000_000);
    expect(await readdir(join(place, 'tmp'))).toEqual([]);
    expect(await idsIn(small)).toEqual([]);
  });

  test('that is refused by its content is not kept', async () => {
    const place = join(folder, 'refused');
    const refusing = sealedStorage(place, masterKeys([OLD]));
    const inspect = async (content: { size: number }): Promise<void> => {
      throw new Error(`${content.size} bytes of nonsense`);
    };
    await expect(refusing.put(Buffer.from('xyz'), { ...LIMIT, inspect })).rejects.toThrow(
      '3 bytes of nonsense',
    );
    expect(await idsIn(refusing)).toEqual([]);
    expect(await readdir(join(place, 'tmp'))).toEqual([]);
  });

  test('that was removed is gone, and removing it again is no error', async () => {
    const { id } = await store().put(Buffer.from('x'), LIMIT);
    await store().remove(id);
    await expect(store().open(id)).rejects.toMatchObject({ code: 'seal.not_found' });
    await store().remove(id);
  });

  test('is carried over as it is and opens with the same keys', async () => {
    const { id } = await store().put(Buffer.from('原件'), LIMIT);
    const other = sealedStorage(join(folder, 'other'), masterKeys([OLD]));
    await other.takeBack(id, Readable.from([await readFile(store().pathOf(id))]));
    expect((await opened(other, id)).toString()).toBe('原件');
  });
});

describe('whoever touches the stored bytes', () => {
  const store = () => sealedStorage(join(folder, 'b'), masterKeys([OLD]));
  const size = 3 * PIECE_BYTES + 1_000;
  const last = HEAD_BYTES + 3 * SEALED_PIECE_BYTES;

  async function damagedBy(change: (bytes: Buffer) => Buffer): Promise<unknown> {
    const { id } = await store().put(randomBytes(size), LIMIT);
    await writeFile(store().pathOf(id), change(await readFile(store().pathOf(id))));
    return opened(store(), id).then(
      () => 'opened',
      (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
    );
  }
  const flip =
    (at: number) =>
    (bytes: Buffer): Buffer => {
      bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
      return bytes;
    };

  test.each([
    ['the mark', 0],
    ['the nonce of the key', 18],
    ['the wrapped key', 30],
    ['the tag of the key', HEAD_BYTES - 1],
    ['the first byte', HEAD_BYTES],
    ['the tag of the first piece', HEAD_BYTES + SEALED_PIECE_BYTES - 1],
    ['a byte in the middle', HEAD_BYTES + SEALED_PIECE_BYTES + 500],
    ['the last piece', last + 1],
    ['the last byte', last + 1_000 + 15],
  ])('is found out: %s', async (_what, at) => {
    expect(await damagedBy(flip(at))).toBe('seal.damaged');
  });

  test('can name no other key', async () => {
    expect(await damagedBy(flip(10))).toBe('seal.key_missing');
  });

  test.each([
    ['in a piece', last + 20],
    ['between pieces', last],
    ['after the first piece', HEAD_BYTES + SEALED_PIECE_BYTES],
    ['after the head', HEAD_BYTES],
    ['in the head', 40],
    ['everywhere', 0],
  ])('is found out who cuts it off %s', async (_where, at) => {
    expect(await damagedBy((bytes) => bytes.subarray(0, at))).toBe('seal.damaged');
  });

  test('is found out who puts pieces in another order, twice, or more behind them', async () => {
    const piece = (bytes: Buffer, index: number): Buffer =>
      bytes.subarray(HEAD_BYTES + index * SEALED_PIECE_BYTES, HEAD_BYTES + (index + 1) * SEALED_PIECE_BYTES);
    const head = (bytes: Buffer): Buffer => bytes.subarray(0, HEAD_BYTES);
    const built =
      (...order: number[]) =>
      (bytes: Buffer) =>
        Buffer.concat([head(bytes), ...order.map((one) => piece(bytes, one))]);
    expect(await damagedBy(built(1, 0, 2, 3))).toBe('seal.damaged');
    expect(await damagedBy(built(0, 0, 2, 3))).toBe('seal.damaged');
    expect(await damagedBy(built(0, 2, 3))).toBe('seal.damaged');
    expect(await damagedBy(built(0, 1, 2, 3, 3))).toBe('seal.damaged');
    expect(await damagedBy((bytes) => Buffer.concat([bytes, Buffer.alloc(40)]))).toBe('seal.damaged');
  });

  test('is found out who puts one file in the place of another', async () => {
    const [one, two] = [await store().put(randomBytes(9), LIMIT), await store().put(randomBytes(9), LIMIT)];
    await mkdir(dirname(store().pathOf(two.id)), { recursive: true });
    await copyFile(store().pathOf(one.id), store().pathOf(two.id));
    await expect(store().open(two.id)).rejects.toMatchObject({ code: 'seal.damaged' });
  });
});

describe('keys', () => {
  const place = () => join(folder, 'keys');

  test('that were changed open what was sealed before, and the new one seals', async () => {
    const before = sealedStorage(place(), masterKeys([OLD]));
    const { id } = await before.put(Buffer.from('旧'), LIMIT);
    const both = sealedStorage(place(), masterKeys([OLD, NEW]));
    const added = await both.put(Buffer.from('新'), LIMIT);
    expect((await opened(both, id)).toString()).toBe('旧');
    await expect(before.open(added.id)).rejects.toMatchObject({ code: 'seal.key_missing' });
    expect(await before.missingKeys()).toEqual([masterKeys([NEW]).current]);
    expect(await both.missingKeys()).toEqual([]);
  });
});
