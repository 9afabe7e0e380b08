import { pinyin } from 'pinyin-pro';
import { type CitedTitle, titlesIn } from '../../cited-titles.ts';
import type { CheckedText } from '../../checked-text.ts';
import { knownTitles } from '../../data/known-titles.ts';
import { citedTitle, lawFacts } from '../../data/law-facts.ts';
import type { Found, TextRule } from '../../text-rule.ts';
import { lawCalled } from './cited-laws.ts';

/** W09: a title in 《》 that is no statute's, and one edit away from exactly one. */
export const LAW_TITLE_RULE: TextRule = {
  id: 'W09',
  kind: 'citation',
  severity: 'gate',
  name: '法律、法规名称写错',
  standard: '《党政机关公文处理工作条例》第九条、第十九条；法律、法规的公布名称',
  bad: '依照《中华人民共和国行政许可发》和《政府采构法》办理。',
  good: '依照《中华人民共和国行政许可法》和《政府采购法》办理。',
  check: (checked) => titlesIn(checked).flatMap((cited) => nearMiss(checked, cited)),
};

/** Titles of drafts, plans and collections are others' business. */
const NO_STATUTE =
  /草案|送审稿|征求意见|修正案|解读|释义|汇编|读本|指南|问答|讲话|报告|方案|通知|意见|公告|年鉴|[“”《》〈〉、，：！？\d]/u;
/** Shorter ones have too many neighbours of their own: of these, only a character of the same sound is told. */
const SHORT = 5;
const SHORTEST = 3;
const NATIONAL = new Set(['宪法', '法律', '行政法规', '党内法规']);
const PLACE = /^.{2,12}?(?:省|自治区|市|自治州|自治县|县|区|州)/u;

function nearMiss(checked: CheckedText, { start, end, title }: CitedTitle): Found[] {
  const name = citedTitle(title);
  if (name.length < SHORTEST || NO_STATUTE.test(name) || lawCalled(checked, title) !== undefined) return [];
  const near = knownTitles().near(name);
  const [right] = near;
  if (right === undefined || near.length !== 1) return [];
  const edit = editBetween(name, right);
  if (isOtherLaw(name, right, edit) || (name.length < SHORT && !soundsAlike(edit))) return [];
  const full = title.replace(name, right);
  return [
    {
      start: start + 1,
      end: end - 1,
      suggestion: full,
      severity: isSlip(edit, right) ? 'gate' : 'advice',
      reason: `没有查到名为《${title}》的法律、法规，与《${right}》只差一个字。请核对名称。`,
    },
  ];
}

interface Edit {
  /** What stands where the two part, and where. */
  readonly written: string;
  readonly right: string;
  readonly at: number;
}

function editBetween(written: string, right: string): Edit {
  let at = 0;
  while (at < Math.min(written.length, right.length) && written.charAt(at) === right.charAt(at)) at += 1;
  let tail = 0;
  while (
    tail < Math.min(written.length, right.length) - at &&
    written.charAt(written.length - 1 - tail) === right.charAt(right.length - 1 - tail)
  )
    tail += 1;
  return {
    written: written.slice(at, written.length - tail),
    right: right.slice(at, right.length - tail),
    at,
  };
}

/** Words that make another statute of one: they are written on purpose. */
const OWN_WORDS = /[省市县区州镇东南西北中上下内外新旧大小前后年月日一二三四五六七八九十总分国]/u;

/** Another place's rule of the same name, and the like: both may well exist. */
function isOtherLaw(written: string, right: string, edit: Edit): boolean {
  const place = PLACE.exec(right)?.[0] ?? '';
  if (edit.at < place.length || edit.at === 0) return true;
  if (!NATIONAL.has(lawFacts().get(right)?.kind ?? '') && !soundsAlike(edit)) return true;
  return (
    OWN_WORDS.test(edit.written) ||
    OWN_WORDS.test(edit.right) ||
    (/^(?:法|条例|规定|办法)/u.test(written.slice(edit.at + 1)) && edit.written.length > edit.right.length)
  );
}

/** A character of the same sound, a doubled one, or two that changed places: nobody writes that on purpose. */
function isSlip(edit: Edit, right: string): boolean {
  if (soundsAlike(edit)) return true;
  if (edit.written.length === 2 && edit.right.length === 2) return true;
  return edit.right === '' && edit.written === right.charAt(edit.at - 1);
}

function soundsAlike({ written, right }: Edit): boolean {
  if (written.length !== 1 || right.length !== 1) return false;
  return soundOf(written) === soundOf(right);
}

function soundOf(char: string): string {
  return pinyin(char, { toneType: 'none' });
}
