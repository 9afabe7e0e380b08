import { strToU8, zipSync } from 'fflate';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** A place of a workbook in which a value may stand. `number` and `exact` hold a number, which must be one. */
export const XLSX_PLACES = [
  'cell',
  'rich',
  'inline',
  'result',
  'formula',
  'number',
  'hiddenSheet',
  'veryHiddenSheet',
  'hiddenRow',
  'hiddenColumn',
  'note',
  'noteAuthor',
  'name',
  'sheetName',
  'header',
  'validation',
  'link',
  'unusedString',
  'pivot',
  'external',
  'path',
  'creator',
] as const;
/** One of them. */
export type XlsxPlace = (typeof XLSX_PLACES)[number];

/** What is planted: for each place a value. */
export type XlsxPlanting = Partial<Readonly<Record<XlsxPlace, string>>>;

/** A workbook with values in places of all kinds, as Excel and WPS write them. */
export function plantedXlsx(given: XlsxPlanting): Uint8Array {
  const at = (place: XlsxPlace): string => escaped(given[place] ?? '');
  const has = (place: XlsxPlace): boolean => given[place] !== undefined;
  const strings: string[] = [];
  const shared = (address: string, xml: string): string => {
    strings.push(`<si>${xml}</si>`);
    return `<c r="${address}" t="s"><v>${strings.length - 1}</v></c>`;
  };
  const rows = [
    `<row r="1">${shared('A1', '<t>姓名</t>')}${has('cell') ? shared('B1', `<t>${at('cell')}</t>`) : ''}${has('hiddenColumn') ? shared('D1', `<t>${at('hiddenColumn')}</t>`) : ''}</row>`,
    has('rich')
      ? `<row r="2">${shared('A2', [...(given.rich ?? '')].map((one) => `<r><t>${escaped(one)}</t></r>`).join(''))}</row>`
      : '',
    has('inline') ? `<row r="3"><c r="A3" t="inlineStr"><is><t>${at('inline')}</t></is></c></row>` : '',
    has('result')
      ? `<row r="4"><c r="A4" t="str"><f>CONCATENATE("甲",B9)</f><v>${at('result')}</v></c></row>`
      : '',
    has('formula') ? `<row r="5"><c r="A5"><f>COUNTIF(A1:A9,"${at('formula')}")</f><v>1</v></c></row>` : '',
    has('number')
      ? `<row r="6"><c r="A6"><v>${at('number')}</v></c><c r="B6"><f>A6</f><v>${at('number')}</v></c></row>`
      : '',
    has('hiddenRow') ? `<row r="7" hidden="1">${shared('A7', `<t>${at('hiddenRow')}</t>`)}</row>` : '',
  ];
  const first = sheet(
    `${has('hiddenColumn') ? '<cols><col min="4" max="4" width="9" hidden="1"/></cols>' : ''}<sheetData>${rows.join('')}</sheetData>${has('validation') ? `<dataValidations count="1"><dataValidation type="list" sqref="A9" prompt="${at('validation')}"><formula1>"${at('validation')},某"</formula1></dataValidation></dataValidations>` : ''}${has('link') ? `<hyperlinks><hyperlink ref="A1" display="${at('link')}" r:id="rIdLink"/></hyperlinks>` : ''}${has('header') ? `<headerFooter><oddHeader>&amp;C${at('header')}</oddHeader></headerFooter>` : ''}${has('note') ? '<legacyDrawing r:id="rIdVml"/>' : ''}`,
  );
  const sheets = [{ name: given.sheetName ?? '公示', state: '', xml: first }];
  for (const [place, state] of [
    ['hiddenSheet', 'hidden'],
    ['veryHiddenSheet', 'veryHidden'],
  ] as const)
    if (has(place))
      sheets.push({
        name: `底表${sheets.length}`,
        state: ` state="${state}"`,
        xml: sheet(`<sheetData><row r="1">${shared('A1', `<t>${at(place)}</t>`)}</row></sheetData>`),
      });
  if (has('unusedString')) strings.push(`<si><t>${at('unusedString')}</t></si>`);
  return zipSync({
    '[Content_Types].xml': strToU8(contentTypes(sheets.length)),
    '_rels/.rels': strToU8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relation('officeDocument', 'xl/workbook.xml')}<Relationship Id="c" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
    ),
    'docProps/core.xml': strToU8(
      `${HEAD}<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:creator>${at('creator')}</dc:creator></cp:coreProperties>`,
    ),
    'xl/workbook.xml': strToU8(workbook(given, sheets)),
    'xl/sharedStrings.xml': strToU8(`${HEAD}<sst xmlns="${MAIN}">${strings.join('')}</sst>`),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets.map((_, index) => relation('worksheet', `worksheets/sheet${index + 1}.xml`, `rId${index + 1}`)).join('')}${relation('sharedStrings', 'sharedStrings.xml')}${has('external') ? relation('externalLink', 'externalLinks/externalLink1.xml', 'rIdE') : ''}${has('pivot') ? relation('pivotCacheDefinition', 'pivotCache/pivotCacheDefinition1.xml', 'rIdP') : ''}</Relationships>`,
    ),
    ...Object.fromEntries(
      sheets.map(({ xml }, index) => [`xl/worksheets/sheet${index + 1}.xml`, strToU8(xml)]),
    ),
    ...sheetParts(given),
  });
}

function sheetParts(given: XlsxPlanting): Record<string, Uint8Array> {
  const at = (place: XlsxPlace): string => escaped(given[place] ?? '');
  const parts: Record<string, Uint8Array> = {};
  const relations: string[] = [];
  if (given.note !== undefined) {
    parts['xl/comments1.xml'] = strToU8(
      `${HEAD}<comments xmlns="${MAIN}"><authors><author>${at('noteAuthor')}</author></authors><commentList><comment ref="A1" authorId="0"><text><r><t>${at('note')}</t></r></text></comment></commentList></comments>`,
    );
    parts['xl/drawings/vmlDrawing1.vml'] = strToU8(
      '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shape id="s1"><x:ClientData ObjectType="Note"><x:Row>0</x:Row></x:ClientData></v:shape></xml>',
    );
    relations.push(
      relation('comments', '../comments1.xml'),
      relation('vmlDrawing', '../drawings/vmlDrawing1.vml', 'rIdVml'),
    );
  }
  if (given.link !== undefined)
    relations.push(
      `<Relationship Id="rIdLink" Type="${RELATION}/hyperlink" Target="mailto:${at('link')}@example.com" TargetMode="External"/>`,
    );
  if (given.pivot !== undefined) {
    parts['xl/pivotCache/pivotCacheDefinition1.xml'] = strToU8(
      `${HEAD}<pivotCacheDefinition xmlns="${MAIN}"><cacheFields><cacheField name="姓名"><sharedItems><s v="${at('pivot')}"/></sharedItems></cacheField></cacheFields></pivotCacheDefinition>`,
    );
    parts['xl/pivotTables/pivotTable1.xml'] = strToU8(
      `${HEAD}<pivotTableDefinition xmlns="${MAIN}" name="p"/>`,
    );
    relations.push(relation('pivotTable', '../pivotTables/pivotTable1.xml'));
  }
  if (given.external !== undefined)
    parts['xl/externalLinks/externalLink1.xml'] = strToU8(
      `${HEAD}<externalLink xmlns="${MAIN}"><externalBook><sheetDataSet><sheetData sheetId="0"><row r="1"><cell r="A1" t="str"><v>${at('external')}</v></cell></row></sheetData></sheetDataSet></externalBook></externalLink>`,
    );
  if (relations.length > 0)
    parts['xl/worksheets/_rels/sheet1.xml.rels'] = strToU8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations.join('')}</Relationships>`,
    );
  return parts;
}

