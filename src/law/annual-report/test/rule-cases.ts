import { defaultNarrative } from '../narrative-template.ts';
import { emptyTables, withCell } from '../tables.ts';
import { OFFICE } from './own-reports.ts';
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
} from './read-reports.ts';
import { OWN_RULE_CASES } from './own-rule-cases.ts';
import {
  type RuleCases,
  type SayingRule,
  cell,
  filler,
  line,
  ofLength,
  own,
  read,
  sentence,
  without,
  written,
} from './rule-checks.ts';

/** The cases of the rules of the field. */
const FIELD_RULE_CASES: Readonly<Record<Extract<SayingRule, `AR-${string}`>, RuleCases>> = {
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
  'AR-X-SAME': {
    fires: [
      read(readReportOf(), { previous: readReportOf() }),
      read(readReportOf(), { siblings: [{ name: '示范区白石镇人民政府', parts: readReportOf().parts }] }),
    ],
    spares: [
      read(readReportOf(), {
        previous: readReportOf({ text: GOOD_PARTS.map((text) => text.slice(0, text.length / 2)) }),
      }),
      read(readReportOf({ text: ['', '', '', '', '没有。', ''] }), {
        siblings: [
          {
            name: '示范区白石镇人民政府',
            parts: readReportOf({ text: ['', '', '', '', '没有。', ''] }).parts,
          },
        ],
      }),
    ],
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
    fires: [ofLength(1, GOOD_PARTS[0] ?? '', 1001)],
    spares: [
      ofLength(1, GOOD_PARTS[0] ?? '', 1000),
      read(withLine(1, filler.repeat(60), { form: '2019', cells: cellsOf2019(FULL_YEAR) })),
    ],
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
      ofLength(5, '个别栏目更新偏慢。下一步', 49),
      read(withPart(5, '个别栏目更新偏慢，解读材料的形式比较单一。'.repeat(3))),
      read(
        withPart(
          5,
          '工作有待加强，认识有待提高，责任还需加强。下一步将提高思想认识、加强领导、加大力度，进一步加强学习，继续努力，再上新台阶。',
        ),
      ),
    ],
    spares: [
      ofLength(5, '个别栏目更新偏慢。下一步', 50),
      read(withPart(5, `${'个别栏目更新偏慢，解读材料的形式比较单一。'.repeat(3)}今后${filler}。`)),
      ofLength(5, '工作有待加强，认识有待提高，责任还需加强。下一步', 181),
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
      line('2026年，我镇将继续加强学习。', 5),
      line('2021年，我镇收到投诉2件。'),
      read(readReportOf({ opening: readReportOf().opening.replace('第五十条', '第四十条') })),
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
      line('力争到2026年，全镇将全面公开。', 5),
      line('自2021年，我镇逐年公开决算。'),
      read(readReportOf({ opening: readReportOf().opening.replace('第五十条', '第四十九条') })),
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
      read(readReportOf({ publishedOn: '2024-12-31' })),
      line('2025年2月1日', 6),
    ],
    spares: [
      read(readReportOf({ publishedOn: '2025-01-01' })),
      read(readReportOf({ publishedOn: '2025-01-31' })),
      read(readReportOf({ publishedOn: '2025-02-20' }), { agency: { name: '示范市青山区人民政府' } }),
      read(readReportOf({ publishedOn: '2025-02-01' }), { agency: { dueOn: '2025-02-01' } }),
    ],
  },
  'AR-PII-1': {
    fires: [
      line('证件号11010519491231002X。'),
      line('请拨打13800138000。'),
      line('答复了申请人王小山的申请。'),
    ],
    spares: [
      line('编号110105194912310021。'),
      line('监督电话：13800138000。'),
      line('答复了申请人王某的申请。'),
    ],
  },
  'AR-TOKEN': {
    fires: [
      sentence('收到申请{新收申请}件。'),
      sentence('收到申请{新收申请件数件。'),
      sentence('没有收到申请。', { when: 'requests=0' }),
      written({ office: { ...OFFICE, postcode: '' } }),
    ],
    spares: [
      sentence('收到申请{新收申请件数}件。'),
      sentence('没有收到申请。', { when: 'requestsNew=0' }),
      written({ office: { ...OFFICE, postcode: '0' } }),
    ],
  },
  'AR-CONFIRM': {
    fires: [written({}), sentence('社会评议结果为满意。', { needsConfirmation: true })],
    spares: [
      sentence('社会评议结果为满意。'),
      sentence('社会评议结果为满意。', { needsConfirmation: true, when: 'requestsNew=0' }),
      written({
        narrative: defaultNarrative('township').filter((block) => block.needsConfirmation !== true),
      }),
    ],
  },
};

/** For each rule reports on which it fires, and others that it spares. */
export const RULE_CASES: Readonly<Record<SayingRule, RuleCases>> = { ...FIELD_RULE_CASES, ...OWN_RULE_CASES };
