import { expect, test } from 'vitest';
import { dayOfLine, documentNumberIn, titleIn, writtenDayIn } from './article-words.ts';

test.each([
  [['关于印发防汛预案的通知', '各村：'], '关于印发防汛预案的通知'],
  [
    ['三角镇人民政府文件', '三角府发〔2024〕12号', '三角镇人民政府', '关于印发防汛预案的通知', '各村：'],
    '三角镇人民政府关于印发防汛预案的通知',
  ],
  [['签发人：张某', '防汛工作总结（2024年）', '今年以来，我镇认真工作。'], '防汛工作总结（2024年）'],
  [['各村、社区：', '一、总体要求', '按照要求做好工作。'], undefined],
  [['石桥镇概况', '石桥镇位于县城东部，面积四十平方公里。'], '石桥镇概况'],
])('the title of %j is %s', (lines, title) => {
  expect(titleIn(lines)?.title).toBe(title);
});

test.each([
  ['2024年3月5日', '2024-03-05'],
  ['二〇二四年三月十五日', '2024-03-15'],
  ['二○一九年十二月三十一日', '2019-12-31'],
  ['二〇二〇年十月二十日', '2020-10-20'],
  ['2024年2月30日', null],
  ['自2024年3月5日起施行', null],
])('%s is the day %s', (line, day) => {
  expect(dayOfLine(line)).toBe(day);
});

test('the day below a text is its day, not one within', () => {
  expect(
    writtenDayIn(['标题', '2023年1月1日', '正文。', '石桥镇人民政府', '2024年3月5日', '（此件公开发布）']),
  ).toBe('2024-03-05');
  expect(writtenDayIn(['正文提到2024年3月5日。'])).toBeNull();
});

test('a 文号 on a line of its own is put right', () => {
  expect(documentNumberIn(['三角镇人民政府文件', '三角府发[2024]第012号', '通知'])).toBe(
    '三角府发〔2024〕12号',
  );
  expect(documentNumberIn(['根据三角府发〔2024〕12号的要求'])).toBe('');
});
