import { type Finding, finding } from '../findings.ts';
import { narrowed, numberOf, sentencesOf } from './text-places.ts';

interface RepealedLaw {
  readonly pattern: RegExp;
  readonly instead: string;
  /** Whether no other reading is possible: an office may promise to answer within 15 working days. */
  readonly isCertain: boolean;
  /** The last year on which a report could still rightly say so. */
  readonly until?: number;
}

const FIFTEEN_DAYS = '(?:15|十五)\\s*个?工作日[^。；]{0,6}答复';
const ANSWER_LIMIT = '答复期限为20个工作日（条例第33条）';
const BASIS = '编制年度报告的依据是条例第49条、第50条';

/** Law that is no longer in force (条例 of 2007, what was made for it), and what holds instead. */
const REPEALED_LAW: readonly RepealedLaw[] = [
  repealed(/国(?:务院)?令?第?\s*492\s*号令?|第492号国务院令/u, '现行条例为国令第711号'),
  repealed(new RegExp(`(?:应当|应|须|法定|规定|492号|条例)[^。；]{0,20}${FIFTEEN_DAYS}`, 'u'), ANSWER_LIMIT),
  {
    ...repealed(
      new RegExp(
        `(?<!(?:应当|应|须|法定|规定|492号|条例|缩短|压缩|力争|争取|第三方)[^。；]{0,20})${FIFTEEN_DAYS}`,
        'u',
      ),
      ANSWER_LIMIT,
    ),
    isCertain: false,
  },
  repealed(/生产、生活、科研等?(?:自身)?特殊需要|[“"]?三需要[”"]?/u, '申请公开不需要说明用途（条例第29条）'),
  repealed(
    /条例》?(?:（[^）]*）)?(?:第[一二三四五六七八九十]+条、)?第?(?:三十一|三十二|31|32)条(?:(?!第三方|征求|收到)[^。；]){0,16}(?:编制|公布|本(?:年度)?报告)/u,
    BASIS,
  ),
  {
    pattern: /国办公开办函\s*〔2019〕\s*60\s*号/u,
    instead: '2021年度起的格式由国办公开办函〔2021〕30号规定',
    isCertain: false,
    until: 2020,
  },
  {
    pattern: /国办发\s*〔2008〕\s*36\s*号/u,
    instead: '这一意见是为2007年的条例制定的，现行条例2019年5月15日起施行',
    isCertain: false,
  },
  {
    pattern:
      /2008年5月1日(?:起|开始|正式)*(?:施行|实施)|2007年(?:公布|颁布|发布)?的?《?(?:中华人民共和国)?政府信息公开条例/u,
    instead: '现行条例2019年5月15日起施行（国令第711号）',
    isCertain: false,
  },
  {
    pattern: /检索费?、复制费?/u,
    instead: '依申请提供信息不收检索、复制、邮寄费，只在超过合理范围时收信息处理费（条例第42条）',
    isCertain: false,
  },
];

/** 条例 of 2019 has 56 articles. */
const LAST_ARTICLE = 56;
const ARTICLE =
  /(?<=政府信息公开)条例》?(?:（[^）]*）)?第([一二三四五六七八九十百]+|\d+)条(?:、第?([一二三四五六七八九十百]+|\d+)条)?/gu;

/** AR-N-11: no law is named that is no longer in force, and no article that there isn't. */
export function checkRepealedLaw(text: string, where: string, year: number | null): Finding[] {
  const plain = narrowed(text);
  const repealedHere = REPEALED_LAW.filter(
    ({ until }) => until === undefined || (year !== null && year > until),
  ).flatMap(({ pattern, instead, isCertain }) => {
    const found = pattern.exec(plain);
    if (found === null) return [];
    return [
      finding({
        rule: 'AR-N-11',
        severity: isCertain ? 'error' : 'warning',
        where,
        quote: found[0],
        message: `文中“${found[0]}”出自已经失效的规定，${instead}，请更正。`,
      }),
    ];
  });
  return [...repealedHere, ...articlesBeyond(plain, where), ...otherBases(plain, where)];
}

/** The articles that a report is made by: 条例第49条、第50条, for public enterprises 第54条、第55条; 31 and 32 are those of 2007. */
const BASES: ReadonlySet<number> = new Set([49, 50, 54, 55, 31, 32]);
/** The notice of the form, by its name. Its number is 〔2021〕30号, before that 〔2019〕60号. */
const NOTICE = /年度报告格式[^。；（(〔]{0,8}[（(]国办公开办函〔(\d{4})〕(\d+)号/gu;
const NOTICES: ReadonlySet<string> = new Set(['2021-30', '2019-60']);

/** The opening says what the report is made by: no other article, and the form's notice by its own number. */
function otherBases(text: string, where: string): Finding[] {
  const notices = [...text.matchAll(NOTICE)]
    .filter(([, year = '', number = '']) => !NOTICES.has(`${year}-${number}`))
    .map(([words]) => ({ words, right: '年度报告格式由国办公开办函〔2021〕30号规定' }));
  return [...(where === 'part:0' ? otherArticles(text) : []), ...notices].map(({ words, right }) =>
    finding({
      rule: 'AR-N-11',
      severity: 'warning',
      where,
      quote: words,
      message: `文中写“${words}”，${right}。请核对。`,
    }),
  );
}

/** Sentences on what the report is made by that name only articles which say nothing of reports. */
function otherArticles(text: string): { words: string; right: string }[] {
  return sentencesOf(text)
    .filter((sentence) => /编制/u.test(sentence.text) && /报告/u.test(sentence.text))
    .flatMap((sentence) => {
      const cited = [...sentence.text.matchAll(ARTICLE)];
      const [first] = cited;
      const numbers = cited.flatMap(([, one = '', two = '']) => [numberOf(one), numberOf(two)]);
      const isRight = numbers.some((number) => BASES.has(number) || number > LAST_ARTICLE);
      return first === undefined || isRight ? [] : [{ words: first[0], right: BASIS }];
    });
}

function articlesBeyond(text: string, where: string): Finding[] {
  return [...text.matchAll(ARTICLE)]
    .filter(([, first = '', second = '']) => Math.max(numberOf(first), numberOf(second)) > LAST_ARTICLE)
    .map(([words]) =>
      finding({
        rule: 'AR-N-11',
        where,
        quote: words,
        message: `文中写“${words}”，现行《政府信息公开条例》只有 ${LAST_ARTICLE} 条，请更正。`,
      }),
    );
}

function repealed(pattern: RegExp, instead: string): RepealedLaw {
  return { pattern, instead, isCertain: true };
}
