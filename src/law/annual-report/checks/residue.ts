import { type Finding, finding } from '../findings.ts';
import { narrowed } from './text-places.ts';

/** Words of a place or a body behind a letter or a mark that stands for its name, and of counts behind one for a number. */
const NAMED = '省|市|区|县|镇|乡|街道|局|委员会';
const COUNTED = '年|月|日|件|条(?!件|例|款)|篇|次|期|份|项|场|个';

/** Left over from a template, an office program or a program that writes text. */
const RESIDUE: readonly RegExp[] = [
  /\[bookmark:[^\]]*\]/iu,
  /(?<!\[bookmark:\s*)_GoBack/u,
  /错误[！!]\s*未找到引用源/u,
  /(?<!\d)20(?:[xX×＊*○_]{2}|\d[xX×＊*○_])年/u,
  /(?<![\w./@-])[xX]{2,}(?![\w./@-])|Ｘ{2,}|ｘ{2,}/u,
  /(?<![\d×＊*])[×＊*]{2,}(?![\d×＊*])/u,
  /(?<![一二三四五六七八九零〇○])[○□◯〇]{2,}(?![一二三四五六七八九零〇○])/u,
  new RegExp(`(?<![\\w+×Ｘ.-])(?:[XxＸ×]\\s*(?:${NAMED}|${COUNTED})|[NnＮ]\\s*(?:${COUNTED}))`, 'u'),
  new RegExp(`某某(?:${NAMED}|单位|机关)`, 'u'),
  /(?<![A-Za-z0-9/._-])[_＿]{2,}(?![A-Za-z0-9/._-])/u,
  /\{[^{}]*\}/u,
  /（数据缺失）/u,
  /[【[（(](?:待填|待补|待定)[^】\]）)]*[】\]）)]/u,
  /[【[［（(]\s*(?:参考)?(?:示例|样例|范例|样本|模板|范本|范文)[^】\]］）)]{0,12}[】\]］）)]/u,
  /[【[［（(]\s*文字描述\s*[】\]］）)]/u,
  /[【[［<〈](?:本?(?:机关|单位|部门)|行政机关|乡镇|街道|公司)(?:全称|名称|简称)[】\]］>〉]/u,
  /[【[［（(]\s*批注|批注\s*[【[［（(]/u,
  /此处(?:请)?(?:省略|填写|填报|输入|插入|补充|描述|简述|写明)|[单点]击此处/u,
  /#{3,}|请(?:在此)?插入|由各(?:单位|部门)(?:自行)?(?:补充|填写|修改)|[（(](?:数字|数据|年份|日期|件数)[）)]/u,
  /请(?:如实|据实|自行)?填写(?![^，。；）)\n]{0,10}(?:申请|表|《))/u,
  /请(?:各(?:单位|部门))?(?:根据|结合)[^，。；]{0,10}(?:填写|修改|补充|删减|调整)(?=[，。；）)】\]\s]|$)/u,
  /作为一?[个名]?(?:人工智能|AI)[^，。；]{0,8}(?:模型|助手)/u,
  /#(?:REF|N\/A|DIV\/0|VALUE|NAME)[!?]?/u,
  /(?<![A-Za-z])(?:NaN|undefined|null)(?![A-Za-z])/u,
  /&(?:nbsp|amp|lt|gt|quot);|<\/?(?:p|br|div|span|td|tr|strong|font)\b[^>]*>/u,
];

/** The same in all likelihood. */
const LIKELY_RESIDUE: readonly RegExp[] = [
  /[（(]\s*[）)]|“\s*”|《\s*》/u,
  /(?<!有|仍|亟|尚|还|需)待(?:补充|核实|核对|填写|填报|更新|确认)(?=[。；，）)】\s]|$)/u,
  /…+\s*(?:件|条|篇|次|期)/u,
  /[?？]{2,}(?=\s*[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])[?？](?:件|条|篇|次|期)/u,
];

/** AR-N-11: nothing is left of a template or a program. What stands in brackets behind the agency's own name belongs to the name. */
export function checkResidue(text: string, where: string, agencyName: string | null = null): Finding[] {
  const plain = narrowed(withoutAddition(text, agencyName));
  return [...RESIDUE, ...LIKELY_RESIDUE].flatMap((pattern) => {
    const found = pattern.exec(plain);
    if (found === null) return [];
    return [
      finding({
        rule: 'AR-N-11',
        severity: RESIDUE.includes(pattern) ? 'error' : 'warning',
        where,
        quote: found[0],
        message: `文中残留了模板或软件的标记“${found[0]}”，请删除或者填写实际内容。`,
      }),
    ];
  });
}

/** The text with the agency's name as it is without the brackets at its end, where it has some: 某局（示例单位） is a name in the demo. */
function withoutAddition(text: string, agencyName: string | null): string {
  if (agencyName === null) return text;
  const bare = agencyName.replace(/[（(][^（）()]*[）)]$/u, '');
  return bare === agencyName || bare === '' ? text : text.replaceAll(agencyName, bare);
}
