import type { OfficeParts, OfficeRelation } from './office-parts.ts';
import { attributeOf, elementsOf, localName, rewrite, type XmlElement } from './xml-tree.ts';

/** What stands only around other elements and is nothing without them. */
const HOLDERS = new Set(
  'oleObjects controls AlternateContent Choice Fallback externalReferences pivotCaches'.split(' '),
);

/** Takes away all relations of a part that are of some types, and what in the part speaks of them. Returns how many. */
export function cutRelations(office: OfficeParts, part: string, types: ReadonlySet<string>): number {
  const gone = office.relationsOf(part).filter(({ type }) => types.has(type));
  if (gone.length === 0) return 0;
  for (const relation of gone) office.cut(part, relation);
  const root = office.xml(part);
  if (root !== null) forget(root, gone);
  return gone.length;
}

/** Takes elements out of a part that name relations which are no more, then what stood only around these. */
export function forget(root: XmlElement, gone: readonly OfficeRelation[]): void {
  const ids = new Set(gone.map(({ id }) => id));
  rewrite(root, (element) => {
    const names = element.attributes.some(
      ([name, value]) => /:(?:id|embed|link|pict|href|relid)$/u.test(name) && ids.has(value),
    );
    if (names && KEPT.has(localName(element)))
      element.attributes = element.attributes.filter(
        ([name, value]) => !(name.endsWith(':id') && ids.has(value)),
      );
    else if (names) return [];
    const isEmpty = elementsOf(element).length === 0;
    return isEmpty && (HOLDERS.has(localName(element)) || isEmptyFrame(element)) ? [] : [element];
  });
}

/** Elements that mean something without the part that they name. */
const KEPT = new Set(['pageSetup', 'hyperlink', 'hlinkClick', 'hlinkHover', 'sheet', 'blip']);

/** Of slides: a frame around an embedded object. */
function isEmptyFrame(element: XmlElement): boolean {
  return localName(element) === 'graphicData' && (attributeOf(element, 'uri') ?? '').endsWith('/ole');
}
