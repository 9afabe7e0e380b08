import { afterAll, beforeAll, expect, test } from 'vitest';
import { metadataSchema } from '../documents/documents.content.ts';
import { changeValidity } from '../documents/documents.relations.ts';
import { correctRecord } from '../registers/registers.usecases.ts';
import { enter } from '../registers/test/clerks.ts';
import { openReportOffice, type ReportOffice } from './test/report-office.ts';

let office: ReportOffice;
beforeAll(async () => {
  office = await openReportOffice();
});
afterAll(async () => office.close());

test('where page and register differ on the end of a document, the report’s checks name both', async () => {
  const reportId = await office.begin();
  const { documentId } = await office.published('statutory.art20-1.normative', {
    title: '测试镇集市管理办法',
    metadata: metadataSchema.parse({
      documentNumber: '测镇府发〔2023〕1号',
      writtenOn: '2023-03-01',
      effectiveOn: '2023-03-01',
    }),
  });
  const recordId = await enter(office, 'normative', {
    kind: 'normative',
    title: '集市管理办法',
    madeOn: '2023-03-01',
    documentId,
  });
  const found = async () =>
    (await office.view(reportId)).findings
      .filter(({ rule }) => rule === 'X-T2-PAGE')
      .map(({ severity, where, message }) => ({ severity, where, message }));

  await changeValidity(office.as('publisher'), {
    documentId,
    validity: 'repealed',
    sinceOn: '2024-11-01',
    reason: '清理结果。',
  });
  expect((await office.view(reportId)).cells['t2.docs.repealed']).toBe(1);
  expect(await found()).toEqual([]);

  await correctRecord(office.as('clerk'), {
    register: 'normative',
    recordId,
    values: { kind: 'normative', title: '集市管理办法', madeOn: '2023-03-01', documentId },
    note: '',
    version: 2,
  });
  expect(await found()).toEqual([
    {
      severity: 'warning',
      where: 't2/row:docs',
      message:
        '登记簿中的“集市管理办法”记为现行有效，公开页面“测试镇集市管理办法”标注为自2024-11-01起废止。表二按登记簿统计，请核对后更正登记簿，或者修改页面的有效性。',
    },
  ]);
});
