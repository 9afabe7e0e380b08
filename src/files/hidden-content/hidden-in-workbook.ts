import type { OfficeParts } from '../masking/office-parts.ts';
import {
  elementsNamed,
  emptyUnusedStrings,
  hiddenCellsOf,
  cellsOf,
  sheetsOf,
  type SheetPart,
} from '../masking/sheet-parts.ts';
import { elementsOf } from '../masking/xml-tree.ts';
import { hidden, type HiddenFinding } from './hidden-finding.ts';

/** What a workbook keeps beside what it shows: sheets, rows, columns, notes, and data of others. */
export function hiddenInWorkbook(office: OfficeParts): HiddenFinding[] {
  const sheets = sheetsOf(office);
  return [
    ...sheets.flatMap((sheet) => hiddenSheet(office, sheet)),
    ...sheets.flatMap((sheet) => (sheet.state === 'visible' ? hiddenCells(office, sheet) : [])),
    ...sheets.flatMap((sheet) => notes(office, sheet)),
    ...sources(office),
    ...strings(office),
  ];
}

function hiddenSheet(office: OfficeParts, { name, part, state }: SheetPart): HiddenFinding[] {
  if (state === 'visible') return [];
  const root = office.xml(part);
  const filled =
    root === null ? 0 : cellsOf(root).filter(({ element }) => elementsOf(element).length > 0).length;
  const how =
    state === 'veryHidden'
      ? '它是用宏隐藏的，右键菜单里看不到，请把要公开的工作表复制到新文件'
      : '请右键“取消隐藏”，检查后删除这张工作表';
  return [
    hidden(
      'hiddenSheet',
      `工作表“${name}”是隐藏的，里面有${filled}个有内容的单元格，公开后任何人都能取消隐藏。${how}。`,
      {
        place: { sheet: name },
        severity: filled === 0 ? 'advice' : 'gate',
      },
    ),
  ];
}

function hiddenCells(office: OfficeParts, { name, part }: SheetPart): HiddenFinding[] {
  const root = office.xml(part);
  const cells = root === null ? [] : hiddenCellsOf(root);
  const [first] = cells;
  return first === undefined
    ? []
    : [
        hidden(
          'hiddenCells',
          `工作表“${name}”有隐藏的行或列，里面有${cells.length}个有内容的单元格。请取消隐藏，检查后删除这些行列（先把用到它们的公式粘贴为数值）。`,
          { place: { sheet: name, cell: first.address } },
        ),
      ];
}

function notes(office: OfficeParts, { name, part }: SheetPart): HiddenFinding[] {
  const relations = office
    .relationsOf(part)
    .filter(({ type }) => type === 'comments' || type === 'threadedComment');
  const count = relations.reduce((sum, { target }) => {
    const root = office.xml(target);
    return root === null
      ? sum
      : sum + elementsNamed(root, 'comment').length + elementsNamed(root, 'threadedComment').length;
  }, 0);
  return count === 0
    ? []
    : [
        hidden(
          'comments',
          `工作表“${name}”有${count}条批注，公开后任何人都能看到内容和批注人。请在“审阅”中删除批注后另存。`,
          {
            place: { sheet: name },
          },
        ),
      ];
}

/** What it keeps of other tables: sources of pivot tables, of links, and earlier states of a shared file. */
function sources(office: OfficeParts): HiddenFinding[] {
  const types = new Set(office.relationsOf(office.main).map(({ type }) => type));
  const found: HiddenFinding[] = [];
  if (types.has('pivotCacheDefinition'))
    found.push(
      hidden(
        'pivotData',
        '数据透视表带着全部源数据，双击汇总数就能看到明细。请把它复制后“选择性粘贴”为数值。',
        {
          severity: 'gate',
        },
      ),
    );
  if (types.has('externalLink'))
    found.push(
      hidden(
        'externalData',
        '表格引用了其他工作簿，文件里留有它们的路径和部分数据。请在“数据—编辑链接”中断开链接。',
      ),
    );
  if (types.has('connections'))
    found.push(
      hidden('externalData', '表格里有数据库或网络连接，可能写有服务器地址和用户名。请在“数据—连接”中删除。'),
    );
  if (types.has('revisionHeaders'))
    found.push(hidden('changes', '共享工作簿保留着修改记录和修改人。请取消共享后另存。'));
  return found;
}

function strings(office: OfficeParts): HiddenFinding[] {
  const unused = emptyUnusedStrings(office, { only: true });
  return unused > 0
    ? [
        hidden(
          'leftovers',
          `文件里还留着${unused}条已经不在任何单元格里的文字。请用表格软件打开，另存为新文件。`,
        ),
      ]
    : [];
}
