import { REQUEST_COLUMN_LABELS } from '../../law/annual-report/form.ts';
import { residentIdProblem } from '../../law/resident-id.ts';
import { usccProblem } from '../../law/uscc.ts';

/**
 * The online application: exactly what 条例第29条 wants (who, what, in which form and way) and nothing more; no purpose.
 * Names are those of the fields in the page.
 */

/** Filled in on the first page. */
export const DESCRIPTION_FIELDS = [
  'applicant',
  'title',
  'documentNumber',
  'features',
  'supply',
  'delivery',
] as const;

/** Filled in on the second page. */
export const APPLICANT_FIELDS = [
  'name',
  'idKind',
  'idNumber',
  'organisationKind',
  'uscc',
  'contact',
  'phone',
  'email',
  'address',
  'postcode',
  'agentName',
  'agentPhone',
  'help',
] as const;

/** A field of the application. */
export type ApplyField = (typeof DESCRIPTION_FIELDS)[number] | (typeof APPLICANT_FIELDS)[number];

/** What was typed, as it was typed; empty where nothing was. */
export type ApplyValues = Readonly<Record<ApplyField, string>>;

/** Complaints by field, in Chinese. Besides the fields: `proof` and `authorisation` (files), `answer` (the question). */
export type ApplyErrors = Readonly<
  Partial<Record<ApplyField | 'proof' | 'authorisation' | 'answer', string>>
>;

/** Who applies. */
export const APPLICANTS = { person: '个人', organisation: '法人或者其他组织' } as const;

/** What an organisation is: the columns of the annual report's table three. */
export const ORGANISATION_KINDS = {
  enterprise: REQUEST_COLUMN_LABELS.enterprise,
  research: REQUEST_COLUMN_LABELS.research,
  welfare: REQUEST_COLUMN_LABELS.welfare,
  legal: REQUEST_COLUMN_LABELS.legal,
  other: REQUEST_COLUMN_LABELS.other,
} as const;

/** Kinds of identity proof of a person. */
export const ID_KINDS = {
  residentId: '居民身份证',
  passport: '护照',
  homeReturn: '港澳居民来往内地通行证',
  taiwan: '台湾居民来往大陆通行证',
  residencePermit: '外国人永久居留身份证',
  other: '其他证件',
} as const;

/** 获取信息的方式: the form in which the information is given. */
export const SUPPLIES = {
  paper: '纸质材料',
  electronic: '电子文件',
  inspect: '到场查阅、抄录',
} as const;

/** 获取信息的途径: the way on which it is handed over. */
export const DELIVERIES = {
  online: '在本站下载',
  email: '发到电子邮箱',
  post: '邮寄',
  inPerson: '自己来取，或者到场查阅',
} as const;

/** Longest texts, in characters. */
export const APPLY_LIMITS: Readonly<Partial<Record<ApplyField, number>>> = {
  title: 200,
  documentNumber: 100,
  features: 2_000,
  name: 100,
  idNumber: 40,
  uscc: 30,
  contact: 50,
  phone: 40,
  email: 100,
  address: 200,
  postcode: 10,
  agentName: 50,
  agentPhone: 40,
};

/** What is chosen before anybody has chosen. */
export const EMPTY_APPLICATION: ApplyValues = {
  applicant: 'person',
  title: '',
  documentNumber: '',
  features: '',
  supply: 'electronic',
  delivery: 'online',
  name: '',
  idKind: 'residentId',
  idNumber: '',
  organisationKind: '',
  uscc: '',
  contact: '',
  phone: '',
  email: '',
  address: '',
  postcode: '',
  agentName: '',
  agentPhone: '',
  help: '',
};

/** The fields of a sent form, without spaces around them; what is none of them is passed over. */
export function readApplication(field: (name: string) => string): ApplyValues {
  const values: Record<ApplyField, string> = { ...EMPTY_APPLICATION };
  for (const name of [...DESCRIPTION_FIELDS, ...APPLICANT_FIELDS]) values[name] = field(name).trim();
  const code = (text: string): string => text.normalize('NFKC').replace(/\s/g, '').toUpperCase();
  return { ...values, idNumber: code(values.idNumber), uscc: code(values.uscc) };
}

/** What is wrong on the first page; empty when nothing is. */
export function checkDescription(values: ApplyValues): ApplyErrors {
  const errors: Partial<Record<ApplyField, string>> = tooLong(values);
  if (!Object.hasOwn(APPLICANTS, values.applicant)) errors.applicant = '请选择以个人还是以单位的名义申请。';
  if (values.title === '' && values.features === '')
    errors.title = '请写明需要什么信息：写信息的名称，或者在“其他特征”里描述，至少填一项。';
  if (!Object.hasOwn(SUPPLIES, values.supply)) errors.supply = '请选择需要哪种形式的信息。';
  if (!Object.hasOwn(DELIVERIES, values.delivery)) errors.delivery = '请选择用什么途径获取。';
  else errors.delivery = misfit(values) ?? errors.delivery ?? '';
  return withoutEmpty(errors);
}

