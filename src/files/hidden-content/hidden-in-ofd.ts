import { openOfdParts } from '../masking/ofd-parts.ts';
import { unseenTexts, type UnseenText } from '../masking/ofd-unseen.ts';
import { elementsNamed } from '../masking/sheet-parts.ts';
import { localName, textIn } from '../masking/xml-tree.ts';
import { hidden, type HiddenFinding } from './hidden-finding.ts';

const PROPERTIES: Readonly<Record<string, string>> = {
  Author: '作者',
  Subject: '主题',
  Keywords: '关键词',
  Abstract: '摘要',
  CustomData: '自定义数据',
};
const WHY: Readonly<Record<UnseenText['why'], string>> = {
  invisible: '设为不显示',
  transparent: '设为透明',
  white: '设为白色',
  covered: '被色块或图片盖住',
};

/** What an OFD carries unseen. Throws `UnreadableFile`. */
export function hiddenInOfd(bytes: Uint8Array): HiddenFinding[] {
  const ofd = openOfdParts(bytes);
  const findings: HiddenFinding[] = [];
  for (const [index, name] of ofd.pages().entries()) {
    const root = ofd.xml(name);
    const unseen = root === null ? [] : unseenTexts(root);
    const place = { page: Number(/Page_(\d+)/iu.exec(name)?.[1] ?? index) + 1 };
    for (const [why, texts] of Map.groupBy(unseen, (text) => text.why)) {
      const characters = texts.reduce((sum, text) => sum + text.characters, 0);
      findings.push(
        hidden(
          why === 'covered' ? 'coveredText' : 'hiddenText',
          `第${place.page}页有${characters}个字${WHY[why]}，看不见，却能选中复制。请在原稿中删去后重新生成 OFD。`,
          { place },
        ),
      );
    }
  }
  const names = Object.keys(PROPERTIES).filter((name) =>
    elementsNamed(ofd.root, name).some((element) => textIn(element).trim() !== ''),
  );
  if (names.length > 0)
    findings.push(
      hidden(
        'properties',
        `文档信息中写有${names.map((name) => PROPERTIES[name] ?? name).join('、')}。请用“去除文件信息”处理后上传。`,
      ),
    );
  const roots = ofd.xmlNames().flatMap((name) => ofd.xml(name) ?? []);
  const count = (name: string): number =>
    roots.reduce((sum, root) => sum + elementsNamed(root, name).length, 0);
  if (count('Attachment') > 0)
    findings.push(
      hidden('embedded', 'OFD 里附有其他文件，公开后可以取出。请检查后删除附件，重新生成。', {
        severity: 'gate',
      }),
    );
  if (roots.some((root) => localName(root) === 'DocVersion') || count('Version') > 1)
    findings.push(
      hidden('earlierState', 'OFD 里保留着以前的版本，能看到改动以前的内容。请重新生成只有一个版本的 OFD。', {
        severity: 'gate',
      }),
    );
  return findings;
}
