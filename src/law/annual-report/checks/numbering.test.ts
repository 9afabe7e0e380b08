import { describe, expect, test } from 'vitest';
import { ofReadReport } from './checked-report.ts';
import { checkCountedPoints, checkEnumeration, checkHeadingNumbers, checkPartCount } from './numbering.ts';
import { readReportOf } from '../test/read-reports.ts';

describe('一是、二是、三是', () => {
  test.each<[string, string[]]>([
    ['一是学习。二是检查。三是整改。', []],
    ['一是学习。三是检查。三是整改。', ['error 三是', 'error 三是']],
    ['一是学习，二是检查，二是整改。', ['error 二是']],
    ['一是学习，二是检查，四是整改，五是通报。', ['error 四是']],
    ['一是学习：一是甲，二是乙。二是检查。', []],
    ['一是学习，二是检查。\n一是通报，二是整改。', []],
    ['一是学习。\n二是检查。\n三是整改。\n一是补课，二是复查，四是通报。', ['error 四是']],
    ['一是学习。\n二是检查：一是甲，二是乙。\n三是整改。', []],
    ['首先是学习，二是检查，三是整改。', []],
    ['第一是学习，第二是检查，第三是整改。', []],
    ['主要表现为一是学习不够，二是检查不多。', []],
    ['这是唯一是非，不统一是常事。', []],
    ['一要学习，二要检查，三要整改。', []],
    ['一要学习，三要检查。', ['warning 三要']],
    ['一是学习，三是否检查。', []],
    ['一是学习，三是不是检查。', []],
    ['统一是要务，不一是难事，同一是前提，单一是短板，之一是重点。', []],
    ['万一是误填，进一是要求，这一是惯例，那一是旧例。', []],
    ['四是整改。', ['error 四是']],
    ['四要整改。', []],
    ['　　一是学习。\n　　二是检查：一是甲，二是乙。\n　　三是整改。', []],
    ['短板如下：一是内容不丰富；一是更换不及时。\n二是检查不够。', ['error 一是']],
    ['短板如下：一是内容；形式，一是更换。', []],
    ['工作还有短板：一是内容不够丰富；一是更换不够及时。', ['error 一是']],
    ['一是学习：一是甲，二是乙。', []],
    ['一是甲，二是乙，三是丙，四是丁，五是戊，六是己，七是庚，八是辛，九是壬，十是癸，十一是子。', []],
  ])('%s', (text, expected) => {
    const found = checkEnumeration(text, 'part:5').map(
      ({ severity, message }) =>
        `${severity} ${/“([^”]*[是要])”(?:出现|之处)/u.exec(message)?.[1] ?? message}`,
    );
    expect(found).toEqual(expected);
  });
});

test('the message names the number that should stand there, or that one stands there twice', () => {
  const message = (text: string): string | undefined => checkEnumeration(text, 'part:5')[0]?.message;
  expect(message('一是学习，三是检查。')).toContain('不连续：“三是”之处应为“二是”。');
  expect(message('一是学习，二是检查，二是整改。')).toContain('不连续：“二是”出现了两次。');
});

test('a heading is quoted without the blanks before it', () => {
  const [broken] = checkHeadingNumbers('　　（一）甲\n　　（三）丙', 'part:1');
  expect(broken?.message).toContain('“（三）”之处应为第 2 项');
  const [doubled] = checkHeadingNumbers('　　三三、本年度办理结果', 'part:2');
  expect(doubled).toMatchObject({ rule: 'X-NUMBER', where: 'part:2', quote: '三三、本年度办理结果' });
  expect(doubled?.message).toContain('序号“三三、”重复了一个字');
});

describe('headings in order', () => {
  test.each<[string, string[]]>([
    ['（一）甲\n（二）乙\n（三）丙', []],
    ['（一）甲\n（三）丙', ['2 3']],
    ['（一）甲\n（一）乙\n（二）丙', []],
    ['(一)甲\n(二)乙\n(四)丙', ['3 4']],
    ['1.甲\n2.乙\n4.丁', ['3 4']],
    ['1.甲\n1.乙', ['2 1']],
    ['1.甲\n问题如下。\n1.乙', []],
    ['1.甲\n2.乙\n1.丙', []],
    ['（1）甲\n（1）乙', []],
    ['按三三、四四制办理', []],
    ['第三三、四项', []],
    ['1、甲\n2、乙\n2、丁', ['3 2']],
    ['（1）甲\n（3）丙', ['2 3']],
    ['一一、甲', ['undefined undefined']],
    ['2024.5起施行\n3.5万元', []],
  ])('%s', (text, expected) => {
    expect(
      checkHeadingNumbers(text, 'part:1').map(({ expected: due, actual }) => `${due} ${actual}`),
    ).toEqual(expected);
  });
});

