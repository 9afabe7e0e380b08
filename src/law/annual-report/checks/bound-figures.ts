import { type Finding, finding } from '../findings.ts';
import { type CheckedReport, everyText } from './checked-report.ts';
import { type Clause, clausesWithScope } from './stated-scope.ts';
import { NUMBER, numberOf } from './text-places.ts';

interface BoundFigure {
  /** A cell of table two, or a key of the office's own counts. */
  readonly name: string;
  readonly label: string;
  readonly pattern: RegExp;
  /** Words that the sentence must have. */
  readonly needs?: RegExp;
  /** Words of the clause by which it speaks of something else. */
  readonly avoid?: RegExp;
}

/** A count in digits or in Chinese with what it counts. */
const N = `(${NUMBER})(?:件|份|部|项|宗|起|例|个)`;
const DOCS = '行政规范性文件';
/** The words before and after a kind of decision that mean all decisions of the year, not those that were published. */
const DECIDED =
  /[作做]出|处理|办理|办结|实施|审批|全年|共|行政许可\D{0,4}\d[^。]*行政处罚|行政处罚\D{0,4}\d[^。]*行政强制/u;
const PUBLISHED = /公开|公示|发布|上传|归集|推送|录入/u;

const TABLE2_FIGURES: readonly BoundFigure[] = [
  bound('t2.rules.made', '规章本年制发', words(`(?:制定|制发|出台|颁布)(?:地方)?(?:政府)?规章${N}`)),
  bound('t2.rules.repealed', '规章本年废止', words(`废止(?:地方)?(?:政府)?规章${N}`)),
  bound('t2.rules.valid', '规章现行有效', words(`现行有效(?:的)?(?:地方)?(?:政府)?规章(?:共)?${N}`)),
  bound(
    't2.docs.made',
    `${DOCS}本年制发`,
    words(`(?:制发|制定|印发|出台)(?:${DOCS})?(?:共)?${N}`),
    words(DOCS),
  ),
  bound('t2.docs.repealed', `${DOCS}本年废止`, words(`废止(?:${DOCS})?(?:共)?${N}`), words(DOCS)),
  bound('t2.docs.valid', `${DOCS}现行有效`, words(`现行有效(?:的)?(?:${DOCS})?(?:共|有)?${N}`), words(DOCS)),
  decision('t2.permit.decisions', '行政许可'),
  decision('t2.punish.decisions', '行政处罚'),
  decision('t2.coerce.decisions', '行政强制'),
  bound('t2.fee.amount', '行政事业性收费金额', /行政事业性收费[^，。；\d]{0,8}(\d+(?:\.\d+)?)万元/u),
];

const COUNTERS: readonly BoundFigure[] = [
  bound('news', '政府工作动态', /工作动态(\d+)条/u),
  bound('policies', '政策文件', /政策文件(\d+)条/u),
  bound('notices', '公示公告', /公示公告(\d+)条/u),
  bound('keyArea', '重点领域公示', /重点领域公示(\d+)条/u),
  bound('budget', '财政预算', /预算(\d+)条/u),
  bound('finalAccounts', '财政决算', /决算(\d+)条/u),
  bound('interpretation', '政策解读', /政策解读(\d+)条/u),
  bound('channelIssues', '微信公众号期数', /(\d+)期/u, /微信公众号/u),
  bound('channelPosts', '微信公众号篇数', /(\d+)篇/u, /微信公众号/u),
  bound('infoFeeNotices', '收费通知', /收费通知(\d+)件/u),
  bound('infoFeesPaid', '缴纳信息处理费的申请', /信息处理费(\d+)件/u),
  bound('infoFeesYuan', '信息处理费金额', /(\d+)元/u, /收取信息处理费/u),
  bound('requestsUnpaid', '逾期未缴费的申请', /(\d+)件申请因申请人逾期未缴费/u),
];

/**
 * X-T2-TEXT: what the text states of table two is what stands there. X-COUNTER: in the office's own report, so are the counts of
 * its registers.
 */
export function checkBoundFigures(report: CheckedReport): Finding[] {
  return everyText(report, (text, where) => {
    const clauses = clausesWithScope(text, where, report).filter(
      (clause) => clause.isOwnYear && clause.isOwnAgency,
    );
    return [
      ...(report.cells.form === '2019' ? [] : TABLE2_FIGURES).flatMap((figure) =>
        differences(figure, clauses, where, {
          rule: 'X-T2-TEXT',
          source: '表二',
          expected: report.cells.amount(figure.name),
        }),
      ),
      ...COUNTERS.flatMap((figure) =>
        differences(figure, clauses, where, {
          rule: 'X-COUNTER',
          source: '登记簿',
          expected: report.figures === null ? null : String(report.figures[figure.name] ?? ''),
        }),
      ),
    ];
  });
}

function differences(
  figure: BoundFigure,
  clauses: readonly Clause[],
  where: string,
  known: { rule: 'X-T2-TEXT' | 'X-COUNTER'; source: string; expected: string | null },
): Finding[] {
  const { rule, source, expected } = known;
  if (expected === null || expected === '') return [];
  return clauses.flatMap((clause) => {
    const found = figure.pattern.exec(clause.text);
    const applies =
      (figure.needs?.test(clause.sentence) ?? true) &&
      figure.avoid?.test(clause.before + clause.text) !== true;
    const actual = valueOf(found?.[1] ?? '');
    if (found === null || !applies || actual === Number(expected)) return [];
    return [
      finding({
        rule,
        where,
        expected: Number(expected),
        actual,
        quote: found[0],
        message: `文中写“${found[0]}”，${source}中“${figure.label}”为 ${expected}。请改用数据项，或者更正文字。`,
      }),
    ];
  });
}

function valueOf(text: string): number {
  return text.includes('.') ? Number(text) : numberOf(text);
}

function words(source: string): RegExp {
  return new RegExp(source, 'u');
}

/** All decisions of a kind; where only those that were published are counted, it is another figure. */
function decision(name: string, kind: string): BoundFigure {
  const pattern = words(`${kind}(?:处理)?(?:决定)?(?:共计?)?${N}`);
  return { ...bound(name, `${kind}处理决定`, pattern, DECIDED), avoid: PUBLISHED };
}

function bound(name: string, label: string, pattern: RegExp, needs?: RegExp): BoundFigure {
  return { name, label, pattern, ...(needs === undefined ? {} : { needs }) };
}
