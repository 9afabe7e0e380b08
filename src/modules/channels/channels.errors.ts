import { AppError, invalidInput, type FieldIssue } from '../../platform/errors.ts';

/** Somebody else changed it since it was shown. */
export function changedMeanwhile(what: string): AppError {
  return new AppError({
    code: 'channels.changed_by_other',
    status: 409,
    message: `${what}刚刚被他人改动过。您填写的内容还在，请看过最新情况后再保存。`,
  });
}

/** What is entered can't be taken. */
export function faulty(field: string, message: string): AppError {
  const issues: FieldIssue[] = [{ field, message }];
  return invalidInput(`填写内容有误：${message}`, issues);
}

/** Only what is public goes on to other channels. */
export function notPublic(title: string): AppError {
  return new AppError({
    code: 'channels.not_public',
    status: 409,
    message: `《${title}》没有在公开网站发布，或者已经撤下，不能转到其他渠道。`,
  });
}

/** 国办发〔2018〕123号: one account a platform. */
export function accountThere(name: string): AppError {
  return new AppError({
    code: 'channels.account_there',
    status: 409,
    message: `本机构在这个平台已经有账号“${name}”。一个单位原则上在同一平台只开设一个账号（国办发〔2018〕123号）；确需另开的，请在开设理由中说明并勾选“确需另开”。`,
  });
}

/** It is closed. */
export function closedAlready(what: string): AppError {
  return new AppError({
    code: 'channels.closed',
    status: 409,
    message: `${what}已经关停或者停用，不能再改动。`,
  });
}

/** It is registered, as closed. */
export function accountClosed(name: string): AppError {
  return new AppError({
    code: 'channels.account_closed',
    status: 409,
    message: `账号“${name}”登记过，已经关停。关停登记错了或者重新启用的，请在这个账号上“登记恢复”，不要另行登记。`,
  });
}

/** It is in use. */
export function accountInUse(name: string): AppError {
  return new AppError({
    code: 'channels.account_in_use',
    status: 409,
    message: `账号“${name}”没有关停，请刷新后查看。`,
  });
}

/** The update was struck out. */
export function updateVoidAlready(): AppError {
  return new AppError({
    code: 'channels.void',
    status: 409,
    message: '这条更新记录已经作废，请刷新后查看。',
  });
}

/** The program published it: it did stand there. */
export function sentByProgram(): AppError {
  return new AppError({
    code: 'channels.sent_by_program',
    status: 409,
    message: '这次更新是本系统发布的，自动记下，不能作废。',
  });
}

/** The posting is down. */
export function downAlready(): AppError {
  return new AppError({
    code: 'channels.taken_down',
    status: 409,
    message: '这份张贴已经登记撤下，请刷新后查看。',
  });
}

/** It hangs there: one sheet of the same on a board. */
export function hangsAlready(
  boards: readonly { readonly name: string; readonly until: string | null }[],
): AppError {
  const where = boards.map(({ name, until }) => `“${name}”${until === null ? '' : `（公示到 ${until}）`}`);
  return new AppError({
    code: 'channels.hangs_already',
    status: 409,
    message: `这份内容已经贴在${where.join('、')}，没有再登记。撤下后可以重新张贴；原来登记错了的，请先作废那条张贴记录。`,
  });
}

/** The posting was struck out. */
export function voidAlready(): AppError {
  return new AppError({
    code: 'channels.void',
    status: 409,
    message: '这条张贴记录已经作废，请刷新后查看。',
  });
}

/** It must still hang. */
export function mustHang(until: string): AppError {
  return new AppError({
    code: 'channels.must_hang',
    status: 409,
    message: `公示期到 ${until} 才满，现在撤下会使公示不足。确需提前撤下的，请填写理由。`,
  });
}

/** A photograph that can't be taken. */
export function photoRefused(): AppError {
  return new AppError({
    code: 'channels.photo_refused',
    status: 422,
    message: '照片只能是 JPG 或者 PNG 图片，不超过 10 MB，请重新选择。',
  });
}

/** What is for a board alone would be legible in a photograph of it: names of people, mostly. */
export function sheetNotKept(): AppError {
  return new AppError({
    code: 'channels.sheet_not_kept',
    status: 409,
    message:
      '这份张贴只在公示栏公开，内容常有姓名等个人信息，系统只保存张贴记录，不保存张贴的内容，所以不能上传照片。',
  });
}

/** Nothing changed since the last package. */
export function nothingNew(): AppError {
  return new AppError({
    code: 'channels.nothing_new',
    status: 409,
    message: '上次报送之后没有新的变化，不需要再生成报送包。',
  });
}

/** The connection isn't set or not in use. */
export function connectionUnusable(name: string): AppError {
  return new AppError({
    code: 'channels.connection_unusable',
    status: 409,
    message: `渠道连接“${name}”已停用或者还没有设好密钥，请联系系统管理员。`,
  });
}

/** Who made it doesn't approve it. */
export function sameHands(): AppError {
  return new AppError({
    code: 'channels.same_hands',
    status: 403,
    message: '编辑和审定应当由不同的人进行，请由另一位发布员或者终审人审定。',
  });
}

/** The issue isn't where this can be done. */
export function issueElsewhere(message: string): AppError {
  return new AppError({ code: 'channels.issue_state', status: 409, message });
}

/** The platform or county's system said no, or nothing. */
export function refusedThere(message: string): AppError {
  return new AppError({ code: 'channels.refused_there', status: 502, message });
}

/** What stands there isn't outdated (any more), or goes another way than by a person's word. */
export function settledAlready(): AppError {
  return new AppError({
    code: 'channels.settled',
    status: 409,
    message: '这份内容已经办理，或者不在这里登记，请刷新后查看。',
  });
}
