import { isInTitle, isQuoted } from '../../cited-titles.ts';
import type { CheckedText } from '../../checked-text.ts';
import { type Form, formsIn, standsAlone } from '../../data/form-list.ts';
import { COMMON_PAIRS, FIRST_SERIES } from '../../data/variant-words.ts';
import { WRONG_FORMS } from '../../data/wrong-forms.ts';
import { sentenceAround } from '../../sentence-around.ts';
import { termScanner } from '../../term-scanner.ts';
import type { Found, TextRule } from '../../text-rule.ts';

const inSeries = termScanner(formsIn(FIRST_SERIES));
const inPairs = termScanner(formsIn(COMMON_PAIRS));
const wrongForms = termScanner(formsIn(WRONG_FORMS));

/** T02: variant forms that the standard advises against, and pairs like 登陆网站. Titles keep the form in which they were made public. */
export const VARIANT_RULE: TextRule = {
  id: 'T02',
  kind: 'word',
  severity: 'advice',
  name: '异形词、易混词',
  standard: 'GF 1001—2001《第一批异形词整理表》；《现代汉语词典》',
  bad: '请登陆政府网站，查看政策的主要成份和其它信息。',
  good: '请登录政府网站，查看政策的主要成分和其他信息。',
  check: (checked) => [
    ...found(
      checked,
      inSeries(checked.text),
      ({ right, words }) => `《第一批异形词整理表》推荐用“${right}”，不用“${words}”。`,
    ),
    ...found(
      checked,
      inPairs(checked.text),
      ({ right, words }) => `此处应写作“${right}”，“${words}”是不规范的写法。`,
    ),
    ...landings(checked),
  ],
};

/** T03: forms that are wrong wherever they stand. */
export const WRONG_FORM_RULE: TextRule = {
  id: 'T03',
  kind: 'word',
  severity: 'gate',
  name: '常见错词',
  standard: '《现代汉语词典》；常见差错表',
  bad: '成立扫黑险恶领导小姐，再接再励推进工作。',
  good: '成立扫黑除恶领导小组，再接再厉推进工作。',
  check: (checked) =>
    wrongForms(checked.text)
      .filter(({ term, at }) => standsAlone(term, checked.text, at) && !isBothAnd(checked.text, term, at))
      .map(({ term: { words, right }, at }) => ({
        start: at,
        end: at + words.length,
        suggestion: right,
        // In quotation marks the form may be what the text is about.
        severity: isQuoted(checked, at, at + words.length) ? ('advice' as const) : ('gate' as const),
        reason: `“${words}”是错误写法，应为“${right}”。`,
      })),
};

function found(
  checked: CheckedText,
  places: readonly { readonly term: Form; readonly at: number }[],
  reason: (form: Form) => string,
): Found[] {
  return places
    .filter(
      ({ term, at }) =>
        standsAlone(term, checked.text, at) && !isInTitle(checked, at, at + term.words.length),
    )
    .map(({ term, at }) => ({
      start: at,
      end: at + term.words.length,
      suggestion: term.right,
      reason: reason(term),
    }));
}

/** 既使群众满意，又使企业满意: two words. */
function isBothAnd(text: string, { words }: Form, at: number): boolean {
  if (words !== '既使') return false;
  const { text: sentence, start } = sentenceAround(text, at);
  return /[又也还更]/u.test(sentence.slice(at - start));
}

/** 登陆 is what a typhoon does; websites are 登录. */
const LANDING =
  /登陆(?=(?!作战|部队|战役|艇|舰)[^，。；\n]{0,20}?(?:网站|网址|网页|官网|平台|系统|客户端|小程序|APP|账号|帐号|门户|邮箱|后台|公众号|微信|支付宝|页面))/giu;
const WEATHER = /台风|热带|风暴|飓风|沿海|气旋/u;

function landings(checked: CheckedText): Found[] {
  return [...checked.text.matchAll(LANDING)]
    .filter(({ index }) => !WEATHER.test(sentenceAround(checked.text, index).text))
    .map(({ index }) => ({
      start: index,
      end: index + 2,
      suggestion: '登录',
      reason: '进入网站、系统用“登录”（登记、记录），“登陆”指登上陆地。',
    }));
}
