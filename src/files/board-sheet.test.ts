import { crc32, deflateSync } from 'node:zlib';
import { decodeQR } from 'qr/decode.js';
import { describe, expect, test } from 'vitest';
import { writeBoardSheet, type BoardSheet } from './board-sheet.ts';
import { htmlBlocks } from './html-blocks.ts';
import { unspaced } from './test/parsed-document.ts';
import { pictureOfPdf } from './test/picture-of-pdf.ts';
import { readPdf } from './test/read-pdf.ts';
import { layOutTable } from './table-spec.ts';

const ADDRESS = 'https://www.example.gov.cn/shiqiao/doc/2026/151.html';
const PICTURE = '0190a000-0000-7000-8000-000000000001';
const BODY = `<h2>一、发放对象</h2><p>符合条件的农户，共 <strong>12</strong> 户<br>名单如下：</p>
<table><caption>名单</caption><thead><tr><th>村</th><th>户数</th><th>金额（元）</th></tr></thead>
<tbody><tr><td rowspan="2">青岩村</td><td>5</td><td>3,000</td></tr><tr><td>7</td><td>4,200</td></tr>
<tr><td colspan="2">合计</td></tr></tbody></table>
<ol start="3"><li>如有异议请反映<ul><li>电话</li></ul></li></ol><p><img data-attachment-id="${PICTURE}" alt="公示现场"></p>`;

function sheet(change: Partial<BoardSheet> = {}): BoardSheet {
  return {
    paper: 'a4',
    agencyName: '青岚区石桥镇人民政府',
    title: '关于2026年耕地地力保护补贴发放情况的公示',
    marks: '石桥府发〔2026〕12号　2026年3月2日发布',
    blocks: htmlBlocks(BODY),
    pictures: new Map(),
    foot: ['张贴单位：石桥镇人民政府', '公示期：2026年3月2日至3月11日', '监督电话：023-00000000'],
    address: ADDRESS,
    day: '2026-03-02',
    ...change,
  };
}

test('rich text becomes pieces without losing a word, and uneven tables become whole ones', () => {
  const blocks = htmlBlocks(BODY);
  expect(blocks.map(({ kind }) => kind)).toEqual([
    'heading',
    'paragraph',
    'table',
    'item',
    'item',
    'picture',
  ]);
  expect(blocks[1]).toEqual({ kind: 'paragraph', lines: ['符合条件的农户，共 12 户', '名单如下：'] });
  expect(blocks.slice(3, 5)).toEqual([
    { kind: 'item', text: '3. 如有异议请反映', depth: 0 },
    { kind: 'item', text: '• 电话', depth: 1 },
  ]);
  const table = blocks[2]?.kind === 'table' ? layOutTable(blocks[2].table) : null;
  expect(table?.grid.map((row) => row.map(({ text }) => text))).toEqual([
    ['村', '户数', '金额（元）'],
    ['青岩村', '5', '3,000'],
    ['青岩村', '7', '4,200'],
    ['合计', '合计', ''],
  ]);
});

describe.each([
  ['a4', [210, 297]],
  ['a3', [297, 420]],
] as const)('a sheet on %s', (paper, size) => {
  test('is printed in full, tagged, the same bytes each time, and its code leads to the page', async () => {
    const bytes = await writeBoardSheet(sheet({ paper }));
    expect(bytes.equals(await writeBoardSheet(sheet({ paper })))).toBe(true);
    const pdf = await readPdf(bytes);
    expect(pdf.sizes).toEqual([size]);
    const text = unspaced(pdf.texts.join(''));
    for (const piece of [
      '关于2026年耕地地力保护补贴发放情况的公示',
      '石桥府发〔2026〕12号',
      '监督电话：023-00000000',
      '4,200',
      '公示现场，请扫描二维码查看',
    ])
      expect(text).toContain(unspaced(piece));
    expect(pdf.tags).toContain('Figure');
    expect(pdf.tags.filter((tag) => tag === 'H1')).toHaveLength(1);
    expect(decodeQR(await pictureOfPdf(bytes, { page: 0, scale: 2 }))).toBe(ADDRESS);
  });
});

