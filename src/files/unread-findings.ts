import type { TextSeverity } from '../text/text-finding.ts';
import type { AttachmentFinding } from './check-attachment.ts';
import type { AttachmentPlace } from './hidden-content/hidden-finding.ts';

/** What somebody looks over by eye: pictures, words that a scanner guessed, signs that fonts don't name. */
const BY_EYE = /图片|扫描|水印|识别软件|没有写明是什么字|斜排或转向|数字超过/u;
/** What of a file nobody has looked into. */
const UNREAD = /没有读取|没有读出|只读取|没有列出/u;
/** What is read by other ways where it is packed as Office files of today are, or holds no words: numbers of paragraphs. */
const READ_BESIDE = /隐藏的(?:工作表|行或列)|嵌入了其他文件/u;
const WORDLESS = /自动编号/u;
/** Notes of readers may repeat words. */
const REPEATED = /(划去的文字|大字)“[^”]*”/u;

/** That a file or a part of it can't be read, and why: somebody must answer for it, where it isn't only a picture. */
export function unreadFinding(message: string, place: AttachmentPlace = {}): AttachmentFinding {
  return finding('gate', `没有检查完，不知道里面有没有不宜公开的内容：${message}`, place);
}

/**
 * What readers left out of a file, as findings: of severity `advice` what is a picture, `gate` what nobody has looked into. Notes on the layout of
 * what was read are none. `readsHidden` says that hidden sheets and cells are read by other ways.
 */
export function findingsOfNotes(notes: readonly string[], readsHidden: boolean): AttachmentFinding[] {
  return [...new Set(notes)].flatMap((note) => {
    const words = note.replace(REPEATED, '$1');
    if (BY_EYE.test(note)) return [finding('advice', `${words}`, {})];
    if (WORDLESS.test(note) || (readsHidden && READ_BESIDE.test(note)) || !UNREAD.test(note)) return [];
    return [unreadFinding(`${words}请人工核对，没有问题的写明理由。`)];
  });
}

/**
 * The first findings, those first that stop a publication; where more are left out, the last says how many, and somebody must answer
 * for them.
 */
export function listedFindings(findings: readonly AttachmentFinding[], most: number): AttachmentFinding[] {
  const ordered = findings.toSorted((one, other) => rank(one) - rank(other));
  if (ordered.length <= most) return ordered;
  const left = ordered.length - most + 1;
  return [
    ...ordered.slice(0, most - 1),
    finding(
      'gate',
      `另有 ${left} 处没有列出。请先处理列出的，再重新检查；或者人工核对整个附件后写明理由。`,
      {},
    ),
  ];
}

function rank({ severity }: AttachmentFinding): number {
  return severity === 'gate' ? 0 : 1;
}

function finding(severity: TextSeverity, reason: string, place: AttachmentPlace): AttachmentFinding {
  return {
    kind: 'personal-data',
    rule: 'I09',
    severity,
    hidden: 'unchecked',
    place,
    where: '',
    reason,
    stretch: null,
  };
}