function workbook(given: XlsxPlanting, sheets: readonly { name: string; state: string }[]): string {
  const at = (place: XlsxPlace): string => escaped(given[place] ?? '');
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATION}" xmlns:mc="m" xmlns:x15ac="x">${given.path === undefined ? '' : `<mc:AlternateContent><mc:Choice Requires="x15"><x15ac:absPath url="C:\\Users\\${at('path')}\\"/></mc:Choice></mc:AlternateContent>`}<bookViews><workbookView activeTab="0"/></bookViews><sheets>${sheets
    .map(
      ({ name, state }, index) =>
        `<sheet name="${escaped(name)}" sheetId="${index + 1}"${state} r:id="rId${index + 1}"/>`,
    )
    .join(
      '',
    )}</sheets>${given.external === undefined ? '' : '<externalReferences><externalReference r:id="rIdE"/></externalReferences>'}${given.name === undefined ? '' : `<definedNames><definedName name="某人">"${at('name')}"</definedName></definedNames>`}${given.pivot === undefined ? '' : '<pivotCaches><pivotCache cacheId="1" r:id="rIdP"/></pivotCaches>'}</workbook>`;
}

function contentTypes(sheets: number): string {
  const numbers = Array.from({ length: sheets }, (_, index) => index + 1);
  return `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET}.sheet.main+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${SHEET}.sharedStrings+xml"/>${numbers.map((number) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${SHEET}.worksheet+xml"/>`).join('')}</Types>`;
}

function sheet(content: string): string {
  return `${HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${RELATION}">${content}</worksheet>`;
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
