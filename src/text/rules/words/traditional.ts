import TRADITIONAL from 'opencc-js/dict/TSCharacters';
import { isInTitle, isQuoted } from '../../cited-titles.ts';
import type { CheckedText } from '../../checked-text.ts';
import { isPersonName } from '../../personal/person-names.ts';
import type { Found, TextRule } from '../../text-rule.ts';

/** T05: traditional and old forms of characters in a simplified text. */
export const TRADITIONAL_RULE: TextRule = {
  id: 'T05',
  kind: 'word',
  severity: 'gate',
  name: '繁体字、旧字形',
  standard: '《国家通用语言文字法》第九条、第十七条；《通用规范汉字表》',
  bad: '做好政府信息公開和審查工作。',
  good: '做好政府信息公开和审查工作。',
  check: traditional,
};

/** Characters that are standard in some words or names, or are chosen for names: 乾隆, 於 as a surname, 昇. */
const SPARED = new Set('乾藉徵瞭於夥著祇甯堃昇喆鍾鎔麽餘犇龢迺邨甦氾菉苧麴鉅頫陞勠吒拚噁捱');
/** Of these the traditional form is no name's: they are told although the table above spares what may be one. */
const OLD_FORMS = '査查値值増增戸户毎每収收徳德眞真吿告産产黒黑歩步';

/** A page that is meant to be in traditional script has many of them. */
const PAGE_OF_ITS_OWN = 0.05;
const LONGEST_RUN = 40;

let simplified: ReadonlyMap<string, string> | null = null;

function traditional(checked: CheckedText): Found[] {
  const table = (simplified ??= tableOf());
  const runs: { start: number; end: number; right: string }[] = [];
  let count = 0;
  for (let at = 0; at < checked.text.length; at += 1) {
    const right = table.get(checked.text.charAt(at));
    if (right === undefined) continue;
    count += 1;
    const last = runs.at(-1);
    if (last !== undefined && last.end === at && last.right.length < LONGEST_RUN) {
      last.end += 1;
      last.right += right;
    } else runs.push({ start: at, end: at + 1, right });
  }
  if (count > 20 && count > checked.text.length * PAGE_OF_ITS_OWN) return [];
  return runs.map((run) => {
    const { start, end, right } = run;
    const isName = isInName(checked.text, run);
    // A title or a quotation may be somebody else's, in the form they chose.
    const isOthers = isName || isInTitle(checked, start, end) || isQuoted(checked, start, end);
    const words = checked.text.slice(start, end);
    return {
      start,
      end,
      suggestion: right,
      severity: isOthers ? ('advice' as const) : ('gate' as const),
      reason: isName
        ? `“${words}”是繁体字或者旧字形，像是在人名里。请按本人证件核对；证件上就是这样写的，可以不改。`
        : `“${words}”是繁体字或者旧字形，公文用规范字“${right}”。姓氏、题词等依法可以保留的除外。`,
    };
  });
}

/** Words right before and behind a person's name. */
const BEFORE_NAME =
  /(?:姓名|联系人|负责人|代表人|经办人|承办人|申请人|当事人|户主|作者|记者|摄影|签发人|书记|[省市县区镇乡局厅处科院校会组董事]长|主任|主席|教授|经理)[：:]?[ \u3000]?\p{sc=Han}{0,2}$/u;
const BEHIND_NAME =
  /^\p{sc=Han}{0,2}(?:同志|先生|女士|教授|主任|书记|[局镇县区市校院会]长|等?\d{1,3}人|[（(][男女])/u;
const LONGEST_NAME = 4;
const AROUND = 12;

/** Whether a run stands in a person's name, by the words beside it or because it is an item of a list that reads as one. */
function isInName(
  text: string,
  { start, end, right }: { start: number; end: number; right: string },
): boolean {
  if (right.length > LONGEST_NAME) return false;
  const [before, behind] = [text.slice(Math.max(0, start - AROUND), start), text.slice(end, end + AROUND)];
  if (BEFORE_NAME.test(before) || BEHIND_NAME.test(behind)) return true;
  const [front = ''] = /\p{sc=Han}{0,3}$/u.exec(before) ?? [];
  const [back = ''] = /^\p{sc=Han}{0,3}/u.exec(behind) ?? [];
  const isAlone =
    !/\p{sc=Han}$/u.test(before.slice(0, before.length - front.length)) &&
    !/^\p{sc=Han}/u.test(behind.slice(back.length));
  const name = inSimplified(front) + right + inSimplified(back);
  return isAlone && name.length >= 2 && name.length <= LONGEST_NAME && isPersonName(name);
}

function inSimplified(words: string): string {
  return [...words].map((char) => simplified?.get(char) ?? char).join('');
}

/** One character for one, both of the basic plane and the simplified one in use: rarer ones are met in names only. */
function tableOf(): Map<string, string> {
  const entries = TRADITIONAL.split('|').flatMap((entry): [string, string][] => {
    const [from = '', to = '', ...others] = entry.split(' ');
    const isSpared = SPARED.has(from) || others.includes(from) || from === to;
    return from.length === 1 && to.length === 1 && isInUse(to) && !isSpared ? [[from, to]] : [];
  });
  const results = new Set(entries.map(([, to]) => to));
  const old = [...OLD_FORMS];
  return new Map([
    ...entries.filter(([from]) => !results.has(from)),
    ...old.flatMap((from, index): [string, string][] =>
      index % 2 === 0 ? [[from, old[index + 1] ?? from]] : [],
    ),
  ]);
}

function isInUse(char: string): boolean {
  return char >= '\u4e00' && char <= '\u9fa5';
}
