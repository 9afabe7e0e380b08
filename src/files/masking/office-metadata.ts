import type { OfficeParts } from './office-parts.ts';
import { cutRelations } from './office-references.ts';
import { elementsOf, localName, rewrite, textIn, type XmlElement } from './xml-tree.ts';

/** Properties of a file that say something of its text and not of who wrote it. */
const KEPT = new Set(['title', 'language']);
const APART = new Set([
  'custom-properties',
  'thumbnail',
  'attachedTemplate',
  'people',
  'person',
  'usernames',
  'revisionHeaders',
  'printerSettings',
]);

/** Words of a file's properties that tell of people and bodies, by the local names of their elements. */
export function propertiesOf(office: OfficeParts): { readonly name: string; readonly text: string }[] {
  return propertyParts(office).flatMap((part) => {
    const root = office.xml(part);
    return root === null
      ? []
      : elementsOf(root).map((element) => ({ name: localName(element), text: textIn(element).trim() }));
  });
}

/** Parts with own properties, the small picture of the first page, the template's path: what else tells of people. */
export function metadataRelations(office: OfficeParts): string[] {
  return [...new Set(['', office.main, ...settingsOf(office)])].flatMap((part) =>
    office
      .relationsOf(part)
      .flatMap(({ type }) => (APART.has(type) && type !== 'printerSettings' ? [type] : [])),
  );
}

/** Takes away who wrote a file, for whom, with what, and where it lay: properties, small picture, printers, paths. */
export function stripProperties(office: OfficeParts): void {
  for (const part of propertyParts(office)) {
    const root = office.xml(part);
    if (root === null) continue;
    root.children = elementsOf(root).filter((element) => KEPT.has(localName(element)));
  }
  for (const part of ['', ...office.xmlNames()])
    if (!part.endsWith('.rels')) cutRelations(office, part, APART);
  for (const part of [office.main, ...settingsOf(office)]) {
    const root = office.xml(part);
    if (root !== null) rewrite(root, (element) => (isPersonal(element) ? [] : [element]));
  }
}

/** Paths of the computer on which it lay, who has it open, variables, numbers of sittings in which it was written. */
function isPersonal(element: XmlElement): boolean {
  const name = localName(element);
  if (/^(?:absPath|fileSharing|docVars|rsids|attachedTemplate)$/u.test(name)) return true;
  return name === 'AlternateContent' && elementsOf(element).every((each) => elementsOf(each).length === 0);
}

function settingsOf(office: OfficeParts): string[] {
  return office.relationsOf(office.main).flatMap(({ type, target }) => (type === 'settings' ? [target] : []));
}

function propertyParts(office: OfficeParts): string[] {
  return office
    .relationsOf('')
    .flatMap(({ type, target }) => (/^(?:core|extended)-properties$/u.test(type) ? [target] : []));
}
