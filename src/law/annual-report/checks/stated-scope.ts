import type { CheckedReport } from './checked-report.ts';
import { clausesOf, narrowed } from './text-places.ts';

/** A clause with what must be known to tell what its numbers are said of. */
export interface Clause {
  readonly text: string;
  /**
   * The same with 上年 and 下年 for the years beside the report's, where something is carried over, and one sign for
   * 公民、法人和其他组织.
   */
  readonly plain: string;
  /** The sentence up to the clause. */
  readonly before: string;
  /** The sentence behind the clause. */
  readonly after: string;
  readonly sentence: string;
  /** Heading and paragraph that it stands in, up to the sentence. */
  readonly context: string;
  /** Whether it speaks of the report's own year as a whole. */
  readonly isOwnYear: boolean;
  /** Whether it speaks of the reporting agency, not of others or of a share of it. */
  readonly isOwnAgency: boolean;
}

const COMPARISON = /较|比(?!例)|同比|环比|相比|与[^，。]{0,6}(?:年|同期)/u;
const PART_OF_YEAR =
  /季度|上半年|下半年|每月|当月|月均|日均|(?<!\d)(?:[1-9]|1[0-2])月份|(?<![\d年])[1-9]月?\s*[-—–至]\s*(?!12月)\d{1,2}月(?!31)|前[一二三两\d]{1,2}个?月/u;
const SEVERAL_YEARS =
  /近[一二两三四五六七八九十\d]+年|历年|(?<!今年|本年)以来|年来|[“”]?十[三四五]五[“”]?|五年/u;
/** Everybody within a place: not a town's or a department's own figure, but well a district's. */
const WIDER = /全[区县市省旗州]|各(?:部门|单位|镇|乡|街道|科室|村)|[区县市省]级(?:各?部门|机关)|辖区|系统共/u;
const NARROWER =
  /本级|政府办(?:公室)?(?!公)|(?<!各)[镇街](?:乡|道)?(?:共|收到|办)|(?<!各)部门(?:共|收到|办)|局(?:共|收到|办)/u;

/** Another department as the one that received or handled something. */
const ANOTHER = /(?<![我本])(?:局|委|法院|检察院)(?:全年|本年|今年)?(?:共|收到|受理|办理)/u;

/** How a text names everybody who may apply: no list of kinds of applicant, and no end of a clause. */
const EVERYBODY = ['和', '或', '或者', '及', '以及', '与'].map((and) => `公民、法人${and}其他组织`);
/** A sign for each of them that no text has. */
const signOf = (index: number): string => String.fromCodePoint(0xe0_00 + index);

/** Characters on either side of a clause that are still its sentence: what goes on for ever is none. */
const LONGEST = 1_000;

/** Characters of a paragraph before a sentence that still say what it is about. */
const CONTEXT = 2_000;

function withEverybodyAsOne(text: string): string {
  return EVERYBODY.reduce((said, words, index) => said.replaceAll(words, signOf(index)), text);
}

/** The text in its own words again. */
export function withEverybodyNamed(text: string): string {
  return EVERYBODY.reduce((said, words, index) => said.replaceAll(signOf(index), words), text);
}

/** The clauses of a text, sentence by sentence. Full-width digits are narrowed. */
export function clausesWithScope(text: string, where: string, report: CheckedReport): Clause[] {
  // Part three is about requests whatever its lines say.
  let heading = where === 'part:3' ? '政府信息公开申请' : '';
  const own = narrowed(text);
  const marked = withEverybodyAsOne(own);
  const named = marked === own ? (said: string): string => said : withEverybodyNamed;
  return marked.split('\n').flatMap((line) => {
    if (isHeading(line)) {
      heading = line;
      return [];
    }
    heading = headingWithin(line) ?? heading;
    let said = '';
    return line.split(/(?<=[。；;！？])/u).flatMap((sentence) => {
      const context = named(`${heading}\n${said.slice(-CONTEXT)}`);
      said += sentence;
      return clausesOfSentence(sentence.replace(/[。；;！？]$/u, ''), context, { report, named });
    });
  });
}

