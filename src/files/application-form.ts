import { writeReportDocx } from './docx-writer.ts';
import { writeReportPdf } from './pdf-writer.ts';
import type { ReportDocument } from './report-document.ts';
import { type TableCell, dataCell, rowHeader } from './table-spec.ts';

/** Whose form it is. Empty: not known. */
export interface FormAgency {
  readonly name: string;
  readonly address: string;
  readonly postcode: string;
  readonly phone: string;
}

/** 政府信息公开申请表 as two files that look alike. The same agency always gets the same bytes. */
export interface ApplicationForm {
  readonly docx: Buffer;
  readonly pdf: Buffer;
}

/**
 * The form to print, one page A4: the items of 条例第29条 for a person and for an organisation, and nothing more. Kept for
 * agencies whose data haven't changed: setting it anew would cost a tenth of a second each.
 */
export async function applicationForm(agency: FormAgency): Promise<ApplicationForm> {
  const key = JSON.stringify([agency.name, agency.address, agency.postcode, agency.phone]);
  const known = made.get(key);
  if (known !== undefined) return known;
  const making = make(agency);
  made.set(key, making);
  making.catch(() => made.delete(key));
  const [oldest] = made.keys();
  if (made.size > MOST_KEPT && oldest !== undefined) made.delete(oldest);
  return making;
}

const MOST_KEPT = 50;
const made = new Map<string, Promise<ApplicationForm>>();

async function make(agency: FormAgency): Promise<ApplicationForm> {
  const document = formDocument(agency);
  const [docx, pdf] = await Promise.all([writeReportDocx(document), writeReportPdf(document)]);
  return { docx, pdf };
}

/** The form as a document, free of any format. */
export function formDocument(agency: FormAgency): ReportDocument {
  const rows = formRows(agency);
  return {
    title: '政府信息公开申请表',
    agencyName: agency.name,
    blocks: [
      {
        kind: 'table',
        table: {
          caption: '政府信息公开申请表',
          columnWidths: [12, 17, 30, 17, 24],
          headerRows: 0,
          fontSize: 10.5,
          rowHeights: rows.map(({ height }) => height),
          rows: rows.map(({ cells }) => cells),
        },
      },
    ],
  };
}

interface FormRow {
  readonly height: number;
  readonly cells: readonly TableCell[];
}

/** What is written by hand needs this much. */
const LINE = 22;
/** A label of two lines. */
const TWO_LINES = 31;
const FEATURES = 60;
const NOTES = 114;

function formRows(agency: FormAgency): readonly FormRow[] {
  return [
    row(LINE, group('受理机关', 1), text(agency.name, 4)),
    row(
      LINE,
      group('申请人\n（个人或\n单位填\n一种）', 6),
      label('个人姓名'),
      blank(),
      label('证件名称'),
      blank(),
    ),
    row(LINE, label('证件号码'), blank(3)),
    row(TWO_LINES, label('单位名称'), blank(), label('法定代表人\n或者联系人'), blank()),
    row(TWO_LINES, label('统一社会\n信用代码'), blank(3)),
    row(LINE, label('联系电话'), blank(), label('电子邮箱'), blank()),
    row(LINE, label('通信地址'), blank(), label('邮政编码'), blank()),
    row(LINE, group('代理人', 1), label('姓名'), blank(), label('联系电话'), blank()),
    row(LINE, group('所需的\n政府信息', 3), label('名称'), blank(3)),
    row(LINE, label('文号'), blank(3)),
    row(FEATURES, label('便于查询的\n其他特征'), blank(3)),
    row(LINE, group('形式要求', 2), label('获取方式'), text('□纸质材料　　□电子文件　　□到场查阅、抄录', 3)),
    row(LINE, label('获取途径'), text('□邮寄　　□自行领取　　□电子邮箱　　□网上下载', 3)),
    row(LINE, group('需要帮助', 1), text('□阅读有困难，或者看不清、听不清，请工作人员提供帮助', 4)),
    row(
      TWO_LINES,
      group('签名', 1),
      label('申请人签名\n或者盖章'),
      blank(),
      label('申请日期'),
      text('　　年　月　日', 1),
    ),
    row(NOTES, group('说明', 1), text(notes(agency).join('\n'), 4)),
  ];
}

function notes({ address, postcode, phone }: FormAgency): string[] {
  const at = address === '' ? '' : `：${address}${postcode === '' ? '' : `（邮政编码${postcode}）`}`;
  return [
    '1. 依据《中华人民共和国政府信息公开条例》第29条填写，不需要说明用途。附身份证明复印件；委托他人的，附委托书。',
    `2. 可以当面提交，也可以邮寄给受理机关${at}，信封上注明“政府信息公开申请”。`,
    '3. 收到申请之日起20个工作日内答复，需要延长的不超过20个工作日。一般不收取费用。',
    `4. 书写有困难的，由工作人员代填，念给申请人听后签名或者按手印。${phone === '' ? '' : `电话：${phone}。`}`,
  ];
}

function row(height: number, ...cells: readonly TableCell[]): FormRow {
  return { height, cells };
}

function group(words: string, rowSpan: number): TableCell {
  return rowHeader(words, { rowSpan });
}

function label(words: string): TableCell {
  return { ...rowHeader(words), align: 'center' };
}

function blank(colSpan = 1): TableCell {
  return dataCell('', { colSpan, align: 'left' });
}

function text(words: string, colSpan: number): TableCell {
  return dataCell(words, { colSpan, align: 'left' });
}
