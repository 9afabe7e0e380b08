import { describe, expect, test } from 'vitest';
import { OWN_NAMES, PLACE_NAMES, selfNamesOf } from './self-names.ts';

test.each([
  ['示范区青禾镇人民政府', ['我镇']],
  ['示范区 青禾镇 人民政府', ['我镇']],
  ['示范区河口乡人民政府', ['我乡']],
  ['示范旗草原苏木人民政府', ['我乡']],
  ['示范区青禾街道办事处', ['我街道', '我街', '我办', '我处']],
  ['示范市青山区人民政府', ['我区']],
  ['示范市青山县人民政府', ['我县']],
  ['示范盟青山旗人民政府', ['我旗']],
  ['示范市人民政府', ['我市']],
  ['示范省人民政府', ['我省']],
  ['示范区民政局', ['我局']],
  ['示范区发展和改革委员会', ['我委', '我会']],
  ['示范省教育厅', ['我厅']],
  ['示范区人民政府办公室', ['我办', '我室']],
  ['示范区融媒体中心', ['我中心']],
  ['示范集团', []],
  ['', []],
])('%s calls itself %j', (name, expected) => {
  expect(selfNamesOf(name)).toEqual(expected);
});

describe('the words for an agency in a text', () => {
  const namesIn = (text: string): string[] =>
    [...OWN_NAMES, ...PLACE_NAMES]
      .filter(({ pattern }) => new RegExp(pattern, 'u').test(text))
      .map(({ name }) => name);

  test.each([
    ['我镇公开信息', ['我镇']],
    ['我乡公开信息', ['我乡']],
    ['我街道公开信息', ['我街道']],
    ['我局公开信息', ['我局']],
    ['我委公开信息', ['我委']],
    ['我厅公开信息', ['我厅']],
    ['我办主动公开信息', ['我办']],
    ['我中心公开信息', ['我中心']],
    ['我区公开信息', ['我区']],
    ['我县公开信息', ['我县']],
    ['我市公开信息', ['我市']],
    ['我省公开信息', ['我省']],
  ])('%s', (text, expected) => {
    expect(namesIn(text)).toEqual(expected);
  });

  test.each(['克服自我局限', '为我办理证件', '向我委托的代理人', '我中心城区', '自我区别于他人', '自我乡'])(
    '%s is none',
    (text) => {
      expect(namesIn(text)).toEqual([]);
    },
  );
});
