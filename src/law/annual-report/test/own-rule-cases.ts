import { OFFICE, ownReportOf } from './own-reports.ts';
import { FULL_YEAR, cellsOf2019, lastYear, readReportOf, withLine } from './read-reports.ts';
import { validateAnnualReport } from '../validate.ts';
import { type Check, type RuleCases, type SayingRule, cell, line, own, read } from './rule-checks.ts';

/** The office's own report in which other words stand for what it counts of 工作动态. */
const counted =
  (words: string): Check =>
  () => {
    const report = ownReportOf(FULL_YEAR);
    const parts = report.parts.map((part) => ({ ...part, text: part.text.replace('工作动态54条', words) }));
    return validateAnnualReport({ ...report, parts }, { agency: { selfName: OFFICE.selfName } });
  };

/** The office's own report beside a document that was repealed on a day, by its page; the register has it in force. */
const pageEnded =
  (endedOn: string): Check =>
  () => {
    const none = { validUntil: null, endedOn: null, endedHow: null };
    const registered = { ...none, kind: 'normative', madeOn: '2020-01-02' } as const;
    const page = { ...none, title: '集市管理办法', endedOn, endedHow: 'repealed' } as const;
    return validateAnnualReport(ownReportOf(FULL_YEAR), {
      agency: { selfName: OFFICE.selfName },
      normativePages: [{ title: '集市管理办法', registered, page }],
    });
  };

/** The cases of our own rules. */
export const OWN_RULE_CASES: Readonly<Record<Extract<SayingRule, `X-${string}`>, RuleCases>> = {
  'X-PREVIOUS': {
    fires: [cell({}, lastYear({}, { year: 2022 })), cell({}, lastYear({}, { agencyName: '白石镇人民政府' }))],
    spares: [cell({}, lastYear({})), cell({}, lastYear({}, { year: null, agencyName: '青禾镇人民政府' }))],
  },
  'X-FORM': {
    fires: [read(readReportOf({ form: '2019', cells: cellsOf2019(FULL_YEAR) }))],
    spares: [read(readReportOf({ form: '2019', year: 2020, cells: cellsOf2019(FULL_YEAR) }))],
  },
  'X-T2-VALID': {
    fires: [cell({ 't2.docs.valid': 0 })],
    spares: [cell({ 't2.docs.valid': 1 })],
  },
  'X-T2-PAGE': {
    fires: [pageEnded('2023-12-31')],
    spares: [pageEnded('2099-01-01')],
  },
  'X-T2-TEXT': {
    fires: [line('全年作出行政处罚8件。')],
    spares: [line('全年作出行政处罚7件。'), line('收到行政处罚投诉8件。')],
  },
  'X-COUNTER': {
    fires: [counted('工作动态45条'), counted('工作动态55条、村务动态54条')],
    spares: [own({}), counted('工作动态54条、工作动态类栏目45个')],
  },
  'X-GROWTH': {
    fires: [
      read(withLine(1, '收到政府信息公开申请12件，同比增长30%。'), lastYear({ 't3.new.total': 10 })),
      read(withLine(1, '收到政府信息公开申请12件，较上年减少2件。'), lastYear({ 't3.new.total': 10 })),
    ],
    spares: [
      read(withLine(1, '收到政府信息公开申请12件，同比增长20%。'), lastYear({ 't3.new.total': 10 })),
      read(withLine(1, '收到政府信息公开申请12件，较上年增加2件。'), lastYear({ 't3.new.total': 10 })),
    ],
  },
  'X-COUNTED': {
    fires: [line('存在以下三个方面的问题：一是报送偏晚，二是解读偏少。', 5)],
    spares: [line('存在以下两个方面的问题：一是报送偏晚，二是解读偏少。', 5)],
  },
  'X-NUMBER': {
    fires: [line('（一）学习\n（三）检查', 5), line('1.学习\n3.检查', 5), line('三三、本年度办理结果', 2)],
    spares: [line('（一）学习\n（二）检查\n（一）通报', 5), line('1.5万元用于培训。', 5)],
  },
  'X-PUNCT': {
    fires: [
      line('公开办事结果,不断增强透明度。'),
      line('健康发展 。'),
      line('公开及时，，准确。'),
      line('完善公开机制、一是学习，二是检查。'),
      line('主要问题:'),
    ],
    spares: [line('公开办事结果，不断增强透明度。'), line('金额为1,234元，网址 https://a.example/b。')],
  },
  'X-BRACKET': {
    fires: [line('请联系（地址：青禾路1号。'), line('落实“三审三校的要求。'), line('依据条例》办理。')],
    spares: [line('请联系（地址：青禾路1号）。'), line('1）学习，2）检查。'), line('见（附件)。')],
  },
  'X-DOCNO': {
    fires: [line('依据国发[2014]45号办理。'), line('国令第 711 号。')],
    spares: [line('依据国发〔2014〕45号办理。'), line('国令第711号。')],
  },
  'X-DATE': {
    fires: [line('2024年2月30日组织了培训。')],
    spares: [line('2024年2月29日组织了培训。')],
  },
  'X-URL': {
    fires: [line('网址：https//www.a.example。')],
    spares: [line('网址：https://www.a.example。')],
  },
  'X-WORD': {
    fires: [
      line('不子公开的理由已经写明。'),
      line('截止2024年12月31日，登陆系统的用户有5人。'),
      line('完善审核审核发布机制。'),
    ],
    spares: [line('申请截止日期为5月6日，目的的确达到，一步一步推进。')],
  },
  'X-TEXT': {
    fires: [read(readReportOf({ opening: '', parts: [], title: null }))],
    spares: [read(readReportOf({ parts: [] }))],
  },
};
