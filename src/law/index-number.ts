/**
 * 索引号 by template. Parts in braces are filled in, everything else stands as it is. Patterns in use:
 * `{uscc}/{yyyy}-{seq:5}` (default), `{uscc}/{yyyymm}-{seq:5}`, `{orgCode9}/{yyyy}-{seq:5}`, `{siteId10}/{yyyy}-{seq:5}`,
 * `{areaOrg9}/{yyyy}-{seq:5}`.
 */
export const DEFAULT_INDEX_TEMPLATE = '{uscc}/{yyyy}-{seq:5}';

/** Codes of the agency that a template may use; the ones it doesn't use may be absent. */
export interface IndexCodes {
  /** 统一社会信用代码, 18 characters. */
  readonly uscc?: string | null;
  /** 组织机构代码 without its hyphen, 9 characters; when absent, characters 9 to 17 of the uscc. */
  readonly orgCode9?: string | null;
  /** 行政区划代码, 6, 9 or 12 digits. */
  readonly areaCode?: string | null;
  /** 网站标识码, 10 characters. */
  readonly siteId10?: string | null;
  /** 行政区划代码 and three digits for the agency. */
  readonly areaOrg9?: string | null;
}

/** How long a running number counts before it starts at 1 again. */
export type CounterScope = 'yearly' | 'monthly';

const TOKEN = /\{([^{}]*)\}/g;
const SEQUENCE = /^seq:([3-9])$/;
const CODES: Readonly<Record<string, { label: string; shape: RegExp }>> = {
  uscc: { label: '统一社会信用代码（18位）', shape: /^[0-9A-Z]{18}$/ },
  orgCode9: { label: '组织机构代码（9位）', shape: /^[0-9A-Z]{9}$/ },
  areaCode: { label: '行政区划代码（6、9或12位）', shape: /^(\d{6}|\d{9}|\d{12})$/ },
  siteId10: { label: '网站标识码（10位）', shape: /^[0-9a-z]{10}$/ },
  areaOrg9: { label: '区划与机构代码（9位）', shape: /^\d{9}$/ },
};
const OWN_CODES: ReadonlySet<string> = new Set(['uscc', 'orgCode9', 'siteId10', 'areaOrg9']);

/** What is wrong with a template, in Chinese; an empty list when it can be used. */
export function validateTemplate(template: string): string[] {
  const tokens = tokensOf(template);
  const problems: string[] = [];
  for (const token of tokens) {
    if (!SEQUENCE.test(token) && token !== 'yyyy' && token !== 'yyyymm' && !Object.hasOwn(CODES, token)) {
      problems.push(
        `索引号模板中的“{${token}}”无法识别。可用的有 {uscc}、{orgCode9}、{areaCode}、{siteId10}、{areaOrg9}、{yyyy}、{yyyymm}、{seq:5}。`,
      );
    }
  }
  if (tokens.filter((token) => SEQUENCE.test(token)).length !== 1) {
    problems.push('索引号模板必须有且只有一个流水号，写作 {seq:5}，数字是位数（3 至 9）。');
  }
  const periods = tokens.filter((token) => token === 'yyyy' || token === 'yyyymm');
  if (periods.length !== 1)
    problems.push('索引号模板必须有且只有一个年份 {yyyy} 或年月 {yyyymm}，流水号按它重新起算。');
  if (!tokens.some((token) => OWN_CODES.has(token))) {
    problems.push('索引号模板必须含有本机关的代码（如 {uscc}），否则会与其他机关的索引号重复。');
  }
  const fixed = template.replace(TOKEN, '');
  if (!/^[0-9A-Za-z/._-]*$/.test(fixed)) {
    problems.push('索引号模板的固定部分只能用半角字母、数字和 / . _ -，花括号必须成对。');
  }
  if (/\}\{seq:/.test(template) || /\{seq:\d\}[0-9{]/.test(template)) {
    problems.push('流水号与相邻的部分之间必须有分隔符（如 -），否则不同的号可能连成同一串。');
  }
  return problems;
}

/** Whether the running number starts again every year or every month. */
export function counterScope(template: string): CounterScope {
  return tokensOf(template).includes('yyyymm') ? 'monthly' : 'yearly';
}

/** The period a counter counts in, as part of its name: '2024' or '202412'. */
export function counterPeriod(template: string, day: string): string {
  return counterScope(template) === 'monthly' ? day.slice(0, 4) + day.slice(5, 7) : day.slice(0, 4);
}

/** What an agency still lacks for its template, in Chinese; an empty list when numbers can be given. */
export function missingCodes(template: string, codes: IndexCodes): string[] {
  return tokensOf(template).flatMap((token) => {
    const code = CODES[token];
    if (code === undefined) return [];
    const value = codeOf(token, codes);
    if (value === '') return [`索引号要用到${code.label}，本机关还没有填写。请先在机关信息中补上。`];
    return code.shape.test(value)
      ? []
      : [`索引号要用到${code.label}，现在填写的“${value}”位数或字符不对，请更正。`];
  });
}

/**
 * The 索引号 of a document.
 * @param input.day the day of publication in Shanghai
 * @param input.seq the running number, from 1
 * @throws RangeError when the template or the codes don't allow a number, or the running number doesn't fit its digits
 */
export function formatIndexNumber(
  template: string,
  input: IndexCodes & { readonly day: string; readonly seq: number },
): string {
  const problems = [...validateTemplate(template), ...missingCodes(template, input)];
  if (problems.length > 0) throw new RangeError(problems.join(''));
  return template.replace(TOKEN, (_whole, token: string) => {
    const digits = SEQUENCE.exec(token)?.[1];
    if (digits !== undefined) return formatSequence(input.seq, Number(digits));
    if (token === 'yyyy') return input.day.slice(0, 4);
    if (token === 'yyyymm') return input.day.slice(0, 4) + input.day.slice(5, 7);
    return codeOf(token, input);
  });
}

function formatSequence(seq: number, digits: number): string {
  const text = String(seq);
  if (!Number.isSafeInteger(seq) || seq < 1 || text.length > digits) {
    throw new RangeError(`流水号 ${seq} 超出了 ${digits} 位，请把索引号模板的流水号位数改大。`);
  }
  return text.padStart(digits, '0');
}

function codeOf(token: string, codes: IndexCodes): string {
  const value = new Map<string, string | null | undefined>(Object.entries({ ...codes })).get(token) ?? '';
  if (value === '' && token === 'orgCode9') return (codes.uscc ?? '').slice(8, 17);
  return value;
}

function tokensOf(template: string): string[] {
  return [...template.matchAll(TOKEN)].map((found) => found[1] ?? '');
}
