import { UnreadableFile } from './unreadable-file.ts';

const INSTEAD = '请发送网页（HTML）、Word、Excel、带文字的 PDF、OFD、CSV 或文本文件';

const MESSAGES = {
  empty: `文件是空的（0 字节）。${INSTEAD}。`,
  forbidden_name: `这不是可以读取的文件。${INSTEAD}。`,
  program: `这是程序或脚本，不是一份报告。${INSTEAD}。`,
  markup: `这是 XML、SVG 一类的文件，不是网页。${INSTEAD}。`,
  mailPage: '这是打包的单个网页文件（MHT）。请用 Word 或浏览器打开，另存为 DOCX 或网页（HTML）后再试。',
  macros: '文件中有宏（自动运行的程序），没有读取。请用办公软件另存为不含宏的 DOCX 或 XLSX 后再试。',
  encrypted: '文件设置了打开密码，没有读取。请去掉密码后再试。',
  bomb: '文件解开后异常庞大，没有读取。请用办公软件打开，另存后再试。',
  broken: '文件不完整或已损坏，打不开。请在本机确认能打开，另存后再试。',
  dangerous_content:
    '文件中有程序、嵌入的对象或者异常的内部路径，为了安全没有读取。请用办公软件打开后另存为 DOCX 或 PDF，再试。',
  disguised: `文件的内容和名称不符。${INSTEAD}。`,
  image: '这是图片（扫描件或截图），读不出表格里的数字。请发送原来的 Word、Excel、网页文件或带文字的 PDF。',
  archive: '这是压缩包，没有读取。请解压后，发送里面的报告。',
  slides: '这是演示文稿，不是一份报告。请发送报告的 Word、网页或带文字的 PDF 文件。',
  unknown_type: `认不出这是什么文件，可能已损坏。${INSTEAD}。`,
} as const;

/** Why a file isn't read: those of `sniffBytes`, and kinds of files that hold no text. */
export type RefusalReason = keyof typeof MESSAGES;

/** A file of a kind that isn't read. */
export class RefusedFile extends UnreadableFile {
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason) {
    super(MESSAGES[reason]);
    this.reason = reason;
  }
}

/** The refusal in words, with what to send instead. */
export function refusal(reason: RefusalReason): RefusedFile {
  return new RefusedFile(reason);
}
