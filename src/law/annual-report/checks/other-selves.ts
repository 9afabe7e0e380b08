import { type Finding, finding } from '../findings.ts';
import { levelOfName } from './agency-level.ts';
import type { CheckedReport } from './checked-report.ts';

/** What names of agencies of one kind end in. */
const KINDS: readonly RegExp[] = [/[镇乡]人民政府$/u, /街道办事处$/u, /[区县旗]人民政府$/u, /市人民政府$/u];
/** Departments, whatever they are called. */
const DEPARTMENTS = /(?:局|委员会)$/u;

const NAME = '([\\u4e00-\\u9fff]{2,24}?(?:人民政府|街道办事处|局|委员会))';
/** Where an agency speaks of itself as the one that reports. */
const SELVES: readonly RegExp[] = [
  selves(`(?<=报告由)${NAME}(?:负责)?(?:编制|起草|撰写|公布)`),
  selves(`(?<=请(?:与|联系|咨询|向))${NAME}(?=[。；，（(]|联系|咨询|反映|提出)`),
  selves(`(?<=现(?:将|公布|发布))${NAME}(?=(?:关于)?20\\d{2}年)`),
  selves(`(?<=^|[。；\\n])\\s*(?!本报告)${NAME}(?=将继续|全年|根据|依据|按照|编制)`),
];
/** A line of the signature: a name alone, or with the day behind it. */
const SIGNATURE = new RegExp(`^${NAME}(?:[\\s　]+20\\d{2}年.{2,12})?$`, 'u');
/** Lines from the end of the report among which the signature stands. */
const LAST_LINES = 3;

/** AR-N-11: where the text names who reports, who signs and whom to ask, it is the agency of the title and no other of its kind. */
export function checkOtherSelves(
  text: string,
  where: string,
  { agencyName, isOwn }: CheckedReport,
): Finding[] {
  const own = (agencyName ?? '').replaceAll(/\s/gu, '');
  const kind =
    KINDS.find((each) => each.test(own)) ?? (levelOfName(own) === 'department' ? DEPARTMENTS : undefined);
  if (isOwn || kind === undefined) return [];
  const lines = text.split('\n').map((line) => line.trim());
  const signed = where === 'part:6' ? lines.slice(-LAST_LINES) : [];
  const named = [
    ...SELVES.flatMap((pattern) => [...text.matchAll(pattern)].map(([, name = '']) => name)),
    ...signed.flatMap((line) => SIGNATURE.exec(line)?.[1] ?? []),
  ];
  const others = named.filter((name) => kind.test(name) && !isSame(name, own, kind));
  return [...new Set(others)].map((name) =>
    finding({
      rule: 'AR-N-11',
      severity: 'warning',
      where,
      quote: name,
      message: `本报告是“${own}”的，这里写的却是“${name}”。如果是误抄，请更正；确需提到的，请写明原因。`,
    }),
  );
}

/** Names that end in the same words before their kind are of one agency, with its city before it or without. */
function isSame(name: string, own: string, kind: RegExp): boolean {
  const [first, second] = [name.replace(kind, ''), own.replace(kind, '')];
  const most = Math.min(first.length, second.length, 2);
  return first.slice(-most) === second.slice(-most);
}

function selves(source: string): RegExp {
  return new RegExp(source, 'gu');
}
