import { strToU8, zipSync } from 'fflate';
import type { ReportDocument } from '../../report-document.ts';
import { type PlacedCell, type TableSpec, layOutTable } from '../../table-spec.ts';

/** Millimetres. */
const WIDTH = 210;
const HEIGHT = 297;
const MARGIN = 20;
const TEXT_SIZE = 5;
const CELL_SIZE = 3;
const LINE = 1.4;

/** How the file is written: programs differ. */
export interface OfdStyle {
  /** Tables are made of thin filled rectangles instead of drawn lines. */
  readonly filledLines?: boolean;
  /** Text is placed by a matrix, and steps are written one by one instead of `g`. */
  readonly matrices?: boolean;
}

/** A report as OFD: paragraphs of whole lines, each table on a page of its own. */
export function makeOfd(report: ReportDocument, style: OfdStyle = {}): Uint8Array {
  const pages: string[][] = [[]];
  let y = MARGIN;
  const put = (...objects: string[]): void => {
    pages.at(-1)?.push(...objects);
  };
  for (const block of report.blocks) {
    if (block.kind === 'table') {
      pages.push(tableObjects(block.table, style), []);
      y = MARGIN;
    } else if (block.kind !== 'signature') {
      const indent = block.kind === 'paragraph' ? '　　' : '';
      for (const line of wrapped(indent + block.text, (WIDTH - 2 * MARGIN) / TEXT_SIZE)) {
        put(textObject(line, { x: MARGIN, y, size: TEXT_SIZE }, style));
        y += TEXT_SIZE * LINE;
      }
    }
  }
  return packOfd(
    pages.map((objects) => objects.join('')),
    report.title,
  );
}

/** Puts pages together to a file. */
export function packOfd(pages: readonly string[], title: string): Uint8Array {
  const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
  const space = 'xmlns:ofd="http://www.ofdspec.org/2016"';
  const files: Record<string, string> = {
    'OFD.xml': `<ofd:OFD ${space} DocType="OFD" Version="1.0"><ofd:DocBody><ofd:DocInfo><ofd:Title>${escaped(title)}</ofd:Title></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`,
    'Doc_0/Document.xml': `<ofd:Document ${space}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 ${WIDTH} ${HEIGHT}</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages>${pages
      .map((_, index) => `<ofd:Page ID="${index + 1}" BaseLoc="Pages/Page_${index}/Content.xml"/>`)
      .join('')}</ofd:Pages></ofd:Document>`,
  };
  for (const [index, objects] of pages.entries())
    files[`Doc_0/Pages/Page_${index}/Content.xml`] =
      `<ofd:Page ${space}><ofd:Content><ofd:Layer ID="9${index}">${objects}</ofd:Layer></ofd:Content></ofd:Page>`;
  return zipSync(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(head + text)])),
  );
}

function tableObjects(spec: TableSpec, style: OfdStyle): string[] {
  const { rows } = layOutTable(spec);
  const cells = rows.flat();
  const total = spec.columnWidths.reduce((sum, width) => sum + width, 0);
  const xs = edges(spec.columnWidths.map((width) => (width / total) * (WIDTH - 2 * MARGIN)));
  const widthOf = (cell: PlacedCell): number =>
    (xs[cell.column + cell.colSpan] ?? 0) - (xs[cell.column] ?? 0);
  const linesOf = (cell: PlacedCell): string[] => wrapped(cell.text, (widthOf(cell) - 1) / CELL_SIZE);
  const ys = edges(
    rows.map((row) => {
      const alone = row.filter((cell) => cell.rowSpan === 1).map((cell) => linesOf(cell).length);
      return Math.max(1, ...alone) * CELL_SIZE * 1.2 + 1.5;
    }),
  );
  return cells.flatMap((cell) => {
    const box = {
      left: xs[cell.column] ?? 0,
      right: xs[cell.column + cell.colSpan] ?? 0,
      top: ys[cell.row] ?? 0,
      bottom: ys[cell.row + cell.rowSpan] ?? 0,
    };
    return [
      frame(box, style),
      ...linesOf(cell).map((line, index) =>
        textObject(
          line,
          { x: box.left + 0.5, y: box.top + 0.7 + index * CELL_SIZE * 1.2, size: CELL_SIZE },
          style,
        ),
      ),
    ];
  });
}

function edges(widths: readonly number[]): number[] {
  const found = [MARGIN];
  for (const width of widths) found.push((found.at(-1) ?? 0) + width);
  return found;
}

/** Lines of at most so many Chinese characters; numbers aren't parted. */
function wrapped(text: string, width: number): string[] {
  const lines = [''];
  let used = 0;
  for (const word of text.match(/[\w.]+|./gu) ?? []) {
    const length = /^[\w.]/.test(word) ? word.length / 2 : 1;
    if (used + length > width && used > 0) {
      lines.push('');
      used = 0;
    }
    lines[lines.length - 1] += word;
    used += length;
  }
  return lines;
}

function textObject(
  text: string,
  at: { x: number; y: number; size: number },
  { matrices = false }: OfdStyle,
): string {
  const scale = matrices ? 0.5 : 1;
  const size = at.size / scale;
  const steps = Array.from(text)
    .slice(0, -1)
    .map((character) => (character < '\u2000' ? size / 2 : size));
  const written = matrices ? steps.join(' ') : grouped(steps);
  const box = `${at.x} ${at.y} ${WIDTH - at.x} ${at.size}`;
  return (
    `<ofd:TextObject ID="1" Boundary="${box}" Font="2" Size="${size}"${matrices ? ` CTM="${scale} 0 0 ${scale} 0 0"` : ''}>` +
    `<ofd:TextCode X="0" Y="${size * 0.85}"${steps.length > 0 ? ` DeltaX="${written}"` : ''}>${escaped(text)}</ofd:TextCode></ofd:TextObject>`
  );
}

/** `g 3 2.5` stands for three times 2.5. */
function grouped(steps: readonly number[]): string {
  const groups: { step: number; times: number }[] = [];
  for (const step of steps) {
    const group = groups.at(-1);
    if (group?.step === step) group.times += 1;
    else groups.push({ step, times: 1 });
  }
  return groups.map(({ step, times }) => (times === 1 ? String(step) : `g ${times} ${step}`)).join(' ');
}

function frame(
  box: { left: number; right: number; top: number; bottom: number },
  { filledLines = false }: OfdStyle,
): string {
  const [width, height] = [box.right - box.left, box.bottom - box.top];
  const boundary = `Boundary="${box.left} ${box.top} ${width} ${height}"`;
  const path = (data: string, how: string): string =>
    `<ofd:PathObject ID="3" ${boundary} ${how}><ofd:AbbreviatedData>${data}</ofd:AbbreviatedData></ofd:PathObject>`;
  if (!filledLines) return path(`M 0 0 L ${width} 0 L ${width} ${height} L 0 ${height} C`, 'LineWidth="0.2"');
  const thin = (x: number, y: number, w: number, h: number): string =>
    `M ${x} ${y} L ${x + w} ${y} L ${x + w} ${y + h} L ${x} ${y + h} C`;
  return path(
    `${thin(0, 0, width, 0.2)} ${thin(0, height, width, 0.2)} ${thin(0, 0, 0.2, height)} ${thin(width, 0, 0.2, height)}`,
    'Stroke="false" Fill="true"',
  );
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
