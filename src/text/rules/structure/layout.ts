import { type CheckedText, type TextBlock, wordsOf } from '../../checked-text.ts';
import type { Found, TextRule } from '../../text-rule.ts';

/** W16: addressee, signature and day, as the standard lays them out. */
export const LAYOUT_RULE: TextRule = {
  id: 'W16',
  kind: 'structure',
  severity: 'advice',
  name: '主送机关、署名、成文日期的写法',
  standard: 'GB/T 9704—2012 7.3.2、7.3.5',
  bad: '三角镇人民政府\n2024年01月08日',
  good: '三角镇人民政府\n2024年1月8日',
  check: (checked) => [...paddedDays(checked), ...openAddressee(checked), ...otherSignature(checked)],
};

const PADDED = /(?<!\d)((?:19|20)\d{2})年(0[1-9]|1[0-2]|[1-9])月(0[1-9]|[12]\d|3[01]|[1-9])日/gu;

/** In tables, times (2024年01月08日09:00) and fields (发布日期：2024年01月08日) padding is a program's habit. */
function paddedDays({ text, blocks }: CheckedText): Found[] {
  return blocks
    .filter(({ kind }) => kind !== 'cell')
    .flatMap((block) =>
      [...text.slice(block.start, block.end).matchAll(PADDED)]
        .filter(([, , month = '', day = '']) => month.startsWith('0') || day.startsWith('0'))
        .filter(
          (found) =>
            !/^\s?\d{1,2}[:：时]/u.test(text.slice(block.start + found.index + found[0].length, block.end)),
        )
        .filter(({ index }) => {
          const at = block.start + index;
          return !/(?:日期|时间)\s?[:：]\s?$/u.test(text.slice(Math.max(block.start, at - 6), at));
        })
        .map((found) => {
          const [whole, year = '', month = '', day = ''] = found;
          const right = `${year}年${Number(month)}月${Number(day)}日`;
          const start = block.start + found.index;
          return {
            start,
            end: start + whole.length,
            suggestion: right,
            reason: `月、日不编虚位，应写成“${right}”。`,
          };
        }),
    );
}

/** 各镇人民政府，各街道办事处 … on a line of its own near the top, with prose below it. */
const ADDRESSEE =
  /^[\s\u3000]{0,4}(?:各[^。；：\n]{1,24}(?:政府|部门|单位|办事处|机构|企业|局|委|办)|[^。；：\n]{2,24}(?:人民政府|委员会|局|办事处))(?:[，、][^，、。；：\n]{1,40}){0,20}$/u;

function openAddressee(checked: CheckedText): Found[] {
  const top = checked.blocks.filter(({ kind }) => kind !== 'cell').slice(0, 5);
  return top.flatMap((block, index) => {
    const words = wordsOf(checked, block).trimEnd();
    const next = top[index + 1];
    const isTitleAbove =
      index > 0 && /(?:通知|报告|请示|函|意见|批复|通报|决定)$/u.test(wordsAt(checked, top[index - 1]));
    if (!isTitleAbove || next === undefined || words.length > 120 || !ADDRESSEE.test(words)) return [];
    if (!/[，。]/u.test(wordsAt(checked, next)) || wordsAt(checked, next).length < 20) return [];
    return [
      {
        start: block.start + words.length - 1,
        end: block.start + words.length,
        suggestion: `${words.charAt(words.length - 1)}：`,
        reason: '主送机关单独一行，最后一个机关名称后标全角冒号。',
      },
    ];
  });
}

function otherSignature(checked: CheckedText): Found[] {
  const issuer = checked.context.issuer?.replaceAll(/\s/gu, '') ?? '';
  const last = checked.blocks.filter(({ kind }) => kind !== 'cell').slice(-8);
  const at = last.findLastIndex((block) =>
    /^(?:19|20)\d{2}年\d{1,2}月\d{1,2}日$/u.test(wordsAt(checked, block)),
  );
  const signature = last[at - 1];
  if (issuer === '' || signature === undefined) return [];
  const name = wordsAt(checked, signature).replaceAll(/\s/gu, '');
  if (!/^[\u4e00-\u9fff（）]{3,30}(?:政府|局|委员会|办公室|办事处|厅|中心|委)$/u.test(name)) return [];
  if (isSameBody(name, issuer)) return [];
  const start = signature.start + checked.text.slice(signature.start, signature.end).search(/\S/u);
  return [
    {
      start,
      end: start + wordsAt(checked, signature).length,
      reason: `落款“${name}”与发布机关“${issuer}”不同。请核对署名；转发其他机关文件的，可以不改。`,
    },
  ];
}

/** A name may leave out the place before it, or stand with its short form. */
function isSameBody(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (long.endsWith(short) || long.startsWith(short)) return true;
  const plain = (name: string): string => name.replaceAll(/人民政府|政府|省|市|区|县|镇|乡/gu, '');
  return plain(long).includes(plain(short)) && plain(short) !== '';
}

function wordsAt(checked: CheckedText, block: TextBlock | undefined): string {
  return block === undefined ? '' : wordsOf(checked, block).trim();
}
