import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inTransaction } from '../../platform/context.ts';
import { unspaced } from '../../files/test/parsed-document.ts';
import { readDocx } from '../../files/test/read-docx.ts';
import { readPdf } from '../../files/test/read-pdf.ts';
import { changeLetterSettings, settingsOf, showLetterSettings } from './letter-settings.ts';
import { lettersOfSubject } from './letters.queries.ts';
import { ROLES } from '../../platform/actor.ts';
import { issueLetter, openLetter, previewLetter, voidLetter } from './letters.usecases.ts';
import { openLetterOffice, type LetterOffice } from './test/letter-office.ts';

let own: LetterOffice;

beforeAll(async () => {
  own = await openLetterOffice();
});

afterAll(async () => {
  await own.world.close();
});

async function fileOf(letterId: string, format: 'docx' | 'pdf'): Promise<Buffer> {
  const file = await openLetter(own.office.as('requestHandler'), { letterId, format });
  return file.bytes;
}

describe('issuing a letter', () => {
  test.each([
    'receipt',
    'clarification',
    'answer.partial',
    'thirdPartyDisclosure',
    'correction',
    'delivery',
    'archiveIndex',
  ] as const)('%s comes out as DOCX with the text that was kept', async (kind) => {
    const { id, text } = await own.issue(own.wanted(kind));
    const { lines, tables } = readDocx(await fileOf(id, 'docx'));
    const cells = tables.flat(2).map((cell) => cell.text);
    for (const line of lines) expect(unspaced(text)).toContain(unspaced(line));
    for (const cell of cells) expect(unspaced(text)).toContain(unspaced(cell));
    expect(lines.length + cells.length).toBeGreaterThan(1);
  });

  test('numbers each sequence of the agency and year without gaps', async () => {
    const fresh = await openLetterOffice();
    const issue = async (kind: 'extension' | 'answer.deny.secret' | 'receipt', issuedOn: string) =>
      (await fresh.issue({ ...fresh.wanted(kind), issuedOn })).number;
    expect(await issue('extension', '2025-07-01')).toBe('测试公告知〔2025〕1号');
    expect(await issue('extension', '2025-12-31')).toBe('测试公告知〔2025〕2号');
    expect(await issue('answer.deny.secret', '2025-07-01')).toBe('测试公复〔2025〕1号');
    expect(await issue('extension', '2026-01-01')).toBe('测试公告知〔2026〕1号');
    expect(await issue('receipt', '2025-07-01')).toBeNull();
    await fresh.world.close();
  });

  test('gives its number back when the transaction around it fails', async () => {
    const ctx = own.office.as('requestHandler');
    const before = await own.issue(own.wanted('extension'));
    const failing = inTransaction(ctx, async (tx) => {
      await issueLetter(tx, own.wanted('extension'));
      throw new Error('the action is refused');
    });
    await expect(failing).rejects.toThrow('the action is refused');
    const after = await own.issue(own.wanted('extension'));
    const numberOf = (text: string | null): number => Number(/〕(\d+)号/u.exec(text ?? '')?.[1]);
    expect(numberOf(after.number)).toBe(numberOf(before.number) + 1);
  });

  test('gives two that are issued at once different numbers', async () => {
    const both = await Promise.all([own.issue(own.wanted('feeNotice')), own.issue(own.wanted('feeNotice'))]);
    expect(new Set(both.map(({ number }) => number)).size).toBe(2);
  });

  test('is refused when something isn’t filled in, with its name', async () => {
    await expect(own.issue(own.wanted('clarification', { 补正事项: '' }))).rejects.toMatchObject({
      code: 'letters.fields',
      details: { obstacles: [{ id: '补正事项' }] },
    });
  });

  test('is refused when it disagrees with the facts, unless somebody says why', async () => {
    const wanted = own.wanted('extension');
    const other = { ...wanted, facts: { ...wanted.facts, extendedTo: '2025-08-18' } };
    await expect(own.issue(other)).rejects.toMatchObject({
      code: 'letters.disagrees',
      details: { obstacles: [{ id: 'L-EXTENDED' }] },
    });
    const issued = await own.issue({ ...other, overrideReason: '登记的日期有误，正在更正' });
    expect(issued.overrideReason).toBe('登记的日期有误，正在更正');
  });

  test('sends refusals to review first, with the authorities of the agency', async () => {
    const { text } = await own.issue(own.wanted('answer.deny.secret', { 救济途径: '可以直接起诉。' }));
    expect(text).toMatch(/60日内先向测试区人民政府申请行政复议/u);
    expect(text).not.toContain('直接起诉');
  });

  test('over the internet needs the internet way to review', async () => {
    const wanted = own.wanted('answer.open.provide');
    const online = { ...wanted, facts: { ...wanted.facts, servedElectronically: true } };
    await expect(own.issue(online)).rejects.toMatchObject({ code: 'letters.fields' });
  });

  test('leaves no name of an applicant in the audit', async () => {
    await own.issue(own.wanted('answer.partial'));
    const { rows } = await sql<{ data: unknown }>`SELECT data FROM audit_events`.execute(own.world.db);
    expect(JSON.stringify(rows)).toContain('answer.partial');
    expect(JSON.stringify(rows)).not.toContain('王某某');
  });

  test('keeps both files sealed: nothing readable lies on the disk', async () => {
    const letter = await own.issue(own.wanted('extension'));
    const { lines } = await readPdf(await fileOf(letter.id, 'pdf'));
    expect(lines.map(unspaced)).toContain('王某某：');
    const stored = await readFile(own.world.system.sealed.pathOf(letter.pdfSealed));
    expect(stored.includes('%PDF')).toBe(false);
  });
});

