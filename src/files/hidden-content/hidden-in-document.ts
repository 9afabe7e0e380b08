import type { OfficeParts } from '../masking/office-parts.ts';
import { changesIn, hiddenRuns, hiddenStyles } from '../masking/settle-docx.ts';
import { attributeOf, everyElement, localName, textIn, type XmlElement } from '../masking/xml-tree.ts';
import { type AttachmentPlace, hidden, type HiddenFinding } from './hidden-finding.ts';

/** Fields of contents lists and indexes are hidden by Word itself. */
const FIELDS = /^(?:instrText|fldChar|tab)$/u;

/** What a Word file keeps beside what it prints: changes, comments, hidden words. */
export function hiddenInDocument(office: OfficeParts): HiddenFinding[] {
  const parts = office.xmlNames().filter((name) => /^word\/[^/]+\.xml$/u.test(name));
  return [...changes(office, parts), ...comments(office), ...words(office, parts)];
}

function changes(office: OfficeParts, parts: readonly string[]): HiddenFinding[] {
  const counted = parts.map((part) => {
    const root = office.xml(part);
    return root === null || part.endsWith('styles.xml') ? 0 : changesIn(root);
  });
  const count = counted.reduce((sum, each) => sum + each, 0);
  if (count === 0) return [];
  const main = office.xml(office.main);
  const first =
    main === null
      ? undefined
      : paragraphOf(main, (each) => /^(?:ins|del|moveFrom|moveTo)$/u.test(localName(each)));
  return [
    hidden(
      'changes',
      `文件保留着${count}处修订痕迹，改动以前的文字和修改人都能看到。请在“审阅”中接受全部修订、关闭修订后另存。`,
      first === undefined ? {} : { place: first },
    ),
  ];
}

function comments(office: OfficeParts): HiddenFinding[] {
  const relation = office.relationsOf(office.main).find(({ type }) => type === 'comments');
  const root = relation === undefined ? null : office.xml(relation.target);
  const count =
    root === null ? 0 : [...everyElement(root)].filter((each) => localName(each) === 'comment').length;
  if (count === 0) return [];
  const main = office.xml(office.main);
  const first =
    main === null ? undefined : paragraphOf(main, (each) => localName(each) === 'commentReference');
  return [
    hidden(
      'comments',
      `文件中有${count}条批注，公开后任何人都能看到内容和批注人。请在“审阅”中删除全部批注后另存。`,
      first === undefined ? {} : { place: first },
    ),
  ];
}

function words(office: OfficeParts, parts: readonly string[]): HiddenFinding[] {
  const styles = hiddenStyles(office);
  return parts.flatMap((part) => {
    const root = office.xml(part);
    if (root === null) return [];
    const runs = hiddenRuns(root, styles).filter(
      (run) => !run.children.some((each) => each.kind === 'element' && FIELDS.test(localName(each))),
    );
    const characters = runs.reduce((sum, run) => sum + textIn(run).trim().length, 0);
    if (characters === 0) return [];
    const gone = new Set(runs);
    const place = part === office.main ? paragraphOf(root, (each) => gone.has(each)) : undefined;
    return [
      hidden(
        'hiddenText',
        `${part === office.main ? '正文' : '页眉、页脚或注释'}中有${characters}个设为“隐藏”的字，打印不出来，却能显示和复制。请按 Ctrl+A 全选，在“字体”中取消“隐藏”后检查、删除。`,
        place === undefined ? {} : { place },
      ),
    ];
  });
}

/** The first paragraph in which an element of a kind stands, from 1. */
function paragraphOf(
  root: XmlElement,
  isMeant: (element: XmlElement) => boolean,
): AttachmentPlace | undefined {
  let paragraph = 0;
  for (const element of everyElement(root)) {
    if (localName(element) === 'p' && attributeOf(element, 'xmlns:p') === undefined) paragraph += 1;
    if (isMeant(element)) return paragraph === 0 ? undefined : { paragraph };
  }
  return undefined;
}
