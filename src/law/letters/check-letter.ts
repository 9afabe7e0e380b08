import { toChinese } from '../dates.ts';
import { checkDocumentNumber } from '../document-number.ts';
import { checkBasis } from './check-basis.ts';
import { checkDecision } from './check-decision.ts';
import { checkRemedy } from './check-remedy.ts';
import { ITEM_HEADING } from './itemwise-answer.ts';
import type { LetterFacts, LetterFinding, LetterFindingId, LetterUnderCheck } from './letter-facts.ts';
import { letterKind, type LetterElement } from './letter-kinds.ts';

/**
 * Whether a letter's text agrees with its kind, its row, its remedy and its dates (苏政办函〔2019〕98号五; 行政复议法23(2)).
 * An empty list is a letter that may leave the house.
 */
export function checkLetter(text: string, facts: LetterFacts): readonly LetterFinding[] {
  const { elements } = letterKind(facts.kind);
  const plain = text.replaceAll('\r\n', '\n');
  const subject = (facts.subject ?? '').trim();
  const asked = subject === '' ? plain : squeeze(plain).replaceAll(squeeze(subject), '〈申请内容〉');
  const own = withoutHeadings(squeeze(asked), subject);
  const letter: LetterUnderCheck = { facts, text: plain, own };
  return [
    ...elements.flatMap((element) => checkElement(element, letter)),
    ...checkDates(letter),
    ...checkWording(letter),
  ];
}

function checkElement(element: LetterElement, letter: LetterUnderCheck): readonly LetterFinding[] {
  const { facts, text } = letter;
  const lines = text.split('\n').map((line) => line.trim());
  switch (element) {
    case 'title':
      return lines.some((line) => /^[^。：；]{2,40}(书|函|表|单|证|目录|报告|回执)$/u.test(line))
        ? []
        : [error('L-TITLE', '没有标题。')];
    case 'number':
      return checkNumber(facts.number, text);
    case 'addressee':
      return facts.addressee === undefined || addresses(lines, facts.addressee)
        ? []
        : [error('L-ADDRESSEE', `收件人应为“${facts.addressee}：”，单独成行。`)];
    case 'facts':
      return checkRequest(letter);
    case 'basis':
      return checkBasis(letter);
    case 'decision':
      return checkDecision(letter);
    case 'remedy':
      return checkRemedy(letter);
    case 'agency':
      return lines.some((line) => standsAlone(line, facts.agencyName))
        ? []
        : [error('L-AGENCY', `落款应有答复主体“${facts.agencyName}”，单独成行。`)];
    case 'date':
      return lines.some((line) => standsAlone(line, toChinese(facts.issuedOn)))
        ? []
        : [error('L-DATE', `落款日期应为${toChinese(facts.issuedOn)}，单独成行。`)];
  }
}

/** Offices add a few words of their own: 编号：, （印章）, 先生. */
const AROUND = 8;

function standsAlone(line: string, words: string): boolean {
  return line.includes(words) && line.length <= words.length + AROUND;
}

function addresses(lines: readonly string[], addressee: string): boolean {
  return lines.some(
    (line) => standsAlone(line, addressee) && (line.endsWith('：') || /^致[：\s]/u.test(line)),
  );
}

function checkNumber(number: string | null, text: string): readonly LetterFinding[] {
  if (number === null) return [error('L-NUMBER', '没有文号。')];
  const faults = checkDocumentNumber(number).map(({ message }) => error('L-NUMBER', message));
  if (faults.length > 0) return faults;
  return text.split('\n').some((line) => standsAlone(line.trim(), number))
    ? []
    : [error('L-NUMBER', `正文的文号应为“${number}”。`)];
}

