import { describe, expect, test } from 'vitest';
import type { Finding } from './findings.ts';
import { RULES, type RuleId, ruleWithId } from './rules.ts';
import { emptyTables, withCell } from './tables.ts';
import { OFFICE, ownReportOf } from './test/own-reports.ts';
import {
  FULL_YEAR,
  GOOD_PARTS,
  cellsOf,
  cellsOf2019,
  lastYear,
  readCellOf,
  readReportOf,
  withLine,
  withPart,
} from './test/read-reports.ts';
import {
  type ReadContext,
  type ValidationContext,
  checkReadReport,
  validateAnnualReport,
} from './validate.ts';

type Check = () => Finding[];
type Report = Parameters<typeof checkReadReport>[0];

const read =
  (report: Report, context: ReadContext = {}): Check =>
  () =>
    checkReadReport(report, context);
const cell = (changes: Parameters<typeof cellsOf>[1], context: ReadContext = {}): Check =>
  read(readReportOf({ cells: cellsOf(FULL_YEAR, changes) }), context);
const line = (words: string, part = 1): Check => read(withLine(part, words));
const own =
  (context: Partial<ValidationContext>): Check =>
  () =>
    validateAnnualReport(ownReportOf(FULL_YEAR), { agency: { selfName: OFFICE.selfName }, ...context });
const note = (rule: string): Check =>
  read(readReportOf({ notes: [{ rule, severity: 'warning', where: 't3', quote: '', message: '一处' }] }));
const without = (pattern: RegExp, part = 1): Check =>
  read(withPart(part, (GOOD_PARTS[part - 1] ?? '').replace(pattern, '')));
const filler = '的办事指南由各科室逐项核对后发布';

