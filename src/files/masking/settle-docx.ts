import type { OfficeParts } from './office-parts.ts';
import { cutRelations } from './office-references.ts';
import { attributeOf, elementsOf, everyElement, localName, rewrite, type XmlElement } from './xml-tree.ts';

/** Deleted words, and what was before a change of format. */
const DELETED =
  /^(?:del|moveFrom|(?:rPr|pPr|sectPr|tblPr|tblPrEx|trPr|tcPr|tblGrid)Change|numberingChange|move(?:From|To)Range(?:Start|End)|customXml(?:Ins|Del|MoveFrom|MoveTo)Range(?:Start|End)|cell(?:Ins|Del|Merge)|trackRevisions)$/u;
const INSERTED = /^(?:ins|moveTo)$/u;
const COMMENT_MARKS = /^(?:commentRangeStart|commentRangeEnd|commentReference)$/u;
const COMMENT_TYPES = new Set([
  'comments',
  'commentsExtended',
  'commentsIds',
  'commentsExtensible',
  'people',
]);
const CHANGE =
  /^(?:ins|del|moveFrom|moveTo|(?:rPr|pPr|sectPr|tblPr|trPr|tcPr|tblGrid)Change|cellIns|cellDel)$/u;

/** How many marks of changes a part has. */
export function changesIn(root: XmlElement): number {
  let found = 0;
  for (const element of everyElement(root)) if (CHANGE.test(localName(element))) found += 1;
  return found;
}

/** Accepts all changes of a part: what was inserted stays, what was deleted is gone with its rows and paragraphs. */
export function acceptChanges(root: XmlElement): void {
  rewrite(root, (element) => (isDeletedRow(element) || isDeletedParagraph(element) ? [] : [element]));
  rewrite(root, (element) => {
    const name = localName(element);
    if (DELETED.test(name)) return [];
    return INSERTED.test(name) ? element.children : [element];
  });
}

/** Styles whose words aren't shown. */
export function hiddenStyles(office: OfficeParts): ReadonlySet<string> {
  const styles = office.relationsOf(office.main).find(({ type }) => type === 'styles');
  const root = styles === undefined ? null : office.xml(styles.target);
  if (root === null) return new Set();
  const hidden = elementsOf(root).filter(
    (style) => localName(style) === 'style' && hides(child(style, 'rPr')),
  );
  return new Set(hidden.map((style) => attributeOf(style, ':styleId') ?? ''));
}

/** The runs of a part that aren't shown and hold words. */
export function hiddenRuns(root: XmlElement, styles: ReadonlySet<string>): XmlElement[] {
  const runs: XmlElement[] = [];
  for (const element of everyElement(root)) {
    if (localName(element) !== 'p' && localName(element) !== 'r') continue;
    const properties = child(element, `${localName(element)}Pr`);
    const style = child(properties, `${localName(element)}Style`);
    const isHidden =
      (localName(element) === 'r' && hides(properties)) ||
      (style !== undefined && styles.has(attributeOf(style, ':val') ?? ''));
    if (!isHidden) continue;
    if (localName(element) === 'r') runs.push(element);
    else for (const inner of everyElement(element)) if (localName(inner) === 'r') runs.push(inner);
  }
  return [...new Set(runs)].filter((run) => elementsOf(run).some((each) => localName(each) !== 'rPr'));
}

/** Takes runs out of a part. */
export function removeRuns(root: XmlElement, runs: readonly XmlElement[]): void {
  const gone = new Set(runs);
  rewrite(root, (element) => (gone.has(element) ? [] : [element]));
}

/** Takes all comments out of a document, and what in the text points to them. */
export function removeComments(office: OfficeParts, parts: readonly string[]): void {
  cutRelations(office, office.main, COMMENT_TYPES);
  for (const part of parts) {
    const root = office.xml(part);
    if (root !== null) rewrite(root, (element) => (COMMENT_MARKS.test(localName(element)) ? [] : [element]));
  }
}

function isDeletedRow(element: XmlElement): boolean {
  return localName(element) === 'tr' && child(child(element, 'trPr'), 'del') !== undefined;
}

/** A paragraph whose mark was deleted and in which nothing stays. */
function isDeletedParagraph(element: XmlElement): boolean {
  if (localName(element) !== 'p') return false;
  const mark = child(child(element, 'pPr'), 'rPr');
  if (child(mark, 'del') === undefined && child(mark, 'moveFrom') === undefined) return false;
  return elementsOf(element).every((each) =>
    /^(?:pPr|del|moveFrom|bookmark\w+|move\w+|proofErr)$/u.test(localName(each)),
  );
}

function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element === undefined ? undefined : elementsOf(element).find((each) => localName(each) === name);
}

function hides(properties: XmlElement | undefined): boolean {
  const vanish = child(properties, 'vanish');
  return vanish !== undefined && !/^(?:0|false|off)$/u.test(attributeOf(vanish, ':val') ?? '');
}
