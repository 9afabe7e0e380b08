import { type CheckedText, type TextBlock, wordsOf } from '../../checked-text.ts';
import type { Found, TextRule } from '../../text-rule.ts';

/** One line of what follows 附件：. */
interface Listed {
  readonly number: number | null;
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** W15: the list of attachments is written as it should be, and what it names is attached. */
export const ATTACHMENT_RULE: TextRule = {
  id: 'W15',
  kind: 'structure',
  severity: 'advice',
  name: '附件说明的写法，附件缺少',
  standard: 'GB/T 9704—2012 7.3.4',
  bad: '特此通知。\n附件：1.任务清单。\n2.责任分工表。\n三角镇人民政府',
  good: '特此通知。\n附件：1.任务清单\n2.责任分工表\n三角镇人民政府',
  check: (checked) => {
    const listed = listedIn(checked);
    return [...withMarks(checked, listed), ...brokenNumbers(listed), ...missing(checked, listed)];
  },
};

const HEAD = /^[\s\u3000]{0,8}附\s?件[：:][ \t\u3000]{0,4}(?=\S)/u;
const ITEM = /^[\s\u3000]{0,12}(?:(\d{1,2})[.．、][ \t\u3000]{0,2})?(?=\S)/u;
const LONGEST = 80;

function listedIn(checked: CheckedText): Listed[] {
  const lines = checked.blocks.filter(({ kind }) => kind !== 'cell');
  const begin = lines.findIndex((block) => HEAD.test(wordsOf(checked, block)));
  const head = lines[begin];
  if (head === undefined) return [];
  const skipped = HEAD.exec(wordsOf(checked, head))?.[0].length ?? 0;
  const first = itemOf(checked, head, skipped);
  if (first === null) return [];
  if (first.number === null) return [first];
  const items = [first];
  for (const block of lines.slice(begin + 1)) {
    const item = itemOf(checked, block, 0);
    if (item?.number === null || item === null) break;
    items.push(item);
  }
  return items;
}

function itemOf(checked: CheckedText, block: TextBlock, skipped: number): Listed | null {
  const words = wordsOf(checked, block).slice(skipped);
  const found = ITEM.exec(words);
  if (found === null || words.length > LONGEST) return null;
  const start = block.start + skipped + found[0].length;
  const name = checked.text.slice(start, block.end).trimEnd();
  return { number: found[1] === undefined ? null : Number(found[1]), name, start, end: start + name.length };
}

function withMarks({ text }: CheckedText, listed: readonly Listed[]): Found[] {
  return listed
    .filter(({ name }) => /[。；;，、]$/u.test(name))
    .map(({ end }) => ({
      start: end - 1,
      end,
      suggestion: '',
      reason: `附件名称后不加标点符号，“${text.charAt(end - 1)}”应当去掉。`,
    }));
}

function brokenNumbers(listed: readonly Listed[]): Found[] {
  return listed.flatMap(({ number, start, end }, index) =>
    number === null || number === index + 1
      ? []
      : [{ start, end, reason: `附件的顺序号不连续，此处应为第${index + 1}项。请核对。` }],
  );
}

/** Asked only when it is known what is attached. What the text itself carries below its end counts too. */
function missing(checked: CheckedText, listed: readonly Listed[]): Found[] {
  const files = checked.context.attachments;
  if (files === undefined) return [];
  const carried = checked.blocks.some((block) =>
    /^[\s\u3000]{0,4}附\s?件\s?\d{0,2}[\s\u3000]*$/u.test(wordsOf(checked, block)),
  );
  if (carried) return [];
  const unmet = listed.filter(({ name }) => !files.some((file) => isNamed(file, name)));
  // One archive, or files under other names: as many as are listed may be all of them.
  const isSure = files.length < listed.length && !files.some((file) => /\.(?:zip|rar|7z)$/iu.test(file));
  return unmet.map(({ name, start, end }) => ({
    start,
    end,
    severity: isSure ? ('gate' as const) : ('advice' as const),
    reason: `附件说明列出了“${bare(name)}”，但没有上传名称相符的附件。请补上附件，或者修改附件说明。`,
  }));
}

function isNamed(file: string, name: string): boolean {
  const [one, other] = [bare(file.replace(/\.[a-z0-9]{1,5}$/iu, '')), bare(name)];
  return one !== '' && other !== '' && (one.includes(other) || other.includes(one));
}

/** A name without ordinals, blanks and marks, so that 附件1：任务清单 and 1.任务清单。 are one. */
function bare(name: string): string {
  return name
    .replace(/^附\s?件\s?\d{0,2}/u, '')
    .replaceAll(/[^\u4e00-\u9fff\w]/gu, '')
    .replace(/^\d{1,2}(?=\D)/u, '');
}
