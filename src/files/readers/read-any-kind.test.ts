import { utils } from '@e965/xlsx';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { distinctTables } from '../test/sample-report.ts';
import { bomb, locked, lyingBomb, ole, ooxml, pdf, PNG } from '../test/sample-files.ts';
import { text, workbook } from '../test/workbooks.ts';
import { readerOf } from './read-any-kind.ts';
import {
  flattened,
  oneCellALine,
  reportWorkbook,
  tabSeparated,
  workbookBytes,
} from './test/report-layouts.ts';
import { UnreadableFile } from './unreadable-file.ts';

const TABLES = distinctTables();
const PAGE = '<table><tr><td>规章</td><td>0</td></tr></table>';

function bytesOf(content: string): Uint8Array {
  return new TextEncoder().encode(content);
}

test.each<[string, Uint8Array, unknown]>([
  ['a web page', bytesOf(`<!DOCTYPE html><html><body>${PAGE}</body></html>`), { by: 'html' }],
  ['a page with an XML declaration', bytesOf(`<?xml version="1.0"?>\n<html>${PAGE}</html>`), { by: 'html' }],
  ['a page behind a comment and blanks', bytesOf(`\n <!-- made by hand -->\n${PAGE}`), { by: 'html' }],
  ['a piece of a page', bytesOf(`<section><p>一</p><p>二</p>${PAGE}</section>`), { by: 'html' }],
  ['a page that begins with words', bytesOf(`年度报告<br><p>一</p>${PAGE}`), { by: 'html' }],
  ['a PDF', pdf(), { by: 'pdf' }],
  ['a PDF with a script', pdf('/OpenAction<</S/JavaScript/JS(1)>>'), { by: 'pdf' }],
  ['a PDF behind other bytes', Buffer.concat([Buffer.from('\n\n'), pdf()]), { by: 'pdf' }],
  ['a document', ooxml('wordprocessingml.document'), { by: 'docx' }],
  [
    'a document with macros',
    ooxml('wordprocessingml.document', { 'word/vbaProject.bin': strToU8('x') }),
    { by: 'docx' },
  ],
  ['an old document', ole('WordDocument'), { by: 'convert', extension: 'doc' }],
  ['rich text', bytesOf('{\\rtf1 {}}'), { by: 'convert', extension: 'rtf' }],
  [
    'an OpenDocument text',
    zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.text') }),
    { by: 'convert', extension: 'odt' },
  ],
  ['a workbook', workbook([{ rows: { 1: [text('A1', '甲')] } }]), { by: 'sheet' }],
  ['an old workbook', workbookBytes(reportWorkbook(TABLES, 'wholeReport'), 'biff8'), { by: 'sheet' }],
  ['an OpenDocument sheet', workbookBytes(reportWorkbook(TABLES, 'wholeReport'), 'ods'), { by: 'sheet' }],
  [
    'a workbook in Excel’s XML',
    workbookBytes(reportWorkbook(TABLES, 'wholeReport'), 'xlml'),
    { by: 'sheet' },
  ],
  ['an old workbook with macros', ole('Workbook', '_VBA_PROJECT_CUR'), { by: 'sheet' }],
  ['an OFD', zipSync({ 'OFD.xml': strToU8('<OFD/>') }), { by: 'ofd' }],
  ['text with a cell a line', bytesOf(oneCellALine(TABLES)), { by: 'text' }],
  ['text with tabs', bytesOf(tabSeparated(TABLES)), { by: 'text' }],
  ['flattened text', bytesOf(flattened(TABLES)), { by: 'text' }],
  ['values parted by commas', bytesOf(utils.sheet_to_csv(utils.aoa_to_sheet([['甲', 1]]))), { by: 'text' }],
])('%s is told by its content, whatever its name', async (_, bytes, reader) => {
  for (const name of ['年报', '年报.txt', '年报.docx', '年报.xls', '年报.pdf']) {
    expect(await readerOf({ bytes, name })).toEqual(reader);
  }
});

test('a document of another writer is one by its name', async () => {
  expect(await readerOf({ bytes: ole('WPS Writer'), name: '年报.WPS' })).toEqual({
    by: 'convert',
    extension: 'wps',
  });
});

const MAIL_PAGE =
  'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n--x\nContent-Type: text/html\n';

test.each<[string, Uint8Array, RegExp]>([
  ['nothing', new Uint8Array(), /是空的/u],
  ['a picture', PNG, /图片.*带文字的 PDF/u],
  [
    'a picture of a scanner',
    Buffer.concat([Buffer.from('49492a0008000000', 'hex'), Buffer.alloc(64)]),
    /图片.*带文字的 PDF/u,
  ],
  ['an archive', zipSync({ '年报.docx': strToU8('x') }), /压缩包.*解压/u],
  ['an archive of another kind', Buffer.from('526172211a0701003392b5e50a010506', 'hex'), /压缩包.*解压/u],
  ['an archive with a password', locked(), /密码/u],
  ['an archive that promises two gigabytes', bomb(2_100_000_000), /庞大/u],
  ['a workbook that lies about its size', lyingBomb(), /庞大/u],
  ['a document with a password', ole('EncryptionInfo', 'EncryptedPackage'), /密码/u],
  ['an old document with macros', ole('WordDocument', 'Macros'), /宏/u],
  ['slides', ooxml('presentationml.presentation'), /演示文稿/u],
  ['old slides', ole('PowerPoint Document'), /演示文稿/u],
  ['a page packed for mail', bytesOf(MAIL_PAGE), /MHT.*另存为/u],
  ['a drawing', bytesOf('<svg xmlns="http://www.w3.org/2000/svg"></svg>'), /不是网页/u],
  ['a program', Buffer.from('\u007fELF\u0002', 'latin1'), /程序/u],
  ['bytes that are nothing', Buffer.from('00ff017f80fe0203', 'hex'), /认不出/u],
  ['a container of nothing known', ole('Something'), /认不出/u],
])('%s is refused with what to send instead', async (_, bytes, reason) => {
  const refused = readerOf({ bytes, name: '年报.docx' });
  await expect(refused).rejects.toBeInstanceOf(UnreadableFile);
  await expect(refused).rejects.toThrow(reason);
});
