import { strToU8, zipSync } from 'fflate';
import { plantedPicture } from './planted-pictures.ts';

const SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"';
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** A place of an OFD in which a value may stand. */
export const OFD_PLACES = [
  'text',
  'objects',
  'codes',
  'invisible',
  'white',
  'covered',
  'template',
  'author',
  'custom',
  'annotation',
  'attached',
  'tag',
  'version',
  'picture',
] as const;
/** One of them. */
export type OfdPlace = (typeof OFD_PLACES)[number];

/** What is planted: for each place a value. */
export type OfdPlanting = Partial<Readonly<Record<OfdPlace, string>>>;

/** An OFD with values in places of all kinds (GB/T 33190). */
export function plantedOfd(given: OfdPlanting): Uint8Array {
  const at = (place: OfdPlace): string => escaped(given[place] ?? '');
  const has = (place: OfdPlace): boolean => given[place] !== undefined;
  const files: Record<string, string | Uint8Array> = {
    'OFD.xml': `<ofd:OFD ${SPACE}><ofd:DocBody><ofd:DocInfo><ofd:DocID>1</ofd:DocID><ofd:Title>公示</ofd:Title>${has('author') ? `<ofd:Author>${at('author')}</ofd:Author>` : ''}${has('custom') ? `<ofd:CustomDatas><ofd:CustomData Name="n">${at('custom')}</ofd:CustomData></ofd:CustomDatas>` : ''}</ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>${has('version') ? '<ofd:Versions><ofd:Version ID="1" Index="0" BaseLoc="Doc_0/Versions/V1.xml"/></ofd:Versions>' : ''}</ofd:DocBody></ofd:OFD>`,
    'Doc_0/Document.xml': `<ofd:Document ${SPACE}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>${has('picture') ? '<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>' : ''}${has('template') ? '<ofd:TemplatePage ID="7" BaseLoc="Tpls/T.xml"/>' : ''}</ofd:CommonData><ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages>${has('annotation') ? '<ofd:Annotations>Annots/Annotations.xml</ofd:Annotations>' : ''}${has('attached') ? '<ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments>' : ''}${has('tag') ? '<ofd:CustomTags>Tags/CustomTags.xml</ofd:CustomTags>' : ''}</ofd:Document>`,
    'Doc_0/Pages/Page_0/Content.xml': page(content(given), has('template')),
  };
  if (has('template')) files['Doc_0/Tpls/T.xml'] = page(text(at('template'), 200));
  if (has('annotation')) {
    files['Doc_0/Annots/Annotations.xml'] =
      `<ofd:Annotations ${SPACE}><ofd:Page PageID="1"><ofd:FileLoc>Page_0/Annotation.xml</ofd:FileLoc></ofd:Page></ofd:Annotations>`;
    files['Doc_0/Annots/Page_0/Annotation.xml'] =
      `<ofd:PageAnnot ${SPACE}><ofd:Annot ID="9" Type="Highlight" Creator="办事员"><ofd:Remark>${at('annotation')}</ofd:Remark></ofd:Annot></ofd:PageAnnot>`;
  }
  if (has('attached')) {
    files['Doc_0/Attachs/Attachments.xml'] =
      `<ofd:Attachments ${SPACE}><ofd:Attachment ID="1" Name="a"><ofd:FileLoc>a.txt</ofd:FileLoc></ofd:Attachment></ofd:Attachments>`;
    files['Doc_0/Attachs/a.txt'] = given.attached ?? '';
  }
  if (has('tag'))
    files['Doc_0/Tags/CustomTags.xml'] =
      `<ofd:CustomTags ${SPACE}><ofd:CustomTag>${at('tag')}</ofd:CustomTag></ofd:CustomTags>`;
  if (has('version'))
    files['Doc_0/Versions/V1.xml'] =
      `<ofd:DocVersion ${SPACE}><ofd:FileList>${at('version')}</ofd:FileList></ofd:DocVersion>`;
  if (has('picture')) {
    files['Doc_0/DocumentRes.xml'] =
      `<ofd:Res ${SPACE} BaseLoc="Res"><ofd:MultiMedias><ofd:MultiMedia ID="5" Type="Image"><ofd:MediaFile>a.jpg</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias></ofd:Res>`;
    files['Doc_0/Res/a.jpg'] = plantedPicture('jpeg', given.picture ?? '');
  }
  return zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, file]) => [
        name,
        typeof file === 'string' ? strToU8(name.endsWith('.xml') ? HEAD + file : file) : file,
      ]),
    ),
  );
}

function content(given: OfdPlanting): string {
  const at = (place: OfdPlace): string => escaped(given[place] ?? '');
  const pieces: string[] = [text('公示名单如下，有异议的请在公示期内向本机关反映。', 10)];
  if (given.text !== undefined) pieces.push(text(at('text'), 20));
  if (given.objects !== undefined)
    for (const [index, one] of [...given.objects].entries())
      pieces.push(text(escaped(one), 30, '', 20 + index * 5));
  if (given.codes !== undefined)
    pieces.push(
      `<ofd:TextObject Boundary="20 40 150 6" Size="4"><ofd:CGTransform CodePosition="0" CodeCount="1" GlyphCount="1"><ofd:Glyphs>12</ofd:Glyphs></ofd:CGTransform>${[...given.codes].map((one, index) => `<ofd:TextCode X="${index * 4}" Y="4">${escaped(one)}</ofd:TextCode>`).join('')}</ofd:TextObject>`,
    );
  if (given.invisible !== undefined) pieces.push(text(at('invisible'), 50, ' Visible="false"'));
  if (given.white !== undefined)
    pieces.push(
      text(`${at('white')}`, 60).replace(
        '<ofd:TextCode',
        '<ofd:FillColor Value="255 255 255"/><ofd:TextCode',
      ),
    );
  if (given.covered !== undefined)
    pieces.push(
      text(at('covered'), 70),
      '<ofd:PathObject Boundary="18 68 160 10" Fill="true" Stroke="false"><ofd:AbbreviatedData>M 0 0 L 160 0 L 160 10 L 0 10 C</ofd:AbbreviatedData></ofd:PathObject>',
    );
  return pieces.join('');
}

function text(words: string, y: number, more = '', x = 20): string {
  return `<ofd:TextObject Boundary="${x} ${y} 150 6" Size="4"${more}><ofd:TextCode X="0" Y="4" DeltaX="g ${Math.max(1, words.length)} 4">${words}</ofd:TextCode></ofd:TextObject>`;
}

function page(objects: string, isOnTemplate = false): string {
  return `<ofd:Page ${SPACE}>${isOnTemplate ? '<ofd:Template TemplateID="7"/>' : ''}<ofd:Content><ofd:Layer ID="90">${objects}</ofd:Layer></ofd:Content></ofd:Page>`;
}

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
