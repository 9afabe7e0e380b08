import { describe, expect, test } from 'vitest';
import { DECISION_KIND_KEYS, type DecisionKindKey } from '../decisions/decision-kinds.ts';
import { decisionKind } from '../decisions/decisions.ts';
import { requestRow } from '../decisions/request-row.ts';
import { remedyOf } from '../remedies.ts';
import { checkLetter } from './check-letter.ts';
import { missingInItems, type AnsweredItem, itemwiseText } from './itemwise-answer.ts';
import { sampleValue } from './sample-values.ts';
import { isFieldName } from './letter-fields.ts';
import { sampleFacts, sampleText } from './test/sample-letters.ts';

const KIND = 'answer.itemwise';
const ON = '2025-07-16';

function item(decision: DecisionKindKey, description: string = decision): AnsweredItem {
  const tells = decisionKind(decision, ON).tells.filter(isFieldName);
  return {
    decision,
    description,
    fields: Object.fromEntries(tells.map((name) => [name, sampleValue(name)])),
  };
}

function letterFor(...decided: readonly DecisionKindKey[]): { text: string; remedy: string } {
  const remedy = remedyOf({
    decision: decided[0] ?? 'open.provide',
    items: decided,
    decidedOn: ON,
    reviewAuthority: '綦江区人民政府',
    court: '綦江区人民法院',
  });
  if (!remedy.ok) throw new Error('both authorities are there');
  const items = decided.map((each, index) => item(each, `事项${index + 1}`));
  return {
    text: sampleText(KIND, { 分项答复: itemwiseText(items), 救济途径: remedy.text }),
    remedy: remedy.text,
  };
}

function ids(text: string, decided: readonly DecisionKindKey[]): string[] {
  const row = requestRow(decided.map((key) => decisionKind(key, ON).row));
  return [...new Set(checkLetter(text, sampleFacts(KIND, { decided, row })).map(({ id }) => id))];
}

describe('an answer item by item', () => {
  test.each(DECISION_KIND_KEYS.filter((key) => key !== 'other.other'))(
    'tells %s with all that an answer of its own would, beside another',
    (decision) => {
      const decided = [
        decision,
        decision === 'cannot.notOurs' ? 'cannot.notExist' : 'cannot.notOurs',
      ] as const;
      expect(ids(letterFor(...decided).text, decided)).toEqual([]);
    },
  );

  test('has both ways of remedy where a refusal stands beside something else', () => {
    const { remedy } = letterFor('cannot.notExist', 'deny.process');
    expect(remedy).toMatch(/不予公开的决定不服[^。]*先向綦江区人民政府申请行政复议/u);
    expect(remedy).toMatch(/其他[^。]*60日内[^。]*或者[^。]*6个月内向綦江区人民法院提起行政诉讼/u);
    expect(letterFor('deny.process', 'deny.secret').remedy).not.toContain('6个月');
    expect(letterFor('cannot.notExist', 'noProc.repeat').remedy).not.toContain('先向');
  });

  test('says of what was refused in part, too, that review comes first', () => {
    expect(letterFor('cannot.notExist', 'partial').remedy).toMatch(/其中部分公开的决定不服[^。]*先向/u);
    expect(letterFor('cannot.notExist', 'partial', 'deny.law').remedy).toContain(
      '其中不予公开、部分公开的决定',
    );
  });

  test('is found wanting without the provisions, the decision or the remedy of any of its items', () => {
    const decided = ['cannot.notExist', 'deny.process'] as const;
    const { text } = letterFor(...decided);
    for (const provision of ['第三十六条第（四）项', '第三十六条第（三）项', '第十六条第二款'])
      expect(ids(text.replaceAll(provision, '有关条款'), decided)).toEqual(['L-BASIS']);
    expect(ids(text.replaceAll('决定不予公开', '研究'), decided)).toEqual(['L-DECISION']);
    expect(ids(text.replaceAll('本机关无法提供', '研究'), decided)).toEqual(['L-DECISION']);
    expect(ids(text.replace(/如对其中不予公开的决定.*\n/u, ''), decided)).toEqual(['L-REMEDY']);
    expect(ids(text.replace(/如对其他.*\n/u, ''), decided)).toEqual(['L-REMEDY']);
    expect(ids(text, ['cannot.notExist', 'cannot.notOurs'])).toEqual([
      'L-BASIS',
      'L-FOREIGN-BASIS',
      'L-CONTRADICTION',
      'L-REMEDY-CLASS',
    ]);
  });

  test('counts in the row of all its items', () => {
    const decided = ['cannot.notExist', 'deny.process'] as const;
    const { text } = letterFor(...decided);
    const found = checkLetter(text, sampleFacts(KIND, { decided, row: 'cannot.notHeld' }));
    expect(found.map(({ id }) => id)).toEqual(['L-ROW']);
  });

  test('says each item in the applicant’s words, which may be anything', () => {
    const subject = '依据《政府信息公开条例》第十四条\n决定不予公开的理由';
    const items = subject
      .split('\n')
      .map((words, at) => item(at === 0 ? 'open.provide' : 'open.already', words));
    const text = sampleText(KIND, { 申请内容: subject, 分项答复: itemwiseText(items) });
    const decided = ['open.provide', 'open.already'] as const;
    expect(text).toContain('（一）“依据《政府信息公开条例》第十四条”');
    expect(checkLetter(text, sampleFacts(KIND, { decided, row: 'open', subject }))).toEqual([]);
  });

  test('isn’t written while an item lacks what its answer must tell', () => {
    const items = [item('open.provide'), { ...item('deny.process', '讨论稿'), fields: {} }];
    expect(itemwiseText(items)).toBe('');
    expect(missingInItems(items)).toEqual([expect.stringContaining('“讨论稿”还缺少“不予公开理由”')]);
    expect(missingInItems(items.slice(0, 1))).toEqual([]);
  });
});
