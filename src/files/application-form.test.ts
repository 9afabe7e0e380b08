import { expect, test } from 'vitest';
import { applicationForm, formDocument } from './application-form.ts';
import { tablesOf } from './report-document.ts';
import { layOutTable } from './table-spec.ts';
import { readDocx } from './test/read-docx.ts';
import { readPdf } from './test/read-pdf.ts';

const AGENCY = {
  name: '云溪区石桥镇人民政府',
  address: '云溪区石桥镇人民路1号',
  postcode: '000000',
  phone: '000-12345678',
};
const BARE = {
  name: '云溪区人民政府北岸街道办事处社区治理与民生保障联合服务中心',
  address: '',
  postcode: '',
  phone: '',
};

test('the form has the items of 条例第29条 and no purpose', () => {
  const [table] = tablesOf(formDocument(AGENCY));
  const text = (table?.rows ?? [])
    .flat()
    .map((cell) => cell.text)
    .join('\n');
  for (const item of [
    '姓名',
    '证件号码',
    '统一社会\n信用代码',
    '联系电话',
    '通信地址',
    '名称',
    '文号',
    '其他特征',
    '获取方式',
    '获取途径',
  ])
    expect(text).toContain(item);
  for (const old of ['用途：', '特殊需要', '检索费', '复制费']) expect(text).not.toContain(old);
  expect(text).toContain(AGENCY.address);
  expect(() =>
    layOutTable(table ?? { caption: '', columnWidths: [], headerRows: 0, fontSize: 1, rows: [] }),
  ).not.toThrow();
  expect(table?.rowHeights).toHaveLength(table?.rows.length ?? 0);
});

test.each([AGENCY, BARE])('it is one page as PDF, and the same text as DOCX: $name', async (agency) => {
  const form = await applicationForm(agency);
  const pdf = await readPdf(form.pdf);
  expect(pdf.pages).toBe(1);
  const docx = readDocx(form.docx);
  for (const words of [agency.name, '不需要说明用途', '网上下载']) {
    expect(squeezed(JSON.stringify(pdf))).toContain(words);
    expect(squeezed(JSON.stringify(docx))).toContain(words);
  }
});

test('the same agency gets the same bytes, another gets others', async () => {
  const [one, again, other] = await Promise.all([
    applicationForm(AGENCY),
    applicationForm({ ...AGENCY }),
    applicationForm(BARE),
  ]);
  expect(one).toBe(again);
  expect(one.pdf.equals(other.pdf)).toBe(false);
  expect(one.docx.equals(other.docx)).toBe(false);
});

function squeezed(text: string): string {
  return text.replace(/\s|\\n/g, '');
}
