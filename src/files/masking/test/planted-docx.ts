import { strToU8, zipSync } from 'fflate';
import { plantedPicture } from './planted-pictures.ts';
import { plantedXlsx } from './planted-xlsx.ts';

const W =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** A place of a Word file in which a value may stand. */
export const DOCX_PLACES = [
  'body',
  'runs',
  'cell',
  'header',
  'footnote',
  'comment',
  'commentAuthor',
  'inserted',
  'deleted',
  'deletedBetween',
  'vanished',
  'hiddenStyle',
  'altText',
  'link',
  'fieldCode',
  'title',
  'creator',
  'company',
  'custom',
  'customXml',
  'variable',
  'template',
  'embedded',
  'picture',
  'thumbnail',
  'orphan',
  'xmlComment',
] as const;
/** One of them. */
export type DocxPlace = (typeof DOCX_PLACES)[number];

/** What is planted: for each place a value; places without one have none of their parts. */
export type DocxPlanting = Partial<Readonly<Record<DocxPlace, string>>>;

/** A Word file with values in places of all kinds, as Word and WPS write them. */
export function plantedDocx(given: DocxPlanting): Uint8Array {
  const at = (place: DocxPlace): string => escaped(given[place] ?? '');
  const has = (place: DocxPlace): boolean => given[place] !== undefined;
  const relations: string[] = [relation('styles', 'styles.xml'), relation('settings', 'settings.xml')];
  const parts: Record<string, Uint8Array> = {};
  const types: string[] = [override('document', 'document.main'), override('styles', 'styles')];
  const add = (name: string, type: string, xml: string): void => {
    parts[`word/${name}.xml`] = strToU8(HEAD + xml);
    relations.push(relation(type, `${name}.xml`));
    types.push(override(name, type));
  };
  if (has('header')) add('header1', 'header', `<w:hdr ${W}>${words(at('header'))}</w:hdr>`);
  if (has('footnote'))
    add(
      'footnotes',
      'footnotes',
      `<w:footnotes ${W}><w:footnote w:id="1">${words(at('footnote'))}</w:footnote></w:footnotes>`,
    );
  if (has('comment') || has('commentAuthor'))
    add(
      'comments',
      'comments',
      `<w:comments ${W}><w:comment w:id="0" w:author="${at('commentAuthor')}">${words(at('comment'))}</w:comment></w:comments>`,
    );
  if (has('embedded')) {
    parts['word/embeddings/sheet1.xlsx'] = plantedXlsx({ cell: given.embedded ?? '' });
    relations.push(relation('package', 'embeddings/sheet1.xlsx', 'rIdPackage'));
  }
  if (has('picture')) {
    parts['word/media/image1.jpeg'] = plantedPicture('jpeg', given.picture ?? '');
    relations.push(relation('image', 'media/image1.jpeg', 'rIdImage'));
  }
  if (has('link'))
    relations.push(
      `<Relationship Id="rIdLink" Type="${RELATION}/hyperlink" Target="tel:${encodeURIComponent(given.link ?? '')}" TargetMode="External"/>`,
    );
  if (has('customXml')) {
    parts['customXml/item1.xml'] = strToU8(`${HEAD}<data><name>${at('customXml')}</name></data>`);
    relations.push(relation('customXml', '../customXml/item1.xml'));
  }
  if (has('orphan'))
    parts['word/old.xml'] = strToU8(`${HEAD}<w:document ${W}>${words(at('orphan'))}</w:document>`);
  const settings = `<w:settings ${W}>${has('template') ? '<w:attachedTemplate r:id="rIdT"/>' : ''}${has('variable') ? `<w:docVars><w:docVar w:name="a" w:val="${at('variable')}"/></w:docVars>` : ''}</w:settings>`;
  if (has('template'))
    parts['word/_rels/settings.xml.rels'] = strToU8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rIdT" Type="${RELATION}/attachedTemplate" Target="file:///C:/Users/${at('template')}/a.dotx" TargetMode="External"/></Relationships>`,
    );
  return zipSync({
    '[Content_Types].xml': strToU8(
      `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="jpeg" ContentType="image/jpeg"/><Default Extension="xlsx" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/>${types.join('')}</Types>`,
    ),
    ...rootParts(given),
    'word/document.xml': strToU8(
      `${HEAD}<w:document ${W}><w:body>${body(given)}<w:sectPr/></w:body></w:document>`,
    ),
    'word/styles.xml': strToU8(
      `${HEAD}<w:styles ${W}><w:style w:type="character" w:styleId="Unseen"><w:name w:val="Unseen"/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>`,
    ),
    'word/settings.xml': strToU8(HEAD + settings),
    'word/_rels/document.xml.rels': strToU8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations.join('')}</Relationships>`,
    ),
    ...parts,
  });
}

function rootParts(given: DocxPlanting): Record<string, Uint8Array> {
  const at = (place: DocxPlace): string => escaped(given[place] ?? '');
  const metadata = 'http://schemas.openxmlformats.org/package/2006/relationships/metadata';
  return {
    '_rels/.rels': strToU8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relation('officeDocument', 'word/document.xml')}<Relationship Id="c" Type="${metadata}/core-properties" Target="docProps/core.xml"/>${relation('extended-properties', 'docProps/app.xml')}${given.custom === undefined ? '' : relation('custom-properties', 'docProps/custom.xml')}${given.thumbnail === undefined ? '' : `<Relationship Id="t" Type="${metadata}/thumbnail" Target="docProps/thumbnail.jpeg"/>`}</Relationships>`,
    ),
    'docProps/core.xml': strToU8(
      `${HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${at('title')}</dc:title><dc:creator>${at('creator')}</dc:creator><cp:lastModifiedBy>${at('creator')}</cp:lastModifiedBy></cp:coreProperties>`,
    ),
    'docProps/app.xml': strToU8(`${HEAD}<Properties><Company>${at('company')}</Company></Properties>`),
    ...(given.custom === undefined
      ? {}
      : {
          'docProps/custom.xml': strToU8(
            `${HEAD}<Properties><property name="n"><lpwstr>${at('custom')}</lpwstr></property></Properties>`,
          ),
        }),
    ...(given.thumbnail === undefined
      ? {}
      : { 'docProps/thumbnail.jpeg': plantedPicture('jpeg', given.thumbnail) }),
  };
}

