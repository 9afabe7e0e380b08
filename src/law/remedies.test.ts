import { describe, expect, test } from 'vitest';
import { DECISION_KIND_KEYS } from './decisions/decision-kinds.ts';
import { decisionKind } from './decisions/decisions.ts';
import { remedyOf, reviewAuthorityOf, type RemedyQuestion } from './remedies.ts';

const ASKED: RemedyQuestion = {
  decision: 'deny.secret',
  decidedOn: '2025-07-01',
  reviewAuthority: '綦江区人民政府',
  court: '綦江区人民法院',
};

function textOf(question: Partial<RemedyQuestion>): string {
  const remedy = remedyOf({ ...ASKED, ...question });
  return remedy.ok ? remedy.text : `missing ${remedy.missing.join(', ')}`;
}

describe('the remedy paragraph', () => {
  test('of a refusal sends to review first, since 2024', () => {
    expect(textOf({})).toMatch(/60日内先向綦江区人民政府申请行政复议.*15日内向綦江区人民法院提起行政诉讼/u);
    expect(textOf({})).not.toContain('6个月');
    expect(textOf({ decidedOn: '2023-12-31' })).toMatch(/或者自收到本答复之日起6个月内/u);
  });

  test('of anything else leaves the choice, and there is one for every kind but the last', () => {
    for (const decision of DECISION_KIND_KEYS) {
      const { remedy } = decisionKind(decision, ASKED.decidedOn);
      const text = textOf({ decision });
      expect([decision, text.includes('先向'), text.includes('6个月')]).toEqual([
        decision,
        remedy === 'reviewFirst',
        remedy === 'either',
      ]);
    }
    expect(textOf({ decision: 'other.other' })).toBe('');
  });

  test('of a partial answer follows what was withheld', () => {
    expect(textOf({ decision: 'partial', withheld: ['deny.process', 'cannot.notExist'] })).toContain('先向');
    expect(textOf({ decision: 'partial', withheld: ['cannot.notExist'] })).toContain('6个月');
    expect(textOf({ decision: 'partial' })).toContain('先向');
  });

  test('names an internet way when the answer goes over the internet, since 2024', () => {
    const electronic = { servedElectronically: true } as const;
    expect(textOf(electronic)).toBe('missing internetChannel');
    expect(textOf({ ...electronic, internetChannel: 'https://fy.example.gov.cn' })).toContain(
      'https://fy.example.gov.cn',
    );
    expect(textOf({ ...electronic, decidedOn: '2023-12-31' })).not.toContain('missing');
  });

  test('can’t be written without its authorities', () => {
    expect(textOf({ reviewAuthority: ' ', court: '' })).toBe('missing reviewAuthority, court');
  });

  test('can be left out only where a suit is inadmissible', () => {
    expect(textOf({ decision: 'noProc.petition', switchedOff: true })).toBe('');
    expect(() => textOf({ switchedOff: true })).toThrow(RangeError);
    expect(() => textOf({ decision: 'cannot.notExist', switchedOff: true })).toThrow(RangeError);
  });
});

test.each([
  ['township', '某区人民政府', undefined, '某区人民政府'],
  ['street', '某区人民政府', undefined, '某区人民政府'],
  ['department', '某区人民政府', undefined, '某区人民政府'],
  ['department', '某区人民政府', '某市税务局', '某市税务局'],
  ['district', null, undefined, null],
  ['section', '某镇人民政府', undefined, null],
] as const)('a %s below %s (set: %s) is reviewed by %s', (kind, parentName, override, expected) => {
  const question = override === undefined ? { kind, parentName } : { kind, parentName, override };
  expect(reviewAuthorityOf(question)).toBe(expected);
});
