import { type Finding, finding } from '../findings.ts';
import { sumOf } from './cell-source.ts';
import type { CheckedReport } from './checked-report.ts';
import { OTHER_BUSINESS } from './stated-patterns.ts';
import { type Clause, withEverybodyNamed } from './stated-scope.ts';

const NO_REQUESTS = [
  /(?:未|没有|无)(?:发生|产生|出现)[^，。；、\d]{0,4}依申请公开(?:事项|情况|件|申请|$)/u,
  /(?:申请|依申请公开)[^，。；、\d]{0,6}(?:量|数|件数|数量)为(?:0|零)/u,
  /(?:没有|无)[^，。；]{0,8}(?:单位|个人|群众|公民|人)[^，。；]{0,8}申请公开(?:政府)?信息(?:$|[的。])/u,
  /(?:未|没有|无|尚未)(?:新)?(?:收到|受理|接到|接收到?|收悉)(?:过|任何|新的)?[^，。；、\d]{0,14}?(?:申请(?!人)|依申请)/u,
  /(?:申请|依申请公开)[^，。；、\d]{0,10}(?:未收到|没有收到|零申请|为零)/u,
  /^(?:也|均|全年|本年度?|年内|今年|我[镇乡局委办]|我街道|本[局机关单位]{1,3})*(?:无|没有)(?:政府信息公开申请|信息公开申请|依申请公开(?:申请|事项|件|信息|情况)?)/u,
];
const SOME_REQUESTS_ONLY =
  /信函|邮寄|当面|现场|传真|网络|法人|企业|组织|机构|公民|自然人|重复|大量|收费|复议|许可|信访|补正|变更|撤销|救助|服务|逾期|超期|出版物|半年|季度|诉|举报|意见|建议|反馈|不满/u;
const NO_DISPUTES =
  /(?:未(?!经)|没有|无|不存在)(?!收到(?:政府)?信息公开申请)[^。；\d]{0,32}?(行政复议|行政诉讼|复议|诉讼)(?!维持|纠正|败诉|机关|被纠)/gu;
const NOUGHT_DISPUTES =
  /行政(?:复议|诉讼)(?:[、和及]行政诉讼)?(?:案件|申请|案)?(?:数量?|件数)?均?为(?:零|0(?![.\d]))/gu;
const DISPUTES_OF_A_KIND = /败诉|纠正|撤销|责令|超期|逾期|维持|败案|未审结|投诉|纠错/u;
const ANSWERED =
  /(?:均|全部|都|已)(?:已)?(?:按时|按期|依法|及时|在法定期限内|在规定(?:时间|时限|期限)内)(?:予以|作出|做出|进行)?(?:了)?(?:答复|办结|办理|回复)|(?:答复|办结)率(?:为|达到|达)?\s*100/u;

/** What an agency means to do, not what it did. */
const INTENDED = /确保|保证|做到|力争|要求|将|应当|如有|若有|凡/u;

/** AR-N-1, AR-N-10, AR-N-12 where the text says that there was nothing, or that something was done. */
export function checkStatedNone(clauses: readonly Clause[], where: string, report: CheckedReport): Finding[] {
  return [
    ...noRequests(clauses, where, report),
    ...noDisputes(clauses, where, report),
    ...answeredWithout(clauses, where, report),
  ];
}