function clausesOfSentence(
  sentence: string,
  context: string,
  { report, named }: { report: CheckedReport; named: (text: string) => string },
): Clause[] {
  const whole = sentence.length <= LONGEST ? named(sentence) : null;
  let isOwnYear = true;
  let isOwnAgency = true;
  return clausesOf(sentence).map(({ text, at }): Clause => {
    const before = sentence.slice(Math.max(0, at - LONGEST), at);
    const after = sentence.slice(at + text.length, at + text.length + LONGEST);
    const year = yearSaidIn(text, report.year);
    const isCompared = COMPARISON.test(text);
    // 较2023年的12件 says nothing of the clauses that follow.
    if (year !== null && !isCompared) isOwnYear = year;
    if (isElsewhere(text, report)) isOwnAgency = false;
    else if (/^(?:其中)?[我本]/u.test(text)) isOwnAgency = true;
    return {
      text: named(text),
      plain: withPlainYears(text, report.year),
      before: named(before),
      after: named(after),
      sentence: whole ?? named(before + text + after),
      context,
      isOwnYear: isOwnYear && !isCompared,
      isOwnAgency,
    };
  });
}

/** Whether the year that a clause names is the report's as a whole; null when it names none. */
function yearSaidIn(text: string, year: number | null): boolean | null {
  if (PART_OF_YEAR.test(text) || SEVERAL_YEARS.test(text)) return false;
  // What was carried over belongs to this year whichever year it names.
  const plain = text.replaceAll(
    /(?:结转|转入|转到|转至)[^，。]*$|(?:去年|往年|上一?年|20\d{2}年)[^，。]{0,6}?(?:结转|转入|未办结|未办完|未答复|遗留)/gu,
    '',
  );
  const found = [
    ...plain.matchAll(
      /(20\d{2})年|(去年|上(?:一)?年(?!度?结转)|前年|同期(?!办|答复|共))|(今年|本年|全年|一年来)/gu,
    ),
  ].at(-1);
  if (found === undefined) return null;
  if (found[2] !== undefined) return false;
  return found[3] !== undefined || year === null || Number(found[1]) === year;
}

function withPlainYears(text: string, year: number | null): string {
  if (year === null || !/结转|转入/u.test(text)) return text;
  return text
    .replace(new RegExp(`${year - 1}年度?(?=[^，。]{0,4}结转)`, 'u'), '上年')
    .replace(new RegExp(`(?<=(?:结转|转入)(?:至|到|入)?)${year + 1}年(?:度)?`, 'u'), '下年');
}

function isElsewhere(text: string, { level, agencyName }: CheckedReport): boolean {
  // A 市 is divided into districts or at the level of a county: what all of it did is its own either way.
  const isCity = level === null && (agencyName ?? '').endsWith('市人民政府');
  if (isCity) return NARROWER.test(text);
  if (level === null) return WIDER.test(text) || NARROWER.test(text);
  if (level === 'district' || level === 'city' || level === 'province') return NARROWER.test(text);
  const own = agencyName?.slice(-3) ?? '';
  return WIDER.test(text) || (ANOTHER.test(text) && (own === '' || !text.includes(own)));
}

/** The heading at the beginning of a paragraph (（二）依申请公开情况。全年…), under which the next paragraphs stand, too. */
function headingWithin(line: string): string | null {
  return (
    /^\s*(?:[（(][一二三四五六七八九十]{1,2}[）)]|\d{1,2}[.．、])\s*([^，。；：:、\d]{4,24})(?=[。：:；])/u.exec(
      line,
    )?.[1] ?? null
  );
}

function isHeading(line: string): boolean {
  return line.trim().length <= 24 && !/[。；，]|\d+\s*件/u.test(line);
}