/** 申请事实: received when, what for, under which number. */
function checkRequest({ facts, text }: LetterUnderCheck): readonly LetterFinding[] {
  const findings: LetterFinding[] = [];
  const received = /(\d{4}年\d{1,2}月\d{1,2}日)，?[^，。；\d]{0,8}(?:收到|收悉|接到)/u.exec(text)?.[1];
  if (facts.receivedOn === undefined || received !== toChinese(facts.receivedOn)) {
    const wanted = facts.receivedOn === undefined ? '登记的日期' : toChinese(facts.receivedOn);
    findings.push(
      error(
        'L-RECEIVED',
        `收到申请的日期应为${wanted}，信中${received === undefined ? '没有写' : `是${received}`}。`,
      ),
    );
  }
  if (facts.subject !== undefined && !squeeze(text).includes(squeeze(facts.subject)))
    findings.push(error('L-SUBJECT', '没有照录申请公开的内容。'));
  if (facts.requestNumber !== undefined && !text.includes(facts.requestNumber))
    findings.push(error('L-REQUEST-NUMBER', `没有申请的登记编号“${facts.requestNumber}”。`));
  return findings;
}

function checkDates({ facts, own }: LetterUnderCheck): readonly LetterFinding[] {
  const { required: fields, elements } = letterKind(facts.kind);
  if (!elements.includes('facts')) return [];
  const findings: LetterFinding[] = [];
  const due = fields.includes('答复期限') || fields.includes('原答复期限');
  if (due && facts.dueOn !== undefined && !own.includes(`${toChinese(facts.dueOn)}前`))
    findings.push(error('L-DUE', `答复期限应为${toChinese(facts.dueOn)}。`));
  const extended = [...own.matchAll(/(?:延长|延期|延迟)(?:至|到)(\d{4}年\d{1,2}月\d{1,2}日)/gu)].map(
    (found) => found[1],
  );
  const wanted = facts.extendedTo === undefined ? null : toChinese(facts.extendedTo);
  if (fields.includes('延长至') && !extended.includes(wanted ?? ''))
    findings.push(error('L-EXTENDED', `没有写明延长至${wanted ?? '何日'}。`));
  else if (wanted !== null && extended.some((date) => date !== wanted))
    findings.push(error('L-EXTENDED', `延长后的答复期限应为${wanted}，信中是${extended.join('、')}。`));
  return findings;
}

/** Law that no longer holds, by what letters say of it. */
const REPEALED = [
  [/492号/u, '引用了已被修订取代的国务院令第492号，应引用国务院令第711号。'],
  [/法释[〔[]2011[〕\]]17号/u, '引用了已经废止的法释〔2011〕17号，现行的是法释〔2025〕8号。'],
  [
    /15个工作日(?:内|之内)?(?:予以|作出|进行)?(?:书面)?答复/u,
    '“15个工作日答复”是修订前的期限，现行为20个工作日。',
  ],
  [/特殊需要/u, '“特殊需要”是修订前的条件，现行条例不要求说明用途。'],
  [/(?:检索|复制|邮寄)(?:费|成本)/u, '现行条例不收取检索、复制、邮寄费用，只可依法收取信息处理费。'],
] as const;

function checkWording({ own }: LetterUnderCheck): readonly LetterFinding[] {
  const repealed = REPEALED.filter(([shape]) => shape.test(own)).map(([, message]) =>
    error('L-REPEALED', message),
  );
  const seam = /骑缝章|每页盖章/u.test(own) ? [error('L-SEAM-SEAL', '不要承诺加盖骑缝章或者每页盖章。')] : [];
  const residue = /\{\{|\}\}|×{2,}|[Xx]{3,}|undefined|\[bookmark/u.test(own)
    ? [error('L-RESIDUE', '信中留有没有填写的占位内容。')]
    : [];
  return [...repealed, ...seam, ...residue];
}

function error(id: LetterFindingId, message: string): LetterFinding {
  return { id, severity: 'error', message };
}

/** Headings of items say no more than the application does. */
function withoutHeadings(text: string, subject: string): string {
  const words = subject.replaceAll(/\s+/gu, '');
  return text.replaceAll(ITEM_HEADING, (all, description: string) =>
    words.includes(description.trim()) ? '〈申请内容〉' : all,
  );
}

/** Without blanks: programs set Chinese with and without them. */
function squeeze(text: string): string {
  return text.replaceAll(/[ \t\u3000\r]+/gu, '').replaceAll(/\n+/gu, '\n');
}