function noRequests(clauses: readonly Clause[], where: string, { cells }: CheckedReport): Finding[] {
  const expected = cells.get('t3.new.total');
  if (expected === null || expected === 0) return [];
  const found = clauses
    .filter((clause) => clause.isOwnYear && clause.isOwnAgency && !SOME_REQUESTS_ONLY.test(clause.plain))
    .flatMap(({ text, plain, context }) => {
      const said = NO_REQUESTS.flatMap((pattern) => pattern.exec(plain)?.[0] ?? [])[0];
      const words = said === undefined ? undefined : withEverybodyNamed(said);
      const bare = /^[^，。]{0,6}(?:未|没有)收到[。]?$/u.test(text) && /依申请公开/u.test(context);
      return words === undefined && !bare ? [] : [words ?? text];
    })[0];
  if (found === undefined) return [];
  const isUnsure = cells.isDoubtful('t3.new.total');
  return [
    finding({
      rule: 'AR-N-1',
      severity: isUnsure ? 'warning' : 'error',
      where,
      expected,
      actual: 0,
      quote: found,
      message: `文中写“${found}”，而表中“本年新收申请”为 ${expected} 件，前后矛盾。请更正文字。`,
    }),
  ];
}

function noDisputes(clauses: readonly Clause[], where: string, { cells }: CheckedReport): Finding[] {
  const sentences = new Map(clauses.map((clause) => [clause.sentence, clause]));
  const said = [...sentences.values()]
    .filter(({ sentence, isOwnAgency }) => isOwnAgency && !DISPUTES_OF_A_KIND.test(sentence))
    .flatMap(({ sentence }) => kindsDenied(sentence));
  return (['行政复议', '行政诉讼'] as const).flatMap((label) => {
    const words = said.find(({ kind }) => kind === label)?.words;
    const names = label === '行政复议' ? ['t4.review.total'] : ['t4.direct.total', 't4.afterReview.total'];
    const expected = sumOf(cells, names);
    if (words === undefined || expected === null || expected === 0) return [];
    return [
      finding({
        rule: 'AR-N-10',
        where,
        expected,
        actual: 0,
        quote: words,
        message: `文中写“${words}”，而表四“${label}”为 ${expected} 件，前后矛盾。请更正文字。`,
      }),
    ];
  });
}

function kindsDenied(sentence: string): { kind: string; words: string }[] {
  const counted = [...sentence.matchAll(NOUGHT_DISPUTES)].flatMap((found) =>
    (found[0].match(/行政复议|行政诉讼/gu) ?? []).map((kind) => ({ kind, words: found[0] })),
  );
  const denied = [...sentence.matchAll(NO_DISPUTES)].flatMap((found) => {
    const rest = sentence.slice(found.index + found[0].length);
    const kinds = [found[1] ?? ''];
    // 未被申请行政复议、提起行政诉讼: what is denied goes on to the end of the list.
    const more = /^[^，。；\d]{0,16}(?:、|和|及|或)[^，。；\d]{0,12}?(诉讼|复议)/u.exec(rest);
    if (more?.[1] !== undefined) kinds.push(more[1]);
    return kinds.map((kind) => ({
      kind: kind.endsWith('复议') ? '行政复议' : '行政诉讼',
      words: found[0] + (more?.[0] ?? ''),
    }));
  });
  return [...counted, ...denied];
}

function answeredWithout(clauses: readonly Clause[], where: string, { cells }: CheckedReport): Finding[] {
  const all = sumOf(cells, ['t3.new.total', 't3.carryIn.total', 't3.total.total']);
  if (all !== 0) return [];
  const said = clauses.find(
    (clause) =>
      clause.isOwnYear &&
      clause.isOwnAgency &&
      /申请/u.test(clause.sentence) &&
      (/信息公开|依申请/u.test(clause.sentence + clause.context) || !OTHER_BUSINESS.test(clause.sentence)) &&
      ANSWERED.test(clause.text) &&
      !INTENDED.test(clause.sentence) &&
      // 未收到申请，历年申请均已答复: who says in one breath that there was none speaks of earlier ones.
      !NO_REQUESTS.some((pattern) => pattern.test(clause.sentence)),
  );
  if (said === undefined) return [];
  return [
    finding({
      rule: 'AR-N-12',
      where,
      expected: 0,
      quote: said.text.slice(0, 40),
      message: `表三没有收到和办理申请，文中却写“${said.text.slice(0, 40)}”。请核对表格和文字。`,
    }),
  ];
}