/**
 * What is wrong on the second page; empty when nothing is. Who asks for help needn't upload anything: staff will see to
 * it with them.
 * @param files which files came, now or with an earlier try
 */
export function checkApplicant(
  values: ApplyValues,
  files: { readonly proof: boolean; readonly authorisation: boolean },
): ApplyErrors {
  const errors: Partial<Record<ApplyField | 'proof' | 'authorisation', string>> = tooLong(values);
  const organisation = values.applicant === 'organisation';
  if (values.name === '') errors.name = organisation ? '请填写单位的全称。' : '请填写申请人的姓名。';
  Object.assign(
    errors,
    organisation ? organisationErrors(values) : personErrors(values),
    contactErrors(values),
  );
  if (!files.proof && values.help === '')
    errors.proof = organisation
      ? '请选择营业执照等证明的照片或者文件；上传有困难的，请勾选下面的“需要帮助”。'
      : '请选择身份证件的照片；上传有困难的，请勾选下面的“需要帮助”。';
  if (values.agentName !== '' && !files.authorisation && values.help === '')
    errors.authorisation = '由他人代为申请的，请选择委托书的照片或者文件。';
  if (values.agentName === '' && (values.agentPhone !== '' || files.authorisation))
    errors.agentName = '请填写代理人的姓名；没有委托他人的，请清空这一部分。';
  return withoutEmpty(errors);
}

function personErrors(values: ApplyValues): Partial<Record<ApplyField, string>> {
  if (!Object.hasOwn(ID_KINDS, values.idKind)) return { idKind: '请选择证件的种类。' };
  if (values.idNumber === '') return { idNumber: '请填写证件号码。' };
  return { idNumber: values.idKind === 'residentId' ? (residentIdProblem(values.idNumber) ?? '') : '' };
}

function organisationErrors(values: ApplyValues): Partial<Record<ApplyField, string>> {
  return {
    organisationKind: Object.hasOwn(ORGANISATION_KINDS, values.organisationKind)
      ? ''
      : '请选择单位的类别；都不合适的，选“其他”。',
    uscc:
      values.uscc === ''
        ? '请填写统一社会信用代码，见营业执照或者登记证书。'
        : (usccProblem(values.uscc) ?? ''),
    contact: values.contact === '' ? '请填写法定代表人或者联系人的姓名。' : '',
  };
}

/** 联系方式: whichever, but what the chosen way needs. */
function contactErrors(values: ApplyValues): Partial<Record<ApplyField, string>> {
  const errors: Partial<Record<ApplyField, string>> = {};
  if (values.phone === '' && values.email === '' && values.address === '')
    errors.phone = '请至少填写一种联系方式：电话、电子邮箱或者通信地址。';
  if (values.email === '' && values.delivery === 'email')
    errors.email = '您选择发到电子邮箱，请填写邮箱地址。';
  if (values.email !== '' && !/^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(values.email))
    errors.email = '电子邮箱的写法不对，例如 name@example.com。';
  if (values.address === '' && values.delivery === 'post')
    errors.address = '您选择邮寄，请填写详细的通信地址。';
  if (values.postcode !== '' && !/^\d{6}$/.test(values.postcode.normalize('NFKC')))
    errors.postcode = '邮政编码应为 6 位数字，不清楚的可以不填。';
  return errors;
}

function misfit({ supply, delivery }: ApplyValues): string | null {
  if (supply === 'paper' && (delivery === 'online' || delivery === 'email'))
    return '纸质材料只能邮寄或者来取，请改选途径；也可以把形式改为电子文件。';
  if (supply === 'inspect' && delivery !== 'inPerson')
    return '到场查阅、抄录的，请选“自己来取，或者到场查阅”。';
  return null;
}

function tooLong(values: ApplyValues): Partial<Record<ApplyField, string>> {
  const errors: Partial<Record<ApplyField, string>> = {};
  for (const name of [...DESCRIPTION_FIELDS, ...APPLICANT_FIELDS]) {
    const most = APPLY_LIMITS[name];
    const length = [...values[name]].length;
    if (most !== undefined && length > most)
      errors[name] = `这一项最多 ${most} 个字，现在有 ${length} 个字，请缩短。`;
  }
  return errors;
}

function withoutEmpty(errors: ApplyErrors): ApplyErrors {
  return Object.fromEntries(Object.entries(errors).filter(([, message]) => message !== ''));
}
