import { EMPTY, type SafeHtml, html } from '../html.ts';
import {
  APPLY_LIMITS,
  type ApplyErrors,
  type ApplyField,
  type ApplyValues,
  ID_KINDS,
  ORGANISATION_KINDS,
} from './apply-fields.ts';
import { fileField, selectField, textField, tickBox } from './form-parts.ts';
import type { KeptFile } from './request-model.ts';

/** What the second page of the application shows of who applies. */
export interface ApplicantFields {
  readonly values: ApplyValues;
  readonly errors: ApplyErrors;
  readonly keptFiles: readonly KeptFile[];
}

const ACCEPT = '.jpg,.jpeg,.png,.pdf,.docx';
const FILE_HINT = '可以是 JPG、PNG 图片，PDF 或者 Word 文档。用手机拍一张看得清的照片就行。';

/** The fields about the applicant, an agent, and help. */
export function applicantFields(page: ApplicantFields): SafeHtml {
  return html`${page.values.applicant === 'organisation' ? ofOrganisation(page) : ofPerson(page)}<h3>怎样联系</h3>
<p class="field-hint">至少填写一种，工作人员要用它与您确认收到申请、送达答复。</p>
${line(page, 'phone', { type: 'tel', autocomplete: 'tel' })}${line(page, 'email', {
    type: 'email',
    autocomplete: 'email',
    ...(page.values.delivery === 'email' ? {} : { optional: true }),
  })}${line(page, 'address', {
    autocomplete: 'address-line1',
    ...(page.values.delivery === 'post' ? {} : { optional: true }),
  })}${line(page, 'postcode', { optional: true, autocomplete: 'postal-code' })}${agent(page)}${help(page)}`;
}

/** The names of the fields in the order of the page, for the list of complaints. */
export function applicantLabels(values: ApplyValues): Readonly<Record<string, string>> {
  const organisation = values.applicant === 'organisation';
  return {
    name: organisation ? '单位名称' : '姓名',
    ...(organisation
      ? { organisationKind: LABELS.organisationKind, uscc: LABELS.uscc, contact: LABELS.contact }
      : { idKind: LABELS.idKind, idNumber: LABELS.idNumber }),
    proof: organisation ? '单位的证明' : '身份证明',
    phone: LABELS.phone,
    email: LABELS.email,
    address: LABELS.address,
    postcode: LABELS.postcode,
    agentName: LABELS.agentName,
    agentPhone: LABELS.agentPhone,
    authorisation: '委托书',
    answer: '最后的问题',
  };
}

const LABELS = {
  idKind: '证件种类',
  idNumber: '证件号码',
  organisationKind: '单位类别',
  uscc: '统一社会信用代码',
  contact: '法定代表人或者联系人',
  phone: '联系电话',
  email: '电子邮箱',
  address: '通信地址',
  postcode: '邮政编码',
  agentName: '代理人姓名',
  agentPhone: '代理人电话',
} as const;

function ofPerson(page: ApplicantFields): SafeHtml {
  const { values, errors } = page;
  return html`${line(page, 'name', { label: '姓名', autocomplete: 'name' })}${selectField(
    { name: 'idKind', label: LABELS.idKind, value: values.idKind, error: errors.idKind },
    ID_KINDS,
  )}${line(page, 'idNumber', { autocomplete: 'off' })}${file(page, 'proof', '身份证明（证件照片）', FILE_HINT)}`;
}

function ofOrganisation(page: ApplicantFields): SafeHtml {
  const { values, errors } = page;
  return html`${line(page, 'name', { label: '单位名称', autocomplete: 'organization' })}${selectField(
    {
      name: 'organisationKind',
      label: LABELS.organisationKind,
      value: values.organisationKind,
      error: errors.organisationKind,
      hint: '只用于统计，不影响办理。',
    },
    { '': '请选择', ...ORGANISATION_KINDS },
  )}${line(page, 'uscc', {
    autocomplete: 'off',
    hint: '18 位，见营业执照或者登记证书。',
  })}${line(page, 'contact', { autocomplete: 'name' })}${file(
    page,
    'proof',
    '单位的证明（营业执照或者登记证书）',
    FILE_HINT,
  )}`;
}

/** Folded until it is needed; open where something in it is wrong or filled in. */
function agent(page: ApplicantFields): SafeHtml {
  const { values, errors, keptFiles } = page;
  const used =
    values.agentName !== '' ||
    values.agentPhone !== '' ||
    errors.authorisation !== undefined ||
    keptFiles.some((one) => one.field === 'authorisation');
  return html`<details class="fold"${used ? html` open` : EMPTY}>
<summary>委托他人代为申请的，点开填写</summary>
${line(page, 'agentName', { optional: true })}${line(page, 'agentPhone', { optional: true, type: 'tel' })}${file(
    page,
    'authorisation',
    '委托书',
    '写明委托谁、委托什么事，由申请人签名或者盖章。',
  )}</details>
`;
}

function help({ values }: ApplicantFields): SafeHtml {
  return tickBox({
    name: 'help',
    label: '我阅读有困难，或者看不清、听不清，需要帮助',
    value: values.help,
    hint: '勾选后，工作人员会主动与您联系（条例第43条）；证件照片也可以以后再补。',
  });
}

function file(page: ApplicantFields, name: KeptFile['field'], label: string, hint: string): SafeHtml {
  const kept = page.keptFiles.find((one) => one.field === name);
  return fileField({ name, label, hint, accept: ACCEPT, kept, error: page.errors[name] });
}

function line(
  page: ApplicantFields,
  name: Exclude<
    ApplyField,
    | 'applicant'
    | 'title'
    | 'documentNumber'
    | 'features'
    | 'supply'
    | 'delivery'
    | 'idKind'
    | 'organisationKind'
    | 'help'
  >,
  more: {
    readonly label?: string;
    readonly hint?: string;
    readonly optional?: boolean;
    readonly autocomplete?: string;
    readonly type?: 'tel' | 'email';
  },
): SafeHtml {
  return textField({
    name,
    label: name === 'name' ? '姓名' : LABELS[name],
    value: page.values[name],
    error: page.errors[name],
    most: APPLY_LIMITS[name] ?? 100,
    ...more,
  });
}
