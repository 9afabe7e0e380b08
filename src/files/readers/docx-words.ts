import type { AnyNode, Element } from 'domhandler';
import { type DocxStyles, styleOf } from './docx-styles.ts';
import { childAt, childOf, elementsIn, isOn, valueOf } from './docx-tree.ts';

/** What is struck out, a property, a code behind what is shown, or stands elsewhere, as text boxes do. */
const NO_WORDS: ReadonlySet<string> = new Set(
  (
    'w:del w:moveFrom w:pPr w:rPr w:instrText w:delText w:drawing w:pict w:object w:txbxContent w:rt w:sdtPr w:sdtEndPr ' +
    'w:fldData w:ffData'
  ).split(' '),
);

/** 1, [2], *, ①, 注1. */
const NOTE_MARK = /^\s*[[(（【]?(?:\d{1,2}|[*＊※†‡]{1,3}|[\u2460-\u24ff]|注\d{0,2}|[a-z])[\])）】]?\s*$/u;

/** The words of a paragraph or run as shown; struck-out and hidden ones left out, inserted ones kept. */
export function wordsOf(node: Element, styles: DocxStyles): string {
  return node.children.map((child) => pieceOf(child, styles)).join('');
}

function pieceOf(node: AnyNode, styles: DocxStyles): string {
  if (node.type !== 'tag' || NO_WORDS.has(node.name)) return '';
  switch (node.name) {
    case 'w:t':
    case 'm:t':
      return node.children.map((child) => (child.type === 'text' ? child.data : '')).join('');
    case 'w:tab':
    case 'w:ptab':
      return '\t';
    case 'w:br':
      return /^(?:page|column)$/u.test(node.attribs['w:type'] ?? '') ? '' : '\n';
    case 'w:cr':
      return '\n';
    case 'w:noBreakHyphen':
      return '-';
    case 'w:r':
      return isHidden(node, styles) || isCrossedOut(node) || isNoteMark(node) ? '' : wordsOf(node, styles);
    case 'mc:AlternateContent':
      // Ways to show one thing: only one of them is read.
      return (
        elementsIn(node)
          .map((way) => wordsOf(way, styles))
          .find((words) => words !== '') ?? ''
      );
    default:
      return wordsOf(node, styles);
  }
}

function isHidden(run: Element, styles: DocxStyles): boolean {
  const own = childAt(run, 'w:rPr', 'w:vanish');
  return own === undefined ? styles.hides(styleOf(run)) : isOn(own);
}

/** Words with a line through them say what doesn't hold any more. */
function isCrossedOut(run: Element): boolean {
  return ['w:strike', 'w:dstrike'].some((name) => isOn(childAt(run, 'w:rPr', name)));
}

/** A small raised number or sign behind a figure points to a note; read with the figure it would be a digit of it. */
function isNoteMark(run: Element): boolean {
  if (valueOf(childAt(run, 'w:rPr', 'w:vertAlign')) !== 'superscript' && !isRaised(run)) return false;
  const words = elementsIn(run).filter(({ name }) => name === 'w:t');
  return NOTE_MARK.test(
    words.flatMap(({ children }) => children.map((each) => (each.type === 'text' ? each.data : ''))).join(''),
  );
}

/** Whether a run was moved up from the line on which words stand before it. */
function isRaised(run: Element): boolean {
  const heightOf = (node: Element): number => Number(valueOf(childAt(node, 'w:rPr', 'w:position')) ?? 0);
  const others = run.parent === null ? [] : elementsIn(run.parent).filter(({ name }) => name === 'w:r');
  const before = others.slice(0, others.indexOf(run));
  return heightOf(run) > 0 && before.some((other) => heightOf(other) < heightOf(run));
}

/** The text boxes in a node, not those in others; where there are two ways to show one, the first. */
export function textBoxesIn(node: Element): Element[] {
  return elementsIn(node).flatMap((child) => {
    if (child.name === 'w:txbxContent') return [child];
    if (child.name === 'w:del' || child.name === 'w:moveFrom') return [];
    if (child.name !== 'mc:AlternateContent') return textBoxesIn(child);
    return (
      elementsIn(child)
        .map((way) => textBoxesIn(way))
        .find((boxes) => boxes.length > 0) ?? []
    );
  });
}

/** Whether a paragraph is no more than the trace of one that was struck out. */
export function isStruckOut(paragraph: Element): boolean {
  return childAt(paragraph, 'w:pPr', 'w:rPr', 'w:del') !== undefined;
}

/** The list that a paragraph names itself and its level on it; `0` names none, whatever its style says. */
export function ownListOf(paragraph: Element): { list: string | undefined; level: string | undefined } {
  const properties = childAt(paragraph, 'w:pPr', 'w:numPr');
  return {
    list: valueOf(childOf(properties, 'w:numId')),
    level: valueOf(childOf(properties, 'w:ilvl')),
  };
}
