import type { CatalogueProfile } from '../../catalogue/profiles.ts';
import { each } from '../standard-item-limits.ts';
import { type FieldSpec, POSTED_CHANNELS } from '../standard-item-spec.ts';

/** 街道 aren't named in 第21条. */
const TOWNSHIP: readonly CatalogueProfile[] = ['township'];
const COUNTY: readonly CatalogueProfile[] = ['district', 'department'];
const BOTH: readonly CatalogueProfile[] = [...TOWNSHIP, ...COUNTY];

/** What 条例第21条 adds for townships, and for counties and their departments. */
export const ARTICLE_21: FieldSpec = {
  field: 'statutory',
  ground: '政府信息公开条例第21条',
  county: '本机关',
  township: '本机关',
  levels: ['county', 'township'],
  categories: {
    农业农村: [
      {
        slug: 'art21-agricultural-policy',
        name: '贯彻落实农业农村政策',
        content: '强农惠农政策在本地的实施办法、享受的条件、资金安排和落实结果。',
        channels: POSTED_CHANNELS,
        only: TOWNSHIP,
      },
      {
        slug: 'art21-water-works',
        name: '农田水利工程建设运营',
        content: '工程的名称、投资、施工单位、完成情况，以及建成后由谁管护、怎样收费。',
        basis: '农田水利条例',
        channels: POSTED_CHANNELS,
        only: TOWNSHIP,
      },
      {
        slug: 'art21-land-transfer',
        name: '农村土地承包经营权流转',
        content: '流转的政策和程序、供求信息、流转的面积和期限，以及纠纷调解的途径。',
        basis: '农村土地承包法；农村土地经营权流转管理办法',
        channels: POSTED_CHANNELS,
        only: TOWNSHIP,
      },
      {
        slug: 'art21-homestead',
        name: '宅基地使用情况审核',
        content: '申请的条件和程序、审批的结果、批准的面积和四至，以及监督电话。',
        basis: '土地管理法第62条；土地管理法实施条例第34条',
        channels: POSTED_CHANNELS,
        only: TOWNSHIP,
      },
      {
        slug: 'art21-funds-and-labour',
        name: '筹资筹劳',
        content: '议定的项目、筹资筹劳的数额和对象、审核的意见、资金和劳务的使用结果。',
        basis: '国办发〔2007〕4号；村民委员会组织法第24条',
        channels: POSTED_CHANNELS,
        only: TOWNSHIP,
      },
    ],
    征收和救助: [
      {
        slug: 'art21-land-requisition',
        name: '土地征收',
        content: '批准文件、征收范围、征收时间，补偿的标准和安置的安排。',
        basis: '土地管理法实施条例第31条',
        rule: 'landLevyNotice',
        channels: POSTED_CHANNELS,
        only: BOTH,
      },
      {
        slug: 'art21-house-requisition',
        name: '房屋征收',
        content: '征收的决定和范围、补偿方案、补偿的结果，以及不服时的救济途径。',
        channels: POSTED_CHANNELS,
        only: BOTH,
      },
      {
        slug: 'art21-social-relief',
        name: '社会救助',
        content: '救助的政策、标准和申请程序，获得救助的户数、人数和资金。',
        basis: '社会救助暂行办法第62条',
        rule: each('month'),
        channels: POSTED_CHANNELS,
        only: BOTH,
      },
    ],
    城市和公共服务: [
      {
        slug: 'art21-municipal-works',
        name: '市政建设',
        content: '道路、供水、排水、绿化等设施的建设计划、进展和完成情况。',
        only: COUNTY,
      },
      {
        slug: 'art21-public-services',
        name: '公共服务',
        content: '服务的事项、标准、地点和时间，服务单位的名单和评价结果。',
        only: COUNTY,
      },
      {
        slug: 'art21-public-welfare',
        name: '公益事业',
        content: '公益项目的安排、资金的来源和使用、受益的范围。',
        only: COUNTY,
      },
      {
        slug: 'art21-public-order',
        name: '治安管理',
        content: '治安管理的措施和通告、治安形势和防范提示。',
        only: COUNTY,
      },
    ],
  },
};