describe('counted points', () => {
  test.each<[string, string[]]>([
    ['主要存在以下三个方面问题：一是甲，二是乙。', ['2 3']],
    ['主要存在以下两个方面问题：一是甲，二是乙。', []],
    ['主要有2点不足：一是甲，二是乙，三是丙。', ['3 2']],
    ['存在两方面问题。一是甲，二是乙。下一步从以下三个方面改进。一是丙，二是丁。', ['2 3']],
    ['存在两个方面的问题：一是甲，二是乙。一是丙，二是丁，三是戊。', []],
    ['公开以下三项信息：预算、决算、规划。', []],
    ['从以下三个方面改进：加强学习。', []],
    ['存在三个方面不足：二是甲，三是乙。', []],
    ['存在三个方面不足：一是甲。', []],
    ['存在一个方面不足：一是甲，二是乙。', []],
    ['一是序言。存在两个方面不足：一是甲，二是乙。', []],
    ['下列三个方面不足：一是甲，二是乙。', ['2 3']],
    ['有如下三个方面不足：一是甲，二是乙。', ['2 3']],
    ['问题主要有三个方面：一是甲，二是乙。', ['2 3']],
    ['问题主要表现在三大方面：一是甲，二是乙。', ['2 3']],
    ['存在三个不足：一是甲，二是乙。', ['2 3']],
    ['从三点改进：一是甲，二是乙。', ['2 3']],
    ['抓好三项工作：一是甲，二是乙。', ['2 3']],
    ['做好三个方面的工作。一是甲，二是乙。', ['2 3']],
    ['印发三个文件：一是甲，二是乙。', []],
  ])('%s', (text, expected) => {
    expect(checkCountedPoints(text, 'part:5').map(({ expected: due, actual }) => `${due} ${actual}`)).toEqual(
      expected,
    );
  });
});

describe('the number of parts', () => {
  const LISTED =
    '总体情况，主动公开政府信息情况，收到和处理政府信息公开申请情况，政府信息公开行政复议、行政诉讼情况，存在的主要问题及改进情况，其他需要报告的事项';
  test.each<[string, string[]]>([
    [`由${LISTED}六个部分组成。`, []],
    [`由${LISTED}六部分组成。`, []],
    [`由${LISTED}7个部分组成。`, ['error 7']],
    [`由${LISTED.replace('，其他需要报告的事项', '')}六个部分组成。`, ['warning 6']],
    [`由${LISTED.replace('，其他需要报告的事项', '')}五个部分组成。`, ['error 5']],
    ['全文共六个部分。', []],
    [`全文分六个部分：${LISTED.replace('行政复议、行政诉讼', '行政复议和行政诉讼')}。`, []],
    ['全文分六部分：总体情况、主动公开情况、依申请公开情况、复议诉讼情况、问题和改进、其他事项。', []],
    ['全文分六部分：总体情况、主动公开情况、依申请公开情况、问题和改进、其他事项。', ['warning 6']],
    ['全文共八个部分。', ['error 8']],
    ['内容涵盖七大部分。', ['error 7']],
    ['从三个方面推进公开。', []],
    ['内容涵盖16个部分。', ['error 16']],
    ['全文共八 个部分。', ['error 8']],
    ['由总体情况和主动公开情况2个部分组成。', ['error 2']],
    ['报告分为五个章节的内容', ['error 5']],
    ['报告共五章：如下', ['error 5']],
    ['报告由五个方面构成', ['error 5']],
    [
      '报告由基本情况、主动公开信息的情况、依申请公开办理情况、复议和诉讼、问题与改进、其它需要说明的有关事项六个部分组成。',
      [],
    ],
    [
      '报告由总体概况、主动公开的情况、收到和处理申请、复议及行政诉讼、存在主要问题、其他说明事项六个部分构成。',
      [],
    ],
    [
      '报告由概述、主动公开政府信息的情况、依申请公开政府信息情况、复议诉讼、存在的问题、其他事项六个部分组成。',
      [],
    ],
    ['本报告依法编制。', []],
  ])('%s', (opening, expected) => {
    const found = checkPartCount(ofReadReport(readReportOf({ opening })));
    expect(found.map(({ severity, actual }) => `${severity} ${actual}`)).toEqual(expected);
  });
});

test('the message tells how many parts are named and how many are listed', () => {
  const [two] = checkPartCount(
    ofReadReport(readReportOf({ opening: '由总体情况和主动公开情况3个部分组成。' })),
  );
  expect(two?.message).toContain('由 3 个部分组成，实际列出 2 个');
  const [one] = checkPartCount(ofReadReport(readReportOf({ opening: '由总体情况等3个部分组成。' })));
  expect(one?.message).toContain('由 3 个部分组成，实际列出 6 个');
});
