import { isQuoted } from '../../cited-titles.ts';
import type { CheckedText } from '../../checked-text.ts';
import type { Found, TextRule } from '../../text-rule.ts';

/** T01: a function word that stands twice where no two words meet. */
export const DOUBLED_WORD_RULE: TextRule = {
  id: 'T01',
  kind: 'word',
  severity: 'gate',
  name: '虚词重复',
  standard: '《党政机关公文处理工作条例》第十九条（表述准确、文字精练）',
  bad: '建立统一的的政务服务平台，印发关于关于加强管理的通知。',
  good: '建立统一的政务服务平台，印发关于加强管理的通知。',
  check: doubled,
};

interface Doubled {
  readonly word: string;
  /** What makes two words of it: behind these characters the first belongs to another word, before those the second. */
  readonly behind?: RegExp;
  readonly before?: RegExp;
}

/** 目的的, 为了了解, 饱和和, 现在在 are right. */
const WORDS: readonly Doubled[] = [
  { word: '的', behind: /[目标中众有鹄端]$/u, before: /^[确士当]/u },
  { word: '了', behind: /[为除不私明未终罢]$|不得$/u, before: /^[解结然断不却事无如]/u },
  { word: '与', behind: /[参给授赋付赠寄]$/u, before: /^[会其否]/u },
  {
    word: '在',
    behind: /[存现正所内外潜好自健实旨不尚何]$/u,
    before: /^[于职校编岗押册线建读园任场京外座家案学此售途]/u,
  },
  { word: '被', behind: /[棉植]$/u, before: /^[子褥]/u },
  { word: '及', behind: /[以普涉不波危顾来企]$/u, before: /^[时其格早第]/u },
  { word: '把', behind: /[火一]$/u, before: /^[握关手柄]/u },
  { word: '并', behind: /[合兼一吞撤归裁]$/u, before: /^[且购轨网]/u },
  { word: '或', behind: /[抑间]$/u, before: /^[者许]/u },
];
const PHRASES: readonly string[] = [
  '关于',
  '以及',
  '为了',
  '根据',
  '按照',
  '依照',
  '由于',
  '对于',
  '通过',
  '进行',
  '并且',
  '或者',
  '但是',
  '因此',
  '以便',
  '应当',
  '可以',
  '必须',
  '不得',
  '已经',
  '正在',
  '没有',
  '我们',
  '其中',
  '包括',
  '属于',
  '经过',
  '随着',
  '作为',
  '所有',
  '以上',
  '以下',
];
const PATTERN = new RegExp(
  `([${WORDS.map(({ word }) => word).join('')}])\\1|(${PHRASES.join('|')})\\2`,
  'gu',
);

function doubled(checked: CheckedText): Found[] {
  const { text } = checked;
  return [...text.matchAll(PATTERN)].flatMap((found) => {
    const word = found[1] ?? found[2] ?? '';
    const end = found.index + found[0].length;
    const rule = WORDS.find((one) => one.word === word);
    const before = text.slice(Math.max(0, found.index - 2), found.index);
    const behind = text.slice(end, end + 2);
    if (rule?.behind?.test(before) === true || rule?.before?.test(behind) === true) return [];
    // 的的的 is a rhythm or a filler, nobody's slip.
    if (before.endsWith(word) || behind.startsWith(word)) return [];
    return [
      {
        start: found.index,
        end,
        suggestion: word,
        severity: isQuoted(checked, found.index, end) ? ('advice' as const) : ('gate' as const),
        reason: `“${word}”重复了一次，应删去一个。`,
      },
    ];
  });
}
