import type { StatusFormName } from '../../portal/requests/request-model.ts';
import { SCORES } from '../../portal/requests/status-forms.ts';
import type { PublicUpload } from './apply-uploads.ts';

const SENT_NOTICES: Readonly<Record<StatusFormName, string>> = {
  clarify: '已经收到您的补正。',
  reasons: '已经收到您说明的理由。',
  message: '已经发给承办人。',
  withdraw: '已经撤回申请。',
  satisfaction: '已经收到您的评价，谢谢。',
  publish: '已经收到您的建议，受理机关会研究是否主动公开。',
};

/** What is said after a form of the status page was taken; `restarts`: whether the limit began anew with it. */
export function sentNotice(form: StatusFormName, { restarts }: { readonly restarts: boolean }): string {
  return form === 'clarify' && restarts ? '已经收到您的补正，答复的期限重新计算。' : SENT_NOTICES[form];
}

const LONGEST = 2_000;
const MUST_SAY: Partial<Readonly<Record<StatusFormName, string>>> = {
  clarify: '请写明补正的内容，或者附上文件。',
  reasons: '请写明理由。',
  message: '请写明内容，或者附上文件。',
};

/** What is wrong with what was sent, by field; empty when nothing is. */
export function faultsOf(
  form: StatusFormName,
  sent: { readonly text: string; readonly score: string; readonly file: PublicUpload | undefined },
): Readonly<Record<string, string>> {
  const { text, score, file } = sent;
  const errors: Record<string, string> = {};
  const must = MUST_SAY[form];
  const length = [...text].length;
  if (must !== undefined && text === '' && file?.ok !== true) errors[`${form}-text`] = must;
  if (length > LONGEST)
    errors[`${form}-text`] = `最多 ${LONGEST} 个字，现在有 ${length} 个字，请缩短，或者写在文件里附上。`;
  if (file?.ok === false) errors[`${form}-file`] = file.message;
  if (form === 'satisfaction' && !Object.hasOwn(SCORES, score)) errors['satisfaction-score'] = '请选择一项。';
  return errors;
}
