import { describe, expect, test } from 'vitest';
import { dueDay, isGovernment, levelOfName } from './agency-level.ts';
import { selfNamesOf } from './self-names.ts';

describe('the level that a name tells', () => {
  test.each([
    ['示范区青禾镇人民政府', 'township'],
    ['示范县白石乡人民政府', 'township'],
    ['示范县白石民族乡人民政府', 'township'],
    ['示范区古南街道办事处', 'street'],
    ['示范市示范区人民政府古南街道办事处', 'street'],
    ['示范区古南街道', 'street'],
    ['示范市青山区人民政府', 'district'],
    ['示范县人民政府', 'district'],
    ['示范右旗人民政府', 'district'],
    ['示范市人民政府', null],
    ['示范自治州人民政府', 'city'],
    ['重庆市人民政府', 'province'],
    ['示范省人民政府', 'province'],
    ['示范自治区人民政府', 'province'],
    ['示范区民政局', 'department'],
    ['示范区卫生健康委员会', 'department'],
    ['示范区发展改革委', 'department'],
    ['示范区人民政府办公室', 'department'],
    ['示范省人民政府办公厅', 'department'],
    ['示范区政务服务中心', 'department'],
    ['示范市公安局交通警察支队', 'department'],
    ['示范区青禾镇人民政府便民服务中心', 'department'],
    ['示范区古南街道便民服务中心', 'department'],
    ['示范自治州人民政府外事办公室', 'department'],
    ['示范办公厅信息中心', 'department'],
    ['示范旗前山苏木人民政府', 'township'],
    ['示范区古南街道办', 'street'],
    ['北京市人民政府', 'province'],
    ['天津市人民政府', 'province'],
    ['上海市人民政府', 'province'],
    ['示范地区行政公署', 'city'],
    ['示范盟行政公署', 'city'],
    ['示范盟人民政府', 'city'],
    ['示范省水利厅', 'department'],
    ['示范市消防救援大队', 'department'],
    ['示范市公安总队', 'department'],
    ['示范市人民检察院', 'department'],
    ['示范市审计署', 'department'],
    ['示范区机关事务管理处', 'department'],
    ['示范区派出所', 'department'],
    ['示范区气象站', 'department'],
    ['示范区供销合作社', 'department'],
    ['示范区残疾人联合会', 'department'],
    ['示范区图书馆', 'department'],
    ['示范区第一学校', 'department'],
    ['示范区广播电视台', 'department'],
    ['示范区自来水公司', 'department'],
    ['示范区城投集团', 'department'],
    ['示范区武装部', 'department'],
    ['青禾', null],
    ['', null],
  ] as const)('%s: %s', (name, level) => {
    expect(levelOfName(name)).toBe(level);
  });

  test('a people’s government is bound to report assessments even where its level isn’t known', () => {
    expect(isGovernment('示范市人民政府', null)).toBe(true);
    expect(isGovernment(' 示范市人民政府 ', null)).toBe(true);
    expect(isGovernment('示范区民政局', null)).toBe(false);
    expect(isGovernment('示范区民政局', 'department')).toBe(false);
    expect(isGovernment('古南街道办事处', 'street')).toBe(false);
    expect(isGovernment('示范县人民政府', 'district')).toBe(true);
  });
});

describe('the day by which a report is due', () => {
  test.each([
    ['township', '2025-01-31'],
    ['street', '2025-01-31'],
    ['department', '2025-01-31'],
    ['district', '2025-02-20'],
    ['city', '2025-03-10'],
    ['province', '2025-03-31'],
    [null, '2025-03-31'],
  ] as const)('%s: %s', (level, day) => {
    expect(dueDay(level, 2024)).toBe(day);
  });
});

describe('how an agency calls itself', () => {
  test.each([
    ['示范区青禾镇人民政府', ['我镇']],
    ['示范县白石乡人民政府', ['我乡']],
    ['示范区古南街道办事处', ['我街道', '我街', '我办', '我处']],
    ['示范市青山区人民政府', ['我区']],
    ['示范县人民政府', ['我县']],
    ['示范旗人民政府', ['我旗']],
    ['示范市人民政府', ['我市']],
    ['示范省人民政府', ['我省']],
    ['示范区民政局', ['我局']],
    ['示范区卫生健康委员会', ['我委', '我会']],
    ['示范省教育厅', ['我厅']],
    ['示范区人民政府办公室', ['我办', '我室']],
    ['示范区政务服务中心', ['我中心']],
    ['示范区消防救援大队', []],
  ])('%s: %j', (name, names) => {
    expect(selfNamesOf(name)).toEqual(names);
  });
});
