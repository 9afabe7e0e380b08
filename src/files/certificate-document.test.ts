import { load } from 'cheerio';
import { describe, expect, test } from 'vitest';
import { clockCertificate } from '../law/clock/certificate.ts';
import { certificateRows } from '../law/clock/certificate-rows.ts';
import type { ClockEvent } from '../law/clock/clock-events.ts';
import { certificateDocument } from './certificate-document.ts';
import { writeReportDocx } from './docx-writer.ts';
import { writeHtmlPage } from './html-writer.ts';
import { writeReportPdf } from './pdf-writer.ts';
import { unspaced } from './test/parsed-document.ts';
import { readDocx } from './test/read-docx.ts';
import { readPdf } from './test/read-pdf.ts';

const ledger: ClockEvent[] = [
  { kind: 'received', on: '2025-01-20' },
  { kind: 'clarificationAsked', on: '2025-01-24', respondBy: '2025-02-20' },
  { kind: 'clarified', on: '2025-02-07' },
  { kind: 'consultationSent', on: '2025-02-12', consultation: '甲', with: 'thirdParty' },
  { kind: 'consultationDelivered', on: '2025-02-14', consultation: '甲' },
  { kind: 'consultationReplied', on: '2025-03-12', consultation: '甲' },
  { kind: 'extended', on: '2025-03-14', workdays: 20, approvedBy: '负责人', notifiedOn: '2025-03-14' },
  { kind: 'answered', on: '2025-04-22' },
];
const certificate = clockCertificate(ledger);
const document = certificateDocument(certificate, {
  title: '石桥公开申〔2025〕3号',
  agencyName: '青岚区石桥镇人民政府',
  signedOn: '2025-04-30',
});

describe('a certificate as a document', () => {
  test('tells every day once, in order, folded only where the same is said', () => {
    const rows = load(writeHtmlPage(document))('table').eq(2).find('tbody tr').toArray();
    const page = load(writeHtmlPage(document));
    let told = 0;
    for (const row of rows) {
      const dates = page(row).find('th').text();
      const [, first = ''] = /^(\d+年\d+月\d+日)/.exec(dates) ?? [];
      expect(first).toBe(writtenDay(certificate.days[told]?.date ?? ''));
      told += Number(/（(\d+)天）/.exec(page(row).text())?.[1] ?? 1);
    }
    expect(told).toBe(certificate.days.length);
  });

  test('says the result, what was found and what it stands on', () => {
    const text = unspaced(load(writeHtmlPage(document))('main').text());
    for (const part of [
      '现在的答复期限2025年4月28日',
      '最初的答复期限2025年2月21日',
      '35个（期限共40个，含延长20个）',
      '第40个工作日',
      '调休上班（国务院办公厅关于2025年部分节假日安排的通知）',
      '期限只中止到2025年3月7日',
      '（第6条，条例第32条、第33条第三款）',
      '国务院令第711号',
    ])
      expect(text).toContain(part);
  });

  test('is the same as PDF and as a Word file', async () => {
    const files = [await readPdf(await writeReportPdf(document)), readDocx(await writeReportDocx(document))];
    const rows = certificateRows(certificate.days);
    for (const { lines, tables } of files) {
      expect(lines.slice(-2).map(unspaced)).toEqual(['青岚区石桥镇人民政府', '2025年4月30日']);
      const counts = (tables[2] ?? []).slice(1).map((row) => unspaced(row[2]?.text ?? ''));
      expect(counts).toEqual(rows.map((row) => row.count));
    }
  });

  test('of a request that hasn’t begun says so', () => {
    const empty = certificateDocument(clockCertificate([]), {
      title: null,
      agencyName: null,
      signedOn: null,
    });
    const text = load(writeHtmlPage(empty))('main').text();
    expect(text).toContain('期限尚未起算');
    expect(text).toContain('没有发现问题');
  });
});

function writtenDay(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}
