import { type CellName, type ReportTables, buildTables, cellNames } from '../../law/annual-report/tables.ts';
import { annualReportDocument } from '../annual-report-document.ts';
import type { ReportDocument } from '../report-document.ts';

/** Tables in which all 200 cells differ, so that a cell in the wrong place can't go unseen. */
export function distinctTables(options: { factor?: number; fee?: string } = {}): ReportTables {
  const places = new Map(cellNames().map((name, index): [CellName, number] => [name, index + 1]));
  return buildTables((name) => (places.get(name) ?? 0) * (options.factor ?? 1), options.fee ?? '4166.214619');
}

/** A whole report with invented text: special characters, rare characters, a long paragraph. */
export function sampleReport(
  tables: ReportTables,
  agencyName = '云溪市青岚区石桥镇人民政府',
): ReportDocument {
  const paragraph = (part: 0 | 1 | 2 | 3 | 4 | 5 | 6, text: string) =>
    ({ part, kind: 'paragraph', text }) as const;
  const heading = (part: 1 | 5, text: string) => ({ part, kind: 'heading', text }) as const;
  return annualReportDocument({
    agencyName,
    year: 2024,
    tables,
    signedOn: '2025-01-20',
    narrative: [
      paragraph(
        0,
        '本报告根据《中华人民共和国政府信息公开条例》和《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）编制，统计期限自2024年1月1日起至2024年12月31日止。',
      ),
      heading(1, '（一）主动公开'),
      paragraph(
        1,
        '一年来，我镇围绕群众关心的事项公开信息，全年公开工作动态54条、政策文件4条、公示公告17条、重点领域信息129条，预算和决算各9条；微信公众号发布46期151篇。办理结果由专人核对，公开内容同时在便民服务大厅的查阅点和各村公开栏张贴，方便不上网的群众查看。',
      ),
      heading(1, '（二）依申请公开'),
      paragraph(1, '申请人䶮某等来信咨询新材料“𬭚”的事项，已按程序答复；A<B & “C>D”一类符号照原样印出。'),
      heading(1, '（三）政府信息管理'),
      paragraph(1, '发布前逐件进行保密审查，坚持先审查、后公开，一事一审，审查记录随文归档。'),
      paragraph(
        5,
        '一是个别栏目更新不够及时。二是解读形式较为单一。下一步，将按季度核对栏目更新情况，补齐图表解读。',
      ),
      paragraph(6, '本年度未收取信息处理费。'),
    ],
  });
}
