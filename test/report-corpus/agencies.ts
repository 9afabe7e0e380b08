import type { FormVersion } from '../../src/law/annual-report/reading/read-report.ts';
import type { Scale } from './figure-sets.ts';

/** Kinds of agency, as they differ in what they must report. */
export type AgencyKind = 'township' | 'street' | 'department' | 'district' | 'city';

/** An agency that there isn't. */
export interface CorpusAgency {
  readonly key: string;
  readonly name: string;
  readonly kind: AgencyKind;
  /** 我镇, 我局. */
  readonly self: string;
  /** What it calls itself in full sentences: 石桥镇, 区财政局. */
  readonly short: string;
  readonly scale: Scale;
  readonly form: FormVersion;
}

/** Agencies of every kind, on both forms. */
export const AGENCIES: readonly CorpusAgency[] = [
  agency('shiqiao', '云溪市青岚区石桥镇人民政府', 'township', '我镇', '石桥镇', 'small'),
  agency('songping', '云溪市远山县松坪乡人民政府', 'township', '我乡', '松坪乡', 'quiet'),
  agency('wangjiang', '云溪市青岚区人民政府望江街道办事处', 'street', '我街道', '望江街道', 'small'),
  agency('qinglan', '云溪市青岚区人民政府', 'district', '我区', '青岚区', 'large'),
  agency('yuanshan', '远山县人民政府', 'district', '我县', '远山县', 'middle'),
  agency('yunxi', '云溪市人民政府', 'city', '我市', '云溪市', 'large'),
  agency('caizheng', '云溪市青岚区财政局', 'department', '我局', '区财政局', 'middle'),
  agency('shichang', '远山县市场监督管理局', 'department', '我局', '县市场监管局', 'middle'),
  agency('weijian', '云溪市青岚区卫生健康委员会', 'department', '我委', '区卫生健康委', 'small'),
  agency('zhujian', '云溪市住房和城乡建设委员会', 'department', '我委', '市住房城乡建设委', 'large'),
  agency('ziyuan', '云溪市公共资源交易中心', 'department', '我中心', '市公共资源交易中心', 'quiet'),
  agency('baihe', '远山县白鹤镇人民政府', 'township', '我镇', '白鹤镇', 'quiet'),
  agency('jiangan', '云溪市江安区人民政府', 'district', '我区', '江安区', 'middle', '2019'),
  agency('lishan', '云溪市江安区梨山镇人民政府', 'township', '我镇', '梨山镇', 'small', '2019'),
  agency('jiaoyu', '云溪市江安区教育局', 'department', '我局', '区教育局', 'middle', '2019'),
  agency('fagai', '云溪市发展和改革委员会', 'department', '我委', '市发展改革委', 'small', '2019'),
];

function agency(
  key: string,
  name: string,
  kind: AgencyKind,
  self: string,
  short: string,
  scale: Scale,
  form: FormVersion = '2021',
): CorpusAgency {
  return { key, name, kind, self, short, scale, form };
}
