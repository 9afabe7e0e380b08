import type { OfficeParts } from '../masking/office-parts.ts';
import { attributeOf, textIn } from '../masking/xml-tree.ts';
import { hidden, type HiddenFinding } from './hidden-finding.ts';

/** What a presentation keeps beside what it shows: hidden slides, the speaker's notes, comments. */
export function hiddenInSlides(office: OfficeParts): HiddenFinding[] {
  const slides = office.relationsOf(office.main).filter(({ type }) => type === 'slide');
  return slides.flatMap(({ target }) => {
    const page = Number(/(\d+)\.xml$/u.exec(target)?.[1] ?? Number.NaN);
    const place = Number.isFinite(page) ? { place: { page } } : {};
    const root = office.xml(target);
    const relations = office.relationsOf(target);
    const notes = relations
      .filter(({ type }) => type === 'notesSlide')
      .some(({ target: part }) => hasWords(office, part));
    return [
      ...(root !== null && attributeOf(root, 'show') === '0'
        ? [hidden('hiddenSheet', '有一张隐藏的幻灯片，公开后任何人都能看到。请检查后删除。', place)]
        : []),
      ...(notes ? [hidden('comments', '幻灯片带有演讲者备注。请检查后删除备注，另存。', place)] : []),
      ...(relations.some(({ type }) => type === 'comments')
        ? [hidden('comments', '幻灯片带有批注。请在“审阅”中删除批注后另存。', place)]
        : []),
    ];
  });
}

/** More than the number of the slide. */
function hasWords(office: OfficeParts, part: string): boolean {
  const root = office.xml(part);
  return root !== null && !/^\d*$/u.test(textIn(root).trim());
}
