import { OWN_NAMES, selfNamesOf } from '../../../law/annual-report/checks/self-names.ts';
import { isInTitle } from '../../cited-titles.ts';
import type { CheckedText } from '../../checked-text.ts';
import { sentenceAround } from '../../sentence-around.ts';
import type { Found, TextRule } from '../../text-rule.ts';
import { isOthersSpeech, mayBeOthersText } from './others-voices.ts';

/** W17: the text speaks of its issuer by the issuer's own name; a text that was copied still says another's. */
export const OWN_NAME_RULE: TextRule = {
  id: 'W17',
  kind: 'structure',
  severity: 'gate',
  name: '自称与发布机关不符',
  standard: '《党政机关公文处理工作条例》第九条（发文机关署名）、第十九条（表述准确）',
  bad: '本年度我局主动公开政府信息54条。',
  good: '本年度我镇主动公开政府信息54条。',
  context: { issuer: '石角镇人民政府' },
  check: (checked) =>
    checked.context.author === 'others' ? [] : [...otherSelves(checked), ...otherNames(checked)],
};

function otherSelves(checked: CheckedText): Found[] {
  const own = selfNamesOf(checked.context.issuer ?? '');
  const [first] = own;
  if (first === undefined) return [];
  return OWN_NAMES.filter(({ name }) => !own.some((self) => self.startsWith(name)))
    .flatMap(({ name, pattern }) =>
      [...checked.text.matchAll(pattern)].map((found) => ({ name, start: found.index })),
    )
    .filter(({ name, start }) => !isInTitle(checked, start, start + name.length))
    .filter(({ start }) => !isOthersSpeech(checked, start))
    .toSorted((one, other) => one.start - other.start)
    .map(({ name, start }) => ({
      start,
      end: start + name.length,
      ...(first.length === name.length ? { suggestion: first } : {}),
      severity: mayBeOthersText(checked, start) ? ('advice' as const) : ('gate' as const),
      reason: `发布机关的自称是“${first}”，文中却写“${name}”，可能是从别处复制的内容。`,
    }));
}

const NAME = '([\\u4e00-\\u9fff]{2,16}?(?:镇|乡|街道|区|县|市)(?:人民政府|街道办事处|办事处))';
/** Where the issuer names itself as the one that speaks. */
const SELVES: readonly RegExp[] = [
  new RegExp(`(?<=本(?:报告|通知|公告|指南|目录)由)${NAME}(?=负责|编制|制作|起草|发布)`, 'gu'),
  new RegExp(`(?<=现将)${NAME}(?=(?:关于)?20\\d{2}年)`, 'gu'),
];

/** 现将綦江区人民政府2024年工作要点转发给你们 names whose text it is. */
const PASSED_ON = /转发|批转|传达|印发给|抄送|转给/u;

function otherNames(checked: CheckedText): Found[] {
  const issuer = checked.context.issuer?.replaceAll(/\s/gu, '') ?? '';
  if (!/(?:人民政府|办事处)$/u.test(issuer)) return [];
  return SELVES.flatMap((pattern) => [...checked.text.matchAll(pattern)])
    .filter(([name]) => !issuer.endsWith(name) && !name.endsWith(issuer))
    .filter(({ index }) => !PASSED_ON.test(sentenceAround(checked.text, index).text))
    .map((found) => ({
      start: found.index,
      end: found.index + found[0].length,
      reason: `发布机关是“${issuer}”，这里却自称“${found[0]}”，可能是从别处复制的内容。请核对。`,
    }));
}
