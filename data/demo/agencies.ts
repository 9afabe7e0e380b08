import { TOWN, TOWN_PHONE, VILLAGES } from './compose.ts';
import type { DemoAgency, DemoDuty } from './types.ts';

const OFFICE_HOURS = '工作日上午9:00至12:00，下午14:00至18:00（法定节假日除外）';
const DISTRICT = '重庆市綦江区人民政府';
/** Full name of the invented bureau. */
export const BUREAU = '重庆市綦江区公共空间管理局（示例单位）';
const COURT = '有管辖权的人民法院';

const EMPTY = {
  uscc: null,
  areaCode: null,
  address: '',
  postcode: '',
  phone: '',
  fax: '',
  email: '',
  officeHours: '',
  disclosureOffice: '',
  reviewAuthority: '',
  court: '',
  duties: [],
} as const;

/** Who answers for disclosure; all people are invented. */
function duties(people: readonly (readonly [DemoDuty['duty'], string, string])[], phone: string): DemoDuty[] {
  return people.map(([duty, personName, title]) => ({
    duty,
    personName,
    title,
    phone,
    fromOn: '2023-01-03',
    untilOn: null,
  }));
}

const district: DemoAgency = {
  ...EMPTY,
  slug: 'qijiang',
  parent: null,
  kind: 'district',
  name: DISTRICT,
  shortName: '綦江区',
  selfName: '我区',
  publishes: true,
  // The codes of the demo are invented; their check digits are right (GB 32100, GB 11714).
  uscc: '115001100DEM00011X',
  areaCode: '500110',
  address: '重庆市綦江区示例大道1号',
  postcode: '401420',
  phone: '023-00000001',
  fax: '023-00000001',
  email: 'qijiang@gongkai.example',
  officeHours: OFFICE_HOURS,
  disclosureOffice: '区政府办公室政务公开科',
  reviewAuthority: '重庆市人民政府',
  court: COURT,
  sort: 1,
  duties: duties(
    [
      ['leaderInCharge', '韩启文', '区政府分管领导'],
      ['responsiblePerson', '唐文静', '区政府办公室政务公开科科长'],
      ['handler', '黎小舟', '区政府办公室政务公开科工作人员'],
    ],
    '023-00000001',
  ),
};

const town: DemoAgency = {
  ...EMPTY,
  slug: 'sanjiao',
  parent: 'qijiang',
  kind: 'township',
  name: TOWN,
  shortName: '三角镇',
  selfName: '我镇',
  publishes: true,
  uscc: '115001100DEM0002XM',
  areaCode: '500110190',
  address: '重庆市綦江区三角镇向阳街12号',
  postcode: '401428',
  phone: TOWN_PHONE,
  fax: TOWN_PHONE,
  email: 'sanjiao@gongkai.example',
  officeHours: OFFICE_HOURS,
  disclosureOffice: '党政综合办公室',
  reviewAuthority: DISTRICT,
  court: COURT,
  sort: 1,
  duties: duties(
    [
      ['leaderInCharge', '周立群', '党委委员、副镇长'],
      ['responsiblePerson', '何雨桐', '党政综合办公室主任'],
      ['handler', '陈明远', '党政综合办公室信息员'],
    ],
    TOWN_PHONE,
  ),
};

const bureau: DemoAgency = {
  ...EMPTY,
  slug: 'gonggongkongjian',
  parent: 'qijiang',
  kind: 'department',
  name: BUREAU,
  shortName: '区公共空间局（示例）',
  selfName: '我局',
  publishes: true,
  uscc: '115001100DEM00038M',
  areaCode: '500110',
  address: '重庆市綦江区示例大道8号',
  postcode: '401420',
  phone: '023-00000002',
  fax: '023-00000003',
  email: 'kongjian@gongkai.example',
  officeHours: OFFICE_HOURS,
  disclosureOffice: '办公室',
  reviewAuthority: DISTRICT,
  court: COURT,
  sort: 2,
  duties: duties(
    [
      ['leaderInCharge', '高志新', '党组成员、副局长'],
      ['responsiblePerson', '沈若兰', '办公室主任'],
      ['handler', '蒋一帆', '办公室工作人员'],
    ],
    '023-00000002',
  ),
};

/** Sections of the town (内设机构 and 所属事业单位): slug, name, short name. */
const TOWN_SECTIONS: readonly (readonly [string, string])[] = [
  ['dangzheng', '党政综合办公室'],
  ['caizheng', '财政办公室'],
  ['jingji', '经济发展办公室'],
  ['guihua', '规划建设管理环保办公室'],
  ['shehui', '社会事务办公室'],
  ['pingan', '平安法治办公室'],
  ['yingji', '应急管理办公室'],
  ['nongye', '农业服务中心'],
  ['laodong', '劳动就业和社会保障服务所'],
  ['wenhua', '文化服务中心'],
];

const BUREAU_SECTIONS: readonly (readonly [string, string])[] = [
  ['bangongshi', '办公室'],
  ['fagui', '政策法规科'],
  ['xuke', '行政审批科'],
  ['guanhu', '设施管护科'],
];

const VILLAGE_SLUGS = [
  'heshun',
  'changkou',
  'tongya',
  'qinggangping',
  'baixiangwan',
  'yankouqiao',
  'baiguoling',
  'liping',
  'shisunpo',
  'yunti',
] as const;

function section(parent: DemoAgency, [slug, name]: readonly [string, string], index: number): DemoAgency {
  return {
    ...EMPTY,
    slug: `${parent.slug}-${slug}`,
    parent: parent.slug,
    kind: 'section',
    name,
    shortName: name,
    selfName: '本单位',
    publishes: false,
    sort: index + 1,
  };
}

function village(name: string, index: number): DemoAgency {
  const isCommunity = name.endsWith('社区');
  const number = isCommunity ? index + 1 : 200 + index - 1;
  return {
    ...EMPTY,
    slug: `sanjiao-${VILLAGE_SLUGS[index] ?? index}`,
    parent: 'sanjiao',
    kind: isCommunity ? 'community' : 'village',
    name: `三角镇${name}`,
    shortName: name,
    selfName: isCommunity ? '我社区' : '我村',
    publishes: false,
    areaCode: `500110190${String(number).padStart(3, '0')}`,
    sort: 101 + index,
  };
}

/** The tree: district, town and bureau with their sections, the town's villages. Parents come before their children. */
export const DEMO_AGENCIES: readonly DemoAgency[] = [
  district,
  town,
  bureau,
  ...TOWN_SECTIONS.map((entry, index) => section(town, entry, index)),
  ...VILLAGES.map(village),
  ...BUREAU_SECTIONS.map((entry, index) => section(bureau, entry, index)),
];

/** Names of the town's sections, as `responsibleUnit` of documents uses them. */
export const TOWN_SECTION_NAMES: readonly string[] = TOWN_SECTIONS.map(([, name]) => name);
