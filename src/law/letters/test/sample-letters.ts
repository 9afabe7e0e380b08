import { decisionKind } from '../../decisions/decisions.ts';
import { remedyOf } from '../../remedies.ts';
import { defaultTemplate } from '../default-templates.ts';
import { fillLetter } from '../fill-letter.ts';
import type { LetterFacts } from '../letter-facts.ts';
import { letterKind, type LetterKind } from '../letter-kinds.ts';
import { letterText } from '../letter-text.ts';
import type { Letter, LetterFieldValues } from '../letter.ts';
import { sampleValue, sampleValues } from '../sample-values.ts';

const OWN: LetterFieldValues = {
  文号: '三角公复〔2025〕3号',
  行政机关: '綦江区三角镇人民政府',
};

/** Values for every field of a kind of letter. */
export function sampleFields(kind: LetterKind, more: LetterFieldValues = {}): LetterFieldValues {
  const spec = letterKind(kind);
  const known = new Set<string>([...spec.required, ...spec.optional]);
  const own = Object.entries(OWN).filter(([name]) => known.has(name));
  return {
    ...sampleValues(kind),
    ...Object.fromEntries(own),
    称谓: '',
    救济途径: remedyText(kind),
    ...more,
  };
}

/** What is known of the sample request. */
export function sampleFacts(kind: LetterKind, more: Partial<LetterFacts> = {}): LetterFacts {
  const spec = letterKind(kind);
  const addressee = ['申请人', '第三方', '协办机关', '行政机关'] as const;
  const to = { applicant: addressee[0], thirdParty: addressee[1], agency: addressee[2], file: addressee[3] }[
    spec.to
  ];
  const value = OWN[to] ?? sampleValue(to);
  return {
    kind,
    issuedOn: '2025-07-16',
    agencyName: '綦江区三角镇人民政府',
    number: spec.sequence === null ? null : '三角公复〔2025〕3号',
    ...(typeof value === 'string' ? { addressee: value } : {}),
    receivedOn: '2025-06-20',
    dueOn: '2025-07-18',
    ...(spec.required.includes('延长至') ? { extendedTo: '2025-08-15' } : {}),
    requestNumber: '2025-0007',
    subject: String(sampleValue('申请内容')),
    reviewAuthority: '綦江区人民政府',
    court: '綦江区人民法院',
    ...(kind === 'answer.itemwise' ? { decided: ['open.provide', 'cannot.notExist'], row: 'partial' } : {}),
    ...(spec.decision === null ? {} : { row: decisionKind(spec.decision, '2025-07-16').row }),
    ...more,
  };
}

/** The default letter of a kind, filled with the samples. */
export function sampleLetter(kind: LetterKind, more: LetterFieldValues = {}): Letter {
  const filled = fillLetter({ kind, text: defaultTemplate(kind) }, sampleFields(kind, more));
  if (!filled.ok) throw new Error(filled.faults.map((fault) => fault.message).join(' '));
  return filled.letter;
}

/** Its text. */
export function sampleText(kind: LetterKind, more: LetterFieldValues = {}): string {
  return letterText(sampleLetter(kind, more));
}

function remedyText(kind: LetterKind): string {
  const { decision, remedy } = letterKind(kind);
  if (remedy === 'none') return '';
  const found = remedyOf({
    decision: decision ?? 'open.provide',
    decidedOn: '2025-07-16',
    reviewAuthority: '綦江区人民政府',
    court: '綦江区人民法院',
  });
  if (!found.ok) throw new Error('the sample has both authorities');
  return found.text;
}
