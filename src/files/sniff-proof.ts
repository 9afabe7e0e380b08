import type { FileBytes } from './file-bytes.ts';
import { FILE_KINDS, type FileKind } from './file-kinds.ts';
import { sniffBytes } from './sniff.ts';
import type { Refusal } from './sniff-result.ts';

/** A proof or another paper that somebody sends with a public form; or why it isn't taken, as a sentence for them. */
export type SniffedProof =
  | { readonly ok: true; readonly kind: FileKind }
  | { readonly ok: false; readonly message: string };

/** What is taken from the public: pictures as telephones make them, and papers. */
const PROOF_KINDS: ReadonlySet<string> = new Set(
  [FILE_KINDS.pdf, FILE_KINDS.jpg, FILE_KINDS.png, FILE_KINDS.docx].map((kind) => kind.extension),
);

const PROOF_KINDS_TEXT = 'JPG 或 PNG 图片、PDF、Word 文档（docx）';

/** Looks at the bytes of a paper that somebody sends. A name that claims something else than the content is a disguise. */
export async function sniffProof(bytes: FileBytes, name: string): Promise<SniffedProof> {
  const claimed = /\.([a-z0-9]{1,8})$/.exec(name.toLowerCase())?.[1] ?? '';
  const found = await sniffBytes(bytes, claimed);
  if (!found.ok) return { ok: false, message: complaint(found) };
  return PROOF_KINDS.has(found.kind.extension)
    ? { ok: true, kind: found.kind }
    : { ok: false, message: `不能使用${found.kind.label}。${WANTED}` };
}

const WANTED = `请改用 ${PROOF_KINDS_TEXT}。`;

function complaint({ code }: Refusal): string {
  switch (code) {
    case 'empty':
      return '文件是空的。请重新选择文件。';
    case 'broken':
      return '文件打不开，可能没有传完。请在自己的手机或电脑上确认能打开，再重新选择。';
    case 'encrypted':
      return '文件设置了密码，工作人员打不开。请去掉密码后重新选择，或者拍一张照片。';
    case 'disguised':
      return `文件的内容与文件名的结尾不符。请确认选对了文件。${WANTED}`;
    case 'macros':
    case 'dangerous_content':
    case 'program':
    case 'forbidden_name':
    case 'markup':
    case 'bomb':
      return `为了安全，不能使用这种文件。${WANTED}`;
    case 'unknown_type':
      return `不能使用这种文件。${WANTED}手机照片请选“最兼容”的格式，或者截屏后使用截屏。`;
  }
}