test('a picture that is at hand is printed, and text is never markup', async () => {
  const pictures = new Map([[PICTURE, { bytes: dot(), extension: 'png' as const }]]);
  const pdf = await readPdf(
    await writeBoardSheet(sheet({ pictures, title: '#read("/etc/passwd") $x$ *甲*' })),
  );
  expect(pdf.texts.join('')).toContain('#read("/etc/passwd") $x$ *甲*');
  expect(pdf.tags.filter((tag) => tag === 'Figure')).toHaveLength(2);
});

/** One grey pixel as a PNG. */
function dot(): Uint8Array {
  const piece = (type: string, content: Buffer): Buffer => {
    const named = Buffer.concat([Buffer.from(type, 'latin1'), content]);
    const around = Buffer.alloc(8);
    around.writeUInt32BE(content.length, 0);
    around.writeUInt32BE(crc32(named), 4);
    return Buffer.concat([around.subarray(0, 4), named, around.subarray(4)]);
  };
  const head = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    piece('IHDR', head),
    piece('IDAT', deflateSync(Buffer.from([0, 128]))),
    piece('IEND', Buffer.alloc(0)),
  ]);
}

/** The printed lines of a sheet from the top: where each begins and ends, as parts of the page's width. */
async function linesOf(change: Partial<BoardSheet>): Promise<{ left: number; right: number }[]> {
  const { width, height, data } = await pictureOfPdf(await writeBoardSheet(sheet(change)), {
    page: 0,
    scale: 2,
  });
  const lines: { left: number; right: number }[] = [];
  let open = false;
  for (let y = 0; y < height; y += 1) {
    const inked = Array.from({ length: width }, (_, x) => x).filter(
      (x) => (data[(y * width + x) * 4 + 1] ?? 255) < 128,
    );
    const [first] = inked;
    if (first === undefined) {
      open = false;
      continue;
    }
    const line = { left: first / width, right: (inked.at(-1) ?? first) / width };
    const before = open ? lines.pop() : undefined;
    lines.push({
      left: Math.min(line.left, before?.left ?? 1),
      right: Math.max(line.right, before?.right ?? 0),
    });
    open = true;
  }
  return lines;
}

describe.each(['a4', 'a3'] as const)('the looks of a sheet on %s', (paper) => {
  test('name and date of who signed stand at the right, what follows them at the left', async () => {
    const blocks = htmlBlocks(
      '<p>现公告如下。</p><p>石桥镇人民政府</p><p>2026年3月2日</p><p>（此件公开发布）</p>',
    );
    const lines = await linesOf({ paper, blocks, title: '公告', marks: '', foot: ['甲'] });
    // Agency, rule, title, text.
    const [text, name, date, note] = lines.slice(3);
    expect(text?.left).toBeLessThan(0.3);
    expect(name?.left).toBeGreaterThan(0.5);
    expect(date?.left).toBeGreaterThan(name?.left ?? 1);
    expect(date?.right).toBeGreaterThan(0.75);
    expect(note?.left).toBeLessThan(0.3);
  });

  test.each([
    ['三角镇2025年民生实事项目建议征集公告', 1],
    ['三角镇2025年度农村人居环境整治提升项目实施方案公示稿', 2],
    ['关于印发三角镇2025年农村人居环境整治提升和生活垃圾分类收集工作实施方案以及有关考核办法的通知', 3],
  ])('no character of the title “%s” stands alone: lines %d', async (title, count) => {
    const lines = await linesOf({ paper, title, blocks: [], marks: '', foot: ['甲'] });
    const widths = lines.slice(2, 2 + count).map(({ left, right }) => right - left);
    expect(Math.min(...widths)).toBeGreaterThan(0.8 * Math.max(...widths));
    // The rule of the foot comes next, as wide as the text.
    expect(lines[2 + count]?.left).toBeCloseTo(lines[1]?.left ?? 0, 2);
  });
});
