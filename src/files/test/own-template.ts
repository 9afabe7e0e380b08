import { strToU8, zipSync } from 'fflate';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const TYPES = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** A paragraph of runs; each run is a piece of text. */
export function paragraph(runs: readonly string[], properties = ''): string {
  const written = runs.map(
    (text) =>
      `<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r><w:proofErr w:type="spellEnd"/>`,
  );
  return `<w:p w:rsidR="00A1">${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${written.join('')}</w:p>`;
}

/** What a test puts into a Word file. */
export interface OwnTemplate {
  readonly body?: string;
  readonly header?: string;
  readonly footer?: string;
  /** Relationships of the main part. */
  readonly relationships?: string;
  readonly types?: string;
  readonly parts?: Readonly<Record<string, Uint8Array>>;
}

/** A Word file as an office would upload it. */
export function ownTemplate(given: OwnTemplate = {}): Uint8Array {
  const override = (name: string, type: string): string =>
    `<Override PartName="/word/${name}.xml" ContentType="${TYPES}.${type}+xml"/>`;
  const part = (tag: string, content: string): Uint8Array =>
    strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:${tag} ${W}>${content}</w:${tag}>`);
  return zipSync({
    '[Content_Types].xml': strToU8(
      `<Types>${override('document', 'document.main')}${override('header1', 'header')}${override('footer1', 'footer')}${given.types ?? ''}</Types>`,
    ),
    'word/document.xml': part('document', `<w:body>${given.body ?? ''}<w:sectPr/></w:body>`),
    'word/header1.xml': part('hdr', given.header ?? '<w:p/>'),
    'word/footer1.xml': part('ftr', given.footer ?? '<w:p/>'),
    'word/_rels/document.xml.rels': strToU8(`<Relationships>${given.relationships ?? ''}</Relationships>`),
    'word/media/image1.png': new Uint8Array([1, 2, 3]),
    ...given.parts,
  });
}
