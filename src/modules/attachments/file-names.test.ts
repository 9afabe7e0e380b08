import { expect, test } from 'vitest';
import { cleanFileName, extensionOf } from './file-names.ts';

test.each([
  ['2024年预算.PDF', 'pdf', '2024年预算.pdf'],
  ['C:\\用户\\桌面\\通知.doc', 'docx', '通知.docx'],
  ['../../etc/passwd', 'txt', 'passwd.txt'],
  ['公示\u0000名单\u202egpj.exe', 'pdf', '公示_名单_gpj.pdf'],
  ['没有扩展名', 'png', '没有扩展名.png'],
  ['.pdf', 'pdf', 'pdf.pdf'],
  ['   ', 'pdf', '附件.pdf'],
  ['con.pdf', 'pdf', '附件con.pdf'],
  ['第1.2版 说明.txt', 'txt', '第1.2版 说明.txt'],
])('%j with content %s is called %s', (name, extension, clean) => {
  expect(cleanFileName(name, extension)).toBe(clean);
});

test('a long name is cut between characters and keeps its extension', () => {
  const clean = cleanFileName(`${'关于印发𠮷'.repeat(80)}.pdf`, 'pdf');
  expect(Buffer.byteLength(clean)).toBeLessThanOrEqual(255);
  expect(clean.endsWith('.pdf')).toBe(true);
  expect(clean.isWellFormed()).toBe(true);
});

test('the extension is what follows the last dot', () => {
  expect(extensionOf('a.tar.GZ')).toBe('gz');
  expect(extensionOf('.profile')).toBe('');
  expect(extensionOf('通知')).toBe('');
});
