import { describe, expect, test } from 'vitest';
import { readText } from '../text/checked-text.ts';
import { spellingChecker } from './spelling-model.ts';

/** Faults that were published, each in a sentence: what is written, what should be, the rule. */
const FOUND: readonly (readonly [sentence: string, wrong: string, right: string, rule: string])[] = [
  ['本年度财政拔款收入总额为300万元。', '拔', '拨', 'S03'],
  ['加强监管的关健环节。', '健', '键', 'S01'],
  ['切实负贵政府信息公开工作。', '贵', '责', 'S03'],
  ['实现全复盖。', '复', '覆', 'S01'],
  ['政务公开工作清况。', '清', '情', 'S01'],
  ['由区攻府办公室负责。', '攻', '政', 'S03'],
  ['市人民代表大人常务委员会', '人', '会', 'S03'],
  ['在烈土陵园举行活动。', '土', '士', 'S03'],
  ['规范审核审核发布机制。', '审核', '', 'S05'],
  ['建立统一的的信息平台。', '的', '', 'S05'],
  ['部门工作水平残差不齐。', '残', '参', 'S01'],
  ['依法不子公开。', '子', '予', 'S03'],
  ['齐齐哈市人民政府', '齐齐哈市', '齐齐哈尔市', 'S04'],
  ['承但相应责任。', '但', '担', 'S01'],
  ['关于关于印发实施方案的通知', '关于', '', 'S05'],
];

/** Why the others are not looked for here. */
const NOT_FOUND: readonly (readonly [sentence: string, why: string])[] = [
  ['办事群众可登陆系统查询。', '登陆 is a word too; the list of variant forms tells it'],
  ['开展扫黑险恶专项斗争。', 'a phrase younger than the model; the list of wrong forms tells it'],
  ['政务公开工作仍在不足。', '在 and 不足 both go with 仍'],
  ['部门之间移交不过顺畅。', '不过 is a word that fits anywhere'],
  ['做好图标图解工作。', '图标 and 图解 are words of one field'],
  ['截止2023年12月31日，收到申请3件。', 'grammar, not sense: rule D02 tells it'],
  ['成立工作号领导小组。', '工作号 and 领导小组 both are words that stand in titles'],
  ['办理行政法复议案件。', '行政法 is a word, and nothing tells it from the one that was meant'],
  ['加强群众的和互动。', 'words in the wrong order'],
];

describe('wrong characters that were published', () => {
  const checker = spellingChecker();

  test.each(FOUND)('%s: %s should be %s (%s)', (sentence, wrong, right, rule) => {
    const findings = checker.check(readText(sentence));
    expect(
      findings.map((found) => [sentence.slice(found.start, found.end), found.suggestion, found.rule]),
    ).toEqual([[wrong, right, rule]]);
  });

  test.each(NOT_FOUND)('%s is left to others: %s', (sentence) => {
    expect(checker.check(readText(sentence)).filter((found) => found.severity === 'gate')).toEqual([]);
  });
});