describe('a letter that was issued', () => {
  test('is never changed or deleted', async () => {
    const { id } = await own.issue(own.wanted('extension'));
    const { db } = own.world;
    await expect(sql`UPDATE letters SET text = '' WHERE id = ${id}`.execute(db)).rejects.toThrow(
      'only be voided',
    );
    await expect(sql`DELETE FROM letters WHERE id = ${id}`.execute(db)).rejects.toThrow('letters stay');
  });

  test('is voided once, with a reason and the one that takes its place', async () => {
    const wanted = own.wanted('extension');
    const [first, second] = [await own.issue(wanted), await own.issue(wanted)];
    const ctx = own.office.as('requestHandler');
    const input = { letterId: first.id, reason: '日期写错', supersededBy: second.id };
    const voided = await voidLetter(ctx, input);
    expect(voided).toMatchObject({ voidReason: '日期写错', supersededBy: second.id });
    await expect(voidLetter(ctx, input)).rejects.toMatchObject({ code: 'letters.voided' });
    await expect(voidLetter(ctx, { ...input, letterId: second.id })).rejects.toMatchObject({ status: 404 });
    const kept = await lettersOfSubject(own.world.db, wanted.subjectId ?? '');
    expect(kept.map(({ id }) => id)).toEqual(expect.arrayContaining([first.id, second.id]));
  });

  test('is read by those who handle requests, at this agency only', async () => {
    const { id } = await own.issue(own.wanted('extension'));
    const { bytes } = await openLetter(own.office.as('requestHandler'), { letterId: id, format: 'pdf' });
    expect(bytes.length).toBeGreaterThan(0);
    for (const role of ROLES.filter((each) => each !== 'requestHandler'))
      await expect(openLetter(own.office.as(role), { letterId: id, format: 'pdf' })).rejects.toMatchObject({
        status: 403,
      });
  });
});

describe('a preview', () => {
  test('shows the next number without taking it, and what speaks against the letter', async () => {
    const ctx = own.office.as('finalReviewer');
    const one = await previewLetter(ctx, own.wanted('jointInquiry'));
    const two = await previewLetter(ctx, own.wanted('jointInquiry'));
    expect(one.number).toBe(two.number);
    expect([one.faults, one.findings]).toEqual([[], []]);
    expect(one.html).toContain('<article class="official-document"');
    const wrong = await previewLetter(ctx, {
      ...own.wanted('extension'),
      facts: { receivedOn: '2025-01-01' },
    });
    expect(wrong.findings.map(({ id }) => id)).toContain('L-RECEIVED');
    const empty = await previewLetter(ctx, { ...own.wanted('extension'), fields: {} });
    expect([empty.text, empty.faults.length > 0]).toEqual(['', true]);
  });
});

describe('settings', () => {
  test('show the number that each sequence takes next, and who may change them', async () => {
    const { agencyId } = own.office;
    const show = async (role: 'requestHandler' | 'systemAdmin') =>
      showLetterSettings(own.office.as(role), { agencyId });
    const before = await show('requestHandler');
    await own.issue(own.wanted('assistance'));
    const after = await show('systemAdmin');
    const { numbers } = before.next;
    expect(after.next).toEqual({ ...before.next, numbers: { ...numbers, inquiry: numbers.inquiry + 1 } });
    expect([before.may.edit, after.may.edit]).toEqual([true, false]);
    await expect(showLetterSettings(own.office.as('clerk'), { agencyId })).rejects.toMatchObject({
      status: 403,
    });
  });

  test('change the numbers of later letters, and are refused when they would make wrong ones', async () => {
    const ctx = own.office.as('requestHandler');
    const settings = await settingsOf(own.world.db, own.office.agencyId);
    const patterns = { ...settings.patterns, inquiry: '测府公函〔{年}〕{号}号' };
    const saved = await changeLetterSettings(ctx, { ...settings, patterns, masthead: '测试镇人民政府' });
    const issued = await own.issue(own.wanted('thirdPartyInquiry'));
    expect(issued.number).toMatch(/^测府公函〔\d{4}〕\d+号$/u);
    expect(readDocx(await fileOf(issued.id, 'docx')).lines[0]).toBe('测试镇人民政府');
    await expect(changeLetterSettings(ctx, { ...settings, patterns })).rejects.toMatchObject({
      code: 'letters.settings_changed',
    });
    for (const faulty of ['测府[{年}]{号}号', '测府〔{年}〕号', patterns.answer]) {
      const wrong = { ...saved, patterns: { ...patterns, inquiry: faulty } };
      await expect(changeLetterSettings(ctx, wrong)).rejects.toMatchObject({
        code: 'letters.faulty_settings',
      });
    }
  });
});
