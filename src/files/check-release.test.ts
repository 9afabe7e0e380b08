import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkRelease } from './check-release.ts';
import { plantedDocx } from './masking/test/planted-docx.ts';
import { plantedXlsx } from './masking/test/planted-xlsx.ts';
import { createReadingAttempts, UnexaminedFile } from './reading-attempts.ts';
import type { ReadingPool } from './readers/sandbox.ts';
import { PATIENT, poolOpener } from './readers/test/ask-pool.ts';

const MOBILE = '13812345678';
const IDENTITY = '11010519491231002X';
const MEGABYTE = 1024 * 1024;
const opener = poolOpener();
let pool: ReadingPool;

beforeAll(() => {
  pool = opener.open();
});
afterAll(async () => opener.close());

/** A ZIP file whose directory says another size of its first part. */
function sized(bytes: Uint8Array, size: number): Uint8Array {
  const changed = Buffer.from(bytes);
  changed.writeUInt32LE(size, changed.indexOf('PK\u0001\u0002', 0, 'latin1') + 24);
  return changed;
}

describe('a file that leaves the house', PATIENT, () => {
  test('may, when it shows all it holds and holds nothing of persons', async () => {
    const bytes = plantedDocx({ body: '关于公示的说明' });
    expect(
      await checkRelease(pool, { bytes, name: 'a.docx', called: '附件“a.docx”', masked: [MOBILE] }),
    ).toEqual({
      ok: true,
      findings: [],
    });
  });

  test('may not while a masked value stands in any part of it, and is told without the value', async () => {
    const bytes = plantedXlsx({ cell: '138****5678', unusedString: MOBILE });
    const looked = await checkRelease(
      pool,
      { bytes, name: 'a.xlsx', called: '附件“a.xlsx”', masked: [MOBILE] },
      { accepts: () => true },
    );
    expect(looked).toMatchObject({ ok: false, obstacles: [expect.stringContaining('xl/sharedStrings.xml')] });
    expect(JSON.stringify(looked)).not.toContain(MOBILE);
  });

  test('may not while it hides words, unless somebody answers for it', async () => {
    const bytes = plantedXlsx({ cell: '名单', hiddenSheet: IDENTITY });
    const looked = await checkRelease(pool, { bytes, name: 'a.xlsx', called: '附件“a.xlsx”', masked: [] });
    expect(looked).toMatchObject({ ok: false });
    expect(looked.findings).toContainEqual(
      expect.objectContaining({ rule: 'I01', hidden: 'hiddenSheet', where: '工作表“底表1”A1' }),
    );
    expect(JSON.stringify(looked)).not.toContain(IDENTITY);
    const accepts = (): boolean => true;
    expect(
      await checkRelease(pool, { bytes, name: 'a.xlsx', called: '附件“a.xlsx”', masked: [] }, { accepts }),
    ).toMatchObject({
      ok: true,
    });
  });

  test('may not when something was masked in it and it can’t be opened, whoever answers for it', async () => {
    const old = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2000)]);
    const broken = plantedDocx({ body: '正文' }).subarray(0, 900);
    const nested = zipSync({
      'a.zip': zipSync({ 'b.zip': zipSync({ 'c.zip': zipSync({ 'd.zip': zipSync({}) }) }) }),
    });
    for (const bytes of [old, broken, nested]) {
      const looked = await checkRelease(
        pool,
        { bytes, name: 'a.doc', called: '附件“a.doc”', masked: [MOBILE] },
        { accepts: () => true },
      );
      expect(looked).toMatchObject({ ok: false, obstacles: [expect.stringContaining('无法确认')] });
    }
  });

  test('is refused within the limits when it unpacks without end or is larger than any', async () => {
    const part = zipSync({ 'word/document.xml': new Uint8Array(10 * MEGABYTE) }, { level: 1 });
    const [bomb, liar] = [sized(part, 0x7fffffff), sized(part, 10)];
    const entities = zipSync({
      '[Content_Types].xml': Buffer.from(
        `<!DOCTYPE a [<!ENTITY b "${'c'.repeat(1000)}">]><Types>&b;</Types>`,
      ),
    });
    const deep = zipSync({ '[Content_Types].xml': Buffer.from('<a>'.repeat(200_000)) });
    for (const bytes of [bomb, liar, entities, deep, new Uint8Array(100 * MEGABYTE)]) {
      const from = performance.now();
      const looked = await checkRelease(pool, {
        bytes,
        name: 'a.docx',
        called: '附件“a.docx”',
        masked: [MOBILE],
      });
      expect(looked).toMatchObject({ ok: false });
      expect(performance.now() - from).toBeLessThan(10_000);
    }
  });

  test('isn’t known while its reading is ended, and after several times is for a person to answer for', async () => {
    let now = 0;
    const attempts = createReadingAttempts({ now: () => now });
    const hurried = opener.open({ timeoutMs: 1 });
    const file = { bytes: plantedDocx({ body: '说明' }), name: 'a.docx', called: '附件“a.docx”', masked: [] };
    const look = async (by: ReadingPool) => checkRelease(by, file, { attempts });
    for (const minutes of [1, 10, 60]) {
      await expect(look(hurried)).rejects.toBeInstanceOf(UnexaminedFile);
      // Nobody reads it again at once, not even with more time.
      await expect(look(pool)).rejects.toBeInstanceOf(UnexaminedFile);
      now += minutes * 60_000;
    }
    expect(await look(hurried)).toMatchObject({
      ok: false,
      findings: [{ rule: 'I09', severity: 'gate', hidden: 'unchecked' }],
    });
    expect(await look(pool)).toEqual({ ok: true, findings: [] });
  });

  test('loses its values in a process of its own', async () => {
    const request = { values: [{ value: MOBILE, shown: '138****5678' }], dropHidden: true };
    const bytes = plantedDocx({ runs: MOBILE, comment: MOBILE });
    const { bytes: masked } = await pool.mask({ bytes, name: 'a.docx' }, request);
    expect(await pool.verify({ bytes: masked, name: 'a.docx' }, [MOBILE])).toEqual({ ok: true });
    const { blocks } = await pool.read({ bytes: masked, name: 'a.docx' });
    expect(blocks).toContainEqual(expect.objectContaining({ text: '138****5678' }));
    await expect(
      pool.mask({ bytes, name: 'a.docx' }, { values: [{ value: '张' }], dropHidden: false }),
    ).rejects.toThrow(RangeError);
  });
});
