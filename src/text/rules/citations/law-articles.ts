import { type PlainDate, toChinese } from '../../../law/dates.ts';
import { numberOf } from '../../../law/annual-report/checks/text-places.ts';
import type { CheckedText } from '../../checked-text.ts';
import { type LawFact, type LawVersion, LAWS_KNOWN_UNTIL } from '../../data/law-facts.ts';
import type { Found, TextRule } from '../../text-rule.ts';
import { type CitedLaw, lawsIn, versionOn } from './cited-laws.ts';

/** W11: an article that the statute doesn't have in the version of the document's day; 条, 款 and 项 in their order. */
export const LAW_ARTICLE_RULE: TextRule = {
  id: 'W11',
  kind: 'citation',
  severity: 'gate',
  name: '引用的条款不存在、次序不对',
  standard: '《立法法》第六十五条（条、款、项、目的次序）；法律、法规的条文数',
  bad: '依照《政府信息公开条例》第六十条办理。',
  good: '依照《政府信息公开条例》第五十条办理。',
  check: (checked) => [
    ...lawsIn(checked).flatMap((cited) => beyondLast(checked, cited)),
    ...outOfOrder(checked),
  ],
};

const NUMERAL = '[一二三四五六七八九十百千零〇]{1,9}|\\d{1,4}';
const ARTICLES = new RegExp(
  `^(?:（[^（）\\n]{0,60}）){0,2}第(?:${NUMERAL})条(?:(?:[、和及至到与—-]|以及)第?(?:${NUMERAL})条){0,8}`,
  'u',
);
const ARTICLE = new RegExp(`(${NUMERAL})条`, 'gu');
/** Statutes that the program itself is built on: their state is known. */
const CERTAIN = new Set(['政府信息公开条例']);

/** （2025年修订） right behind the title: the text says which version it means. */
const MEANT = /^（[^（）\n]{0,20}?((?:19|20)\d{2})年?[^（）\n]{0,10}(?:修[订正改]|版|本)[^（）\n]{0,6}）/u;

function beyondLast(checked: CheckedText, { end, law }: CitedLaw): Found[] {
  const { date } = checked.context;
  const list = ARTICLES.exec(checked.text.slice(end, end + 240))?.[0];
  if (list === undefined) return [];
  const meant = MEANT.exec(list)?.[1];
  const version = versionMeant(law, { date, year: meant });
  if (version === undefined) return [];
  const isSure =
    meant === undefined && (CERTAIN.has(law.title) || (date !== undefined && date <= LAWS_KNOWN_UNTIL));
  const from = list.lastIndexOf('）', list.indexOf('条')) + 1;
  return [...list.slice(from).matchAll(ARTICLE)]
    .filter(([, number = '']) => numberOf(number.replaceAll('〇', '零')) > version.lastArticle)
    .map((found) => ({
      start: end + from + found.index,
      end: end + from + found.index + found[0].length,
      severity: isSure ? ('gate' as const) : ('advice' as const),
      reason: `《${law.title}》自${toChinese(version.from)}起施行的文本只有${version.lastArticle}条，没有第${found[1] ?? ''}条。${isSure ? '' : `（所据条文数截至${toChinese(LAWS_KNOWN_UNTIL)}。）`}请核对。`,
    }));
}

/**
 * The version that a text is judged by: the one that it names by its year, else the one in force on its day. Where nothing tells, the one with
 * the most articles: a version that isn't in force yet, or no longer is, may be meant.
 */
function versionMeant(
  law: LawFact,
  { date, year }: { readonly date: PlainDate | undefined; readonly year: string | undefined },
): LawVersion | undefined {
  const named = law.versions.filter(
    ({ from }) => year !== undefined && (from.startsWith(year) || from.startsWith(`${Number(year) + 1}`)),
  );
  if (year !== undefined) return mostArticles(named.length > 0 ? named : law.versions);
  return date === undefined ? mostArticles(law.versions) : versionOn(law, date);
}

function mostArticles(versions: readonly LawVersion[]): LawVersion | undefined {
  return versions.toSorted((one, other) => other.lastArticle - one.lastArticle)[0];
}

const OUT_OF_ORDER = new RegExp(`第(?:${NUMERAL})条第?[（(]?(?:${NUMERAL})[）)]?项第(?:${NUMERAL})款`, 'gu');

function outOfOrder({ text }: CheckedText): Found[] {
  return [...text.matchAll(OUT_OF_ORDER)].map((found) => ({
    start: found.index,
    end: found.index + found[0].length,
    severity: 'advice',
    reason: `条文按条、款、项、目的次序引用，“${found[0]}”把项写在了款的前面。请核对。`,
  }));
}