function body(given: DocxPlanting): string {
  const at = (place: DocxPlace): string => escaped(given[place] ?? '');
  const pieces: Partial<Record<DocxPlace, () => string>> = {
    body: () => words(at('body')),
    xmlComment: () => `<!-- ${at('xmlComment')} -->${words('正文')}`,
    runs: () =>
      `<w:p>${[...(given.runs ?? '')].map((one) => `<w:r><w:rPr><w:b/></w:rPr><w:t>${escaped(one)}</w:t></w:r><w:proofErr w:type="spellEnd"/>`).join('')}</w:p>`,
    cell: () => `<w:tbl><w:tr><w:tc>${words('姓名')}</w:tc><w:tc>${words(at('cell'))}</w:tc></w:tr></w:tbl>`,
    comment: () =>
      '<w:p><w:commentRangeStart w:id="0"/><w:r><w:t>被批注</w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>',
    inserted: () =>
      `<w:p><w:ins w:id="1" w:author="办事员"><w:r><w:t>${at('inserted')}</w:t></w:r></w:ins></w:p>`,
    deleted: () =>
      `<w:p><w:r><w:t>保留</w:t></w:r><w:del w:id="2" w:author="办事员"><w:r><w:delText>${at('deleted')}</w:delText></w:r></w:del></w:p>`,
    deletedBetween: () => {
      const value = given.deletedBetween ?? '';
      return `<w:p><w:r><w:t>${escaped(value.slice(0, 2))}</w:t></w:r><w:del w:id="3" w:author="办事员"><w:r><w:delText>某某某</w:delText></w:r></w:del><w:r><w:t>${escaped(value.slice(2))}</w:t></w:r></w:p>`;
    },
    vanished: () => `<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>${at('vanished')}</w:t></w:r></w:p>`,
    hiddenStyle: () =>
      `<w:p><w:r><w:rPr><w:rStyle w:val="Unseen"/></w:rPr><w:t>${at('hiddenStyle')}</w:t></w:r></w:p>`,
    altText: () =>
      `<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="图" descr="${at('altText')}"/></wp:inline></w:drawing></w:r></w:p>`,
    link: () => '<w:p><w:hyperlink r:id="rIdLink"><w:r><w:t>拨打</w:t></w:r></w:hyperlink></w:p>',
    fieldCode: () => `<w:p><w:r><w:instrText>HYPERLINK "tel:${at('fieldCode')}"</w:instrText></w:r></w:p>`,
    embedded: () =>
      '<w:p><w:r><w:object><o:OLEObject Type="Embed" ProgID="Excel.Sheet.12" r:id="rIdPackage"/></w:object></w:r></w:p>',
    picture: () => '<w:p><w:r><w:drawing><a:blip xmlns:a="a" r:embed="rIdImage"/></w:drawing></w:r></w:p>',
  };
  return Object.entries(pieces)
    .flatMap(([place, make]) => (Object.hasOwn(given, place) ? [make()] : []))
    .join('');
}

function words(text: string): string {
  return `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
}

function override(name: string, type: string): string {
  return `<Override PartName="/word/${name}.xml" ContentType="${WORD}.${type}+xml"/>`;
}

function relation(type: string, target: string, id = `rId_${type}`): string {
  return `<Relationship Id="${id}" Type="${RELATION}/${type}" Target="${target}"/>`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