const CASES: Readonly<Record<RuleId, { fires: readonly Check[]; spares: readonly Check[] }>> = {
  'AR-STR-1': {
    fires: [
      read(readReportOf({ parts: readReportOf().parts.slice(0, 5) })),
      read(readReportOf({ parts: readReportOf().parts.toReversed() })),
      read(readReportOf({ parts: [] })),
      read(
        readReportOf({
          parts: readReportOf().parts.map((part) =>
            part.number === 3 ? { ...part, heading: '三三、收到和处理政府信息公开申请情况' } : part,
          ),
        }),
      ),
    ],
    spares: [
      read(
        readReportOf({
          parts: readReportOf().parts.map((part) => ({ ...part, heading: ` ${part.heading}　` })),
        }),
      ),
    ],
  },
  'AR-STR-2': {
    fires: [
      cell({ 't3.open.natural': readCellOf(null, 'blank') }),
      cell({ 't3.open.natural': readCellOf(null, 'mark', '/') }),
      cell({ 't3.open.natural': readCellOf(4, 'dressed', '４') }),
      cell({ 't3.open.natural': readCellOf(4, 'dressed', '4件') }),
      cell({ 't3.open.natural': null }),
    ],
    spares: [cell({ 't3.open.natural': readCellOf(4, 'plain', ' 4 ') })],
  },
  'AR-STR-3': {
    fires: [
      read(readReportOf({ title: '示范区青禾镇人民政府2023年政府信息公开工作年度报告' })),
      read(readReportOf({ title: '示范区青禾镇人民政府2024年政府信息公开年报' })),
      read(readReportOf({ title: null })),
      read(readReportOf({ opening: readReportOf().opening.replaceAll('2024年', '2023年') })),
      read(readReportOf({ opening: readReportOf().opening.replace('12月31日', '11月30日') })),
      read(withPart(1, (GOOD_PARTS[0] ?? '').replaceAll('2024年', '2023年'))),
    ],
    spares: [
      read(readReportOf({ title: '示范区青禾镇人民政府\n2024年政府信息公开工作年度报告' })),
      read(readReportOf(), { agency: { name: '青禾镇人民政府' } }),
      line('与2023年相比有所提高。'),
    ],
  },
  'AR-T2-RULES': {
    fires: [cell({ 't2.rules.made': 1, 't2.rules.valid': 1 })],
    spares: [
      cell({ 't2.rules.made': 1, 't2.rules.valid': 1 }, { agency: { level: 'city' } }),
      cell({ 't2.rules.made': 1, 't2.rules.valid': 1 }, { agency: { name: '示范市人民政府' } }),
      cell({ 't2.rules.made': 0 }),
    ],
  },
  'AR-T3-COL': {
    fires: [cell({ 't3.new.legal': 1 })],
    spares: [cell({ 't3.new.legal': 1, 't3.carryOut.legal': 1 })],
  },
  'AR-T3-SUM': {
    fires: [cell({ 't3.open.legal': 1 })],
    spares: [cell({ 't3.open.legal': 1, 't3.total.legal': 1 })],
  },
  'AR-T3-ROW': {
    fires: [cell({ 't3.carryOut.total': 3 })],
    spares: [cell({ 't3.carryOut.total': 3, 't3.carryOut.other': 1 })],
  },
  'AR-T3-OTHER': {
    fires: [cell({ 't3.other.other.total': 4 })],
    spares: [cell({ 't3.other.other.total': 3 }), cell({ 't3.other.other.total': 4, 't3.total.total': 9 })],
  },
  'AR-T4-SUM': {
    fires: [cell({ 't4.review.pending': 1 })],
    spares: [cell({ 't4.review.pending': 1, 't4.review.total': 4 })],
  },
  'AR-X-CARRY': {
    fires: [cell({}, lastYear({ 't3.carryOut.total': 2 }))],
    spares: [cell({}, lastYear({}))],
  },
  'AR-X-VALID': {
    fires: [cell({}, lastYear({ 't2.docs.valid': 9 }))],
    spares: [
      cell({}, lastYear({})),
      cell({}, { previous: readReportOf({ form: '2019', cells: cellsOf2019(emptyTables()), text: [] }) }),
    ],
  },
  'AR-X-PEND': {
    fires: [cell({ 't4.direct.total': 0 }, lastYear({ 't4.direct.pending': 1 }))],
    spares: [cell({}, lastYear({ 't4.direct.pending': 1 })), cell({ 't4.direct.total': 0 }, lastYear({}))],
  },
  'X-PREVIOUS': {
    fires: [cell({}, lastYear({}, { year: 2022 })), cell({}, lastYear({}, { agencyName: '白石镇人民政府' }))],
    spares: [cell({}, lastYear({})), cell({}, lastYear({}, { year: null, agencyName: '青禾镇人民政府' }))],
  },
  'AR-X-SAME': {
    fires: [
      read(readReportOf(), { previous: readReportOf() }),
      read(readReportOf(), { siblings: [{ name: '示范区白石镇人民政府', parts: readReportOf().parts }] }),
    ],
    spares: [read(readReportOf(), { previous: readReportOf({ text: ['按新的年度要点开展工作。'] }) })],
  },
  'AR-N-1': { fires: [line('收到政府信息公开申请13件。')], spares: [line('收到政府信息公开申请12件。')] },
  'AR-N-2': {
    fires: [line('公开信息9条，其中规划6条、年报4条。'), line('公开信息9条，分别为规划4条、年报4条。')],
    spares: [line('公开信息9条，其中规划5条、年报4条。'), line('公开信息9条，培训6次、会议4次。')],
  },
  'AR-N-3': {
    fires: [
      line('公开信息80条，其中动态信息10条，占比12.6%。'),
      line('公开信息80条，较2023年的64条增长20%。'),
    ],
    spares: [
      line('公开信息80条，其中动态信息10条，占比12.5%。'),
      line('公开信息80条，较2023年的64条增长25%。'),
    ],
  },
  'AR-N-4': {
    fires: [
      line('一是学习，三是检查。'),
      line('一是学习，二是检查，二是整改。'),
      read(readReportOf({ opening: readReportOf().opening.replace('六个部分', '七个部分') })),
    ],
    spares: [line('一是学习，二是检查。一是通报，二是整改。'), line('首先是学习，二是检查。')],
  },
  'AR-N-5': {
    fires: [line(Array.from({ length: 40 }, (_, at) => `第${at}项${filler}。`).join(''))],
    spares: [line(filler)],
  },
  'AR-N-6': { fires: [without(/监督保障/u)], spares: [without(/（五）/u)] },
  'AR-N-7': {
    fires: [without(/社会评议结果为满意，/u)],
    spares: [
      read(withPart(1, (GOOD_PARTS[0] ?? '').replace('社会评议结果为满意，', '')), {
        agency: { name: '示范区民政局' },
      }),
      without(/结果为满意/u),
    ],
  },
  'AR-N-8': {
    fires: [
      read(withPart(5, '无。')),
      read(withPart(5, '个别栏目更新偏慢，解读材料的形式比较单一。'.repeat(3))),
      read(
        withPart(
          5,
          '工作有待加强，认识有待提高，责任还需加强。下一步将提高思想认识、加强领导、加大力度，进一步加强学习，继续努力，再上新台阶。',
        ),
      ),
    ],
    spares: [
      read(withPart(5, `个别栏目更新偏慢，解读材料的形式比较单一${filler}。下一步${filler}，${filler}。`)),
    ],
  },
  'AR-N-9': {
    fires: [read(withPart(6, '没有其他需要报告的事项。')), cell({ 't3.other.noFee.total': 1 })],
    spares: [
      read(withPart(6, '政府信息公开处理费：0件、0元。')),
      read(withPart(6, '没有其他需要报告的事项。', { form: '2019', cells: cellsOf2019(FULL_YEAR) })),
    ],
  },
  'AR-N-10': {
    fires: [line('全年没有引起行政复议。'), line('行政诉讼0件。')],
    spares: [line('全年没有行政复议被纠正。'), line('行政诉讼2件。')],
  },
  'AR-N-11': {
    fires: [
      line('我局积极配合。'),
      line('开展培训XX次。'),
      line('依据国令第492号办理。'),
      line('2023年制作的文件仍在使用。'),
      line('由白石镇人民政府负责解释。'),
      line('示范区白石镇人民政府', 6),
      line('2025年，我镇收到投诉2件。'),
      line('2024年，我镇将继续加强学习。', 5),
      read(withLine(1, '按示范区白石镇人民政府的要求办理。'), {
        agency: { otherAgencies: ['示范区白石镇人民政府'] },
      }),
    ],
    spares: [
      line('克服自我局限，为我办理。'),
      line('电话138****1234。'),
      line('网址为www.xx.example，我中心城区的信息已经公开。'),
      line('依据国令第711号办理。'),
      line('青禾镇人民政府指导各乡镇人民政府、街道办事处。'),
      line('较2023年有所增加。'),
      line('2025年，我镇将继续加强学习。', 5),
      line('2024年，我镇将政府信息公开纳入考核。'),
    ],
  },
  'AR-N-12': {
    fires: [
      read(
        withPart(1, '（二）依申请公开\n收到的政府信息公开申请均已按时答复。', {
          cells: cellsOf(emptyTables()),
        }),
      ),
    ],
    spares: [line('收到的政府信息公开申请均已按时答复。')],
  },
  'AR-SYS-1': {
    fires: [own({ registers: withCell(FULL_YEAR, 't2.permit.decisions', 30) })],
    spares: [own({ registers: FULL_YEAR })],
  },
  'AR-PUB-1': {
    fires: [
      read(readReportOf({ publishedOn: '2025-02-01' })),
      read(readReportOf({ publishedOn: '2024-12-30' })),
      line('2025年2月1日', 6),
    ],
    spares: [
      read(readReportOf({ publishedOn: '2025-01-31' })),
      read(readReportOf({ publishedOn: '2025-02-20' }), { agency: { name: '示范市青山区人民政府' } }),
      read(readReportOf({ publishedOn: '2025-02-01' }), { agency: { dueOn: '2025-02-01' } }),
    ],
  },
  'AR-PII-1': {
    fires: [
      line('证件号11010519491231002X。'),
      line('请拨打13800138000。'),
      line('答复了申请人章某山的申请。'.replace('章某山', '王小山')),
    ],
    spares: [
      line('编号110105194912310021。'),
      line('监督电话：13800138000。'),
      line('答复了申请人王某的申请。'),
    ],
  },
  'AR-TOKEN': {
    fires: [own({ problems: [{ blockId: 'a', token: '{甲}', message: '没有这个数据项' }] })],
    spares: [own({ problems: [] })],
  },
  'AR-CONFIRM': {
    fires: [own({ unconfirmed: [{ id: 'a', part: 1, text: '模板文字' }] })],
    spares: [own({ unconfirmed: [] })],
  },
  'X-FORM': {
    fires: [read(readReportOf({ form: '2019', cells: cellsOf2019(FULL_YEAR) }))],
    spares: [read(readReportOf({ form: '2019', year: 2020, cells: cellsOf2019(FULL_YEAR) }))],
  },
  'X-T2-VALID': {
    fires: [cell({ 't2.docs.valid': 0 })],
    spares: [cell({ 't2.docs.valid': 1 })],
  },
  'X-T2-TEXT': {
    fires: [line('全年作出行政处罚8件。')],
    spares: [line('全年作出行政处罚7件。'), line('收到行政处罚投诉8件。')],
  },
  'X-COUNTER': {
    fires: [
      () => {
        const report = ownReportOf(FULL_YEAR);
        const parts = report.parts.map((part) => ({
          ...part,
          text: part.text.replace('工作动态54条', '工作动态45条'),
        }));
        return validateAnnualReport({ ...report, parts }, { agency: { selfName: OFFICE.selfName } });
      },
    ],
    spares: [own({})],
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
  'X-URL': { fires: [line('网址：https//www.a.example。')], spares: [line('网址：https://www.a.example。')] },
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
  'X-READ-TABLE': { fires: [note('X-READ-TABLE')], spares: [read(readReportOf())] },
  'X-READ-ROW': { fires: [note('X-READ-ROW')], spares: [read(readReportOf())] },
  'X-READ-EXTRA': { fires: [note('X-READ-EXTRA')], spares: [read(readReportOf())] },
  'X-READ-GLUED': { fires: [note('X-READ-GLUED')], spares: [read(readReportOf())] },
};

describe('every rule', () => {
  test.each(RULES.map(({ id }) => id))('%s fires on each of its cases and spares those beside it', (id) => {
    const { fires, spares } = CASES[id];
    expect(fires.length).toBeGreaterThan(0);
    expect(spares.length).toBeGreaterThan(0);
    const has = (check: Check): boolean => check().some(({ rule }) => rule === id);
    expect(fires.map(has)).toEqual(fires.map(() => true));
    expect(spares.map(has)).toEqual(spares.map(() => false));
  });

  test('stands once in the list, and its findings name its law', () => {
    expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
    for (const { id, law } of RULES) {
      const found = CASES[id].fires.flatMap((check) => check()).filter(({ rule }) => rule === id);
      expect(found.map((each) => each.law)).toEqual(found.map(() => law));
    }
  });

  test('is never harder on a report than its severity says', () => {
    const rank = { error: 2, warning: 1, info: 0 };
    for (const { id, severity } of RULES.filter(({ id: each }) => !each.startsWith('X-READ'))) {
      const found = CASES[id].fires.flatMap((check) => check()).filter(({ rule }) => rule === id);
      expect([id, Math.max(...found.map((each) => rank[each.severity]))]).toEqual([id, rank[severity]]);
    }
  });
});

test('a report without fault has no finding', () => {
  expect(checkReadReport(readReportOf())).toEqual([]);
});

test('an id that is none has no rule', () => {
  expect(ruleWithId('X-NONE')).toBeNull();
});
