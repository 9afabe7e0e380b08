import { type Finding, finding } from '../findings.ts';
import { narrowed, sentencesOf } from './text-places.ts';

/** By these words a sentence with the year after in it speaks of what is to come. */
const TO_COME =
  /(?<!现)将|计划|[拟应]|力争|打算|下一步|预计|目标|届时|起(?:施行|实施|执行|开始)|要点|要(?!求|点|素|件|闻|内|数|任|务|领|工作|信息|问题|做法|集中|表现|体现)/u;
/** So does a plan without any of them: 2025年，重点抓好三项工作. */
const MEANT =
  /继续|进一步|着力|重点|确保|推进|推动|加强|完善|提升|强化|抓好|改进|措施|做好|持续|力度|不断|深化|优化/u;
const DONE =
  /共|累计|已|未|没有|完成|办结|收到|发布|主动公开|收取|取得|成效|突破|达|新增|开展了|组织了|认真|严格|深入|报告/u;

/** AR-N-11: what was done wasn't done in the year after the report's: the text was made ready for another year, or mistyped. */
export function checkNextYear(text: string, where: string, year: number): Finding[] {
  const next = new RegExp(
    `(?<!\\d|(?:结转|转入|转到|顺延|延期?)[至到]?)${year + 1}\\s*年(?!\\s*(?:[1-9]|1[01])\\s*月|\\s*12\\s*月\\s*\\d|\\s*[初起前])`,
    'u',
  );
  const isPlanned = (sentence: string): boolean =>
    TO_COME.test(sentence) || (where === 'part:5' && MEANT.test(sentence));
  return sentencesOf(narrowed(text)).flatMap((sentence) => {
    const found = next.exec(sentence.text);
    if (found === null || isPlanned(sentence.text)) return [];
    // Parts one to four tell of the year: a sentence that begins with another speaks of what was done in it.
    const begins = /[1-4]$/u.test(where) && sentence.text.slice(0, found.index).trim() === '';
    if (!begins && !DONE.test(sentence.text)) return [];
    return [
      finding({
        rule: 'AR-N-11',
        severity: 'warning',
        where,
        quote: sentence.text.trim().slice(0, 40),
        message: `文中“${sentence.text.trim().slice(0, 40)}”写的是${year + 1}年，而本报告的年度是${year}年。请核对年份。`,
      }),
    ];
  });
}

const OWN_REPORT = /(?<!\d|[较比与同上])(20\d{2})\s*年度?(?:政府信息公开(?:工作)?)(?:年度)?(?:情况)?报告/gu;

/** AR-STR-3: the opening calls the report by the year it is on. */
export function checkReportYear(text: string, where: string, year: number): Finding[] {
  return [...narrowed(text).matchAll(OWN_REPORT)]
    .filter(([, said]) => Number(said) !== year)
    .map(([words]) =>
      finding({
        rule: 'AR-STR-3',
        severity: 'warning',
        where,
        quote: words,
        message: `开头写的是“${words}”，本报告的年度是${year}年，请核对年份。`,
      }),
    );
}

const PERIOD =
  /20\d{2}\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日\s*(?:起|开始)?\s*[，,]?\s*(?:至|到|[-—－–~～]+)\s*(?:20\d{2}\s*年\s*)?(\d{1,2})\s*月\s*(\d{1,2})\s*日/u;

/** AR-STR-3: the period of the figures is the whole year, from its first day to its last. */
export function checkPeriodDays(text: string, where: string): Finding[] {
  return sentencesOf(narrowed(text)).flatMap((sentence) => {
    const found = /统计|期限|数据/u.test(sentence.text) ? PERIOD.exec(sentence.text) : null;
    if (found === null) return [];
    const [words, ...days] = found;
    if (days.map(Number).join() === '1,1,12,31') return [];
    return [
      finding({
        rule: 'AR-STR-3',
        where,
        quote: words,
        message: `统计期限写的是“${words}”，年度报告的统计期限是1月1日至12月31日，请更正。`,
      }),
    ];
  });
}
