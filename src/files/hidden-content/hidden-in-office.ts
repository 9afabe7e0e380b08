import { metadataRelations, propertiesOf } from '../masking/office-metadata.ts';
import { type OfficeParts, openOffice } from '../masking/office-parts.ts';
import { elementsOf, everyElement, localName, textIn } from '../masking/xml-tree.ts';
import { hidden, type HiddenFinding } from './hidden-finding.ts';
import { hiddenInDocument } from './hidden-in-document.ts';
import { hiddenInSlides } from './hidden-in-slides.ts';
import { hiddenInWorkbook } from './hidden-in-workbook.ts';

/** Properties that name people and bodies, and what they are called where people look for them. */
const NAMED: Readonly<Record<string, string>> = {
  creator: '作者',
  lastModifiedBy: '最后修改人',
  Company: '单位',
  Manager: '主管',
  description: '备注',
  keywords: '关键词',
  subject: '主题',
  category: '类别',
  HyperlinkBase: '链接基础',
};
/** What programs write where nobody has a name. */
const NOBODY =
  /^(?:|Administrator|Admin|user|User|Microsoft|Windows 用户|Windows User|微软用户|python-docx|openpyxl|Un-named|Apache POI|unknown|WPS_\d+)$/u;
const HOW = '在“文件—信息—检查文档”中删除后另存';
const EMBEDDED = new Set(['oleObject', 'package', 'control', 'aFChunk', 'subDocument']);

/** What a Word, Excel or PowerPoint file carries unseen. Throws `UnreadableFile`. */
export function hiddenInOffice(bytes: Uint8Array): HiddenFinding[] {
  const office = openOffice(bytes);
  const own =
    office.kind === 'docx'
      ? hiddenInDocument(office)
      : office.kind === 'xlsx'
        ? hiddenInWorkbook(office)
        : hiddenInSlides(office);
  return [...own, ...embedded(office), ...properties(office), ...paths(office), ...leftovers(office)];
}

function properties(office: OfficeParts): HiddenFinding[] {
  const named = propertiesOf(office).filter(
    ({ name, text }) => Object.hasOwn(NAMED, name) && !NOBODY.test(text),
  );
  const others = metadataRelations(office);
  const findings: HiddenFinding[] = [];
  if (named.length > 0) {
    const list = [...new Set(named.map(({ name }) => NAMED[name] ?? name))].join('、');
    findings.push(hidden('properties', `文档属性中写有${list}，公开后任何人都能看到。请${HOW}。`));
  }
  if (hasOwnProperties(office))
    findings.push(hidden('properties', `文档中有自定义属性，可能写有办文编号、人名。请${HOW}。`));
  if (others.includes('thumbnail'))
    findings.push(
      hidden(
        'thumbnail',
        '文件带有首页的缩略图，遮盖或改动以前的内容可能还在图里。请另存时取消“保存缩略图”。',
      ),
    );
  return findings;
}

/** Some programs write an empty list of own properties into every file. */
function hasOwnProperties(office: OfficeParts): boolean {
  return office.relationsOf('').some(({ type, target }) => {
    const root = type === 'custom-properties' ? office.xml(target) : null;
    return root !== null && elementsOf(root).length > 0;
  });
}

/** Paths of somebody's computer, and words of programs that only programs read. */
function paths(office: OfficeParts): HiddenFinding[] {
  const found = new Set<string>();
  if (metadataRelations(office).includes('attachedTemplate')) found.add('模板的路径');
  for (const part of [office.main, 'word/settings.xml']) {
    const root = office.xml(part);
    if (root === null) continue;
    for (const element of everyElement(root)) {
      if (localName(element) === 'absPath') found.add('文件保存的路径');
      if (localName(element) === 'fileSharing') found.add('占用文件的用户名');
      if (localName(element) === 'docVar') found.add('文档变量');
    }
  }
  return found.size === 0
    ? []
    : [
        hidden(
          'paths',
          `文件里记着${[...found].join('、')}，可能带有用户名和内部目录名。请用“去除文件信息”处理后上传。`,
        ),
      ];
}

function embedded(office: OfficeParts): HiddenFinding[] {
  let files = 0;
  let data = 0;
  for (const part of ['', ...office.xmlNames()]) {
    for (const { type, external } of office.relationsOf(part)) {
      if (!external && EMBEDDED.has(type)) files += 1;
      if (type === 'customXml') data += 1;
    }
  }
  return [
    ...(files === 0
      ? []
      : [
          hidden(
            'embedded',
            `文件里嵌有${files}个其他文件（如图表背后的整张工作簿），公开后可以取出。请把它们转成图片，或者删除。`,
            { severity: 'gate' },
          ),
        ]),
    ...(data === 0 ? [] : [hidden('embedded', `文件里附有${data}份程序数据（自定义 XML）。请${HOW}。`)]),
  ];
}

/** Parts that nothing leads to: what was deleted in the program and is still in the file. */
function leftovers(office: OfficeParts): HiddenFinding[] {
  const orphans = office.orphans().filter((name) => !/(?:^|\/)\[trash\]|\.rels$|^docProps\//iu.test(name));
  const withWords = orphans.filter((name) => {
    const root = office.parts.has(name) ? office.xml(name) : null;
    return root === null || textIn(root).trim() !== '';
  });
  return withWords.length === 0
    ? []
    : [
        hidden(
          'leftovers',
          `文件里有${withWords.length}个部分已经不属于文档，却没有删掉，其中可能是以前的内容。请用办公软件打开，另存为新文件。`,
        ),
      ];
}
