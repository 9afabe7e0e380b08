import { PDFDocument } from '@cantoo/pdf-lib';
import { describe, expect, test } from 'vitest';
import { writeReportPdf } from '../pdf-writer.ts';
import { distinctTables, sampleReport } from '../test/sample-report.ts';
import { readPdf } from './read-pdf.ts';
import { typeset } from './test/print-pdf.ts';
import { textsIn } from './test/source-parts.ts';
import { UnreadableFile } from './unreadable-file.ts';

const SLOW = 120_000;
/** Far more than any of them takes. */
const LONGEST_MS = 5_000;
const MEGABYTE = 1024 * 1024;
const DOT =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** The message of a refusal; `read` when there is none. Any other error fails the test. */
async function refused(bytes: Uint8Array): Promise<string> {
  try {
    await readPdf(bytes);
    return 'read';
  } catch (error) {
    if (error instanceof UnreadableFile) return error.message;
    throw error;
  }
}

/** The same numbers in every run. */
function sequence(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

describe('a PDF that can’t be read', () => {
  test('a scan is said to be one, and what to send instead', async () => {
    const document = await PDFDocument.create();
    const picture = await document.embedPng(DOT);
    document.addPage([595, 842]).drawImage(picture, { x: 0, y: 0, width: 595, height: 842 });
    expect(await refused(await document.save())).toMatch(/扫描件.*原件/);
  });

  test('a password is said to be the reason', async () => {
    const document = await PDFDocument.load(typeset('正文'));
    document.encrypt({ userPassword: 'secret', ownerPassword: 'other' });
    expect(await refused(await document.save())).toContain('密码');
  });

  test('pages without a word, and too many pages', async () => {
    const document = await PDFDocument.create();
    document.addPage();
    expect(await refused(await document.save())).toContain('没有文字');
    for (let page = 0; page < 300; page += 1) document.addPage();
    expect(await refused(await document.save())).toContain('301 页');
  });

  test('a page with more lines than any table', async () => {
    const document = await PDFDocument.create();
    const page = document.addPage();
    const path = Array.from({ length: 110_000 }, (_, y) => `M0 ${y % 800} L500 ${y % 800}`).join(' ');
    page.drawSvgPath(path, { borderWidth: 1 });
    expect(await refused(await document.save())).toContain('图形过多');
  });

  test('nothing, words and random bytes', async () => {
    const random = sequence(3);
    const noise = Uint8Array.from({ length: 20_000 }, () => random(256));
    for (const bytes of [new Uint8Array(0), new TextEncoder().encode('%PDF-1.7 没有别的'), noise])
      expect(await refused(bytes)).toContain('已损坏');
  });
});

describe('a damaged PDF', async () => {
  const good = new Uint8Array(await writeReportPdf(sampleReport(distinctTables())));

  test('cut anywhere it is read or refused, in time', { timeout: SLOW }, async () => {
    for (let part = 1; part < 10; part += 1) {
      const before = performance.now();
      expect(await refused(good.subarray(0, Math.floor((good.length * part) / 10)))).toMatch(/./);
      expect(performance.now() - before).toBeLessThan(LONGEST_MS);
    }
  });

  test('changed in fifty ways it is read or refused, in time', { timeout: SLOW }, async () => {
    const random = sequence(11);
    for (let round = 0; round < 50; round += 1) {
      const bytes = Uint8Array.from(good);
      for (let change = 0; change < 1 + (round % 20); change += 1) bytes[random(bytes.length)] = random(256);
      const before = performance.now();
      expect(await refused(bytes)).toMatch(/./);
      expect(performance.now() - before).toBeLessThan(LONGEST_MS);
    }
  });

  test('the next good one is read as if nothing had been', async () => {
    expect(textsIn(await readPdf(good))).toContain('本年度未收取信息处理费。');
  });

  test('reading many doesn’t fill the memory', { timeout: SLOW }, async () => {
    const document = await PDFDocument.load(typeset('#table(columns: 3, [甲], [1], [2])'));
    const random = sequence(5);
    await document.attach(
      Uint8Array.from({ length: MEGABYTE }, () => random(256)),
      'noise.bin',
    );
    const bytes = await document.save();
    expect(bytes.length).toBeGreaterThan(MEGABYTE);
    const held = (): number => process.memoryUsage().external + process.memoryUsage().arrayBuffers;
    for (let round = 0; round < 20; round += 1) await readPdf(bytes);
    const before = held();
    for (let round = 0; round < 60; round += 1) await readPdf(bytes);
    const grown = held() - before;
    expect(grown).toBeLessThan(20 * MEGABYTE);
  });
});
