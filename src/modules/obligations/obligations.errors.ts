import { AppError, invalidInput, type FieldIssue } from '../../platform/errors.ts';

/** Somebody else changed it since it was shown. */
export function changedMeanwhile(what: string): AppError {
  return new AppError({
    code: 'obligations.changed_by_other',
    status: 409,
    message: `${what}刚刚被他人改动过。您填写的内容还在，请看过最新情况后再保存。`,
  });
}

/** What is entered can't be taken. */
export function faulty(issues: readonly FieldIssue[]): AppError {
  return invalidInput(`填写内容有误：${issues[0]?.message ?? '请检查后重新提交。'}`, issues);
}

/** The agency has a 标准目录 already. */
export function itemsThere(): AppError {
  return new AppError({
    code: 'obligations.items_there',
    status: 409,
    message: '本机构已经有标准目录，请直接修改其中的事项。',
  });
}

/** A key is taken. */
export function itemThere(name: string): AppError {
  return new AppError({
    code: 'obligations.item_there',
    status: 409,
    message: `标准目录里已经有“${name}”，请勿重复增加。`,
  });
}

/** The item isn't in force any more. */
export function itemRetired(): AppError {
  return new AppError({
    code: 'obligations.item_retired',
    status: 409,
    message: '这个公开事项已经停用，不能再改动。',
  });
}

/** Nothing that happens makes the item due: it goes by periods, or isn't counted. */
export function notRaised(): AppError {
  return new AppError({
    code: 'obligations.not_raised',
    status: 409,
    message: '这个公开事项按周期产生义务，或者不计入登记册，不需要登记发生。',
  });
}

/** The work is done. */
export function workClosed(): AppError {
  return new AppError({
    code: 'obligations.work_closed',
    status: 409,
    message: '这个工作事项已经办结，不能再进入新的阶段。',
  });
}

/** Work goes forward through its stages. */
export function stageNotNext(name: string): AppError {
  return new AppError({
    code: 'obligations.stage_not_next',
    status: 409,
    message: `现在不能进入“${name}”：阶段只能向后推进，已经过的阶段不能再进入。`,
  });
}

/** Only the stage that was entered last can be taken back. */
export function stageNotLast(): AppError {
  return new AppError({
    code: 'obligations.stage_not_last',
    status: 409,
    message: '只能撤回最后进入的阶段。更早的阶段日期有误的，请用“更正日期”。',
  });
}

/** Something that the stage made due is settled already. */
export function stageDutiesSettled(what: string): AppError {
  return new AppError({
    code: 'obligations.stage_duties_settled',
    status: 409,
    message: `这个阶段的公开义务“${what}”已经有了结果，不能撤回阶段。日期有误的，请用“更正日期”；确实没有进入这个阶段的，请发布员先在登记册把这项义务“重新待办”，再撤回。`,
  });
}

/** Who drafts can't make late duties on time. */
export function lateDutiesOfStage(): AppError {
  return new AppError({
    code: 'obligations.late_duties_of_stage',
    status: 403,
    message: '这个阶段有逾期的公开义务，把日期改晚或者撤回阶段须由本机构的发布员或者监督员办理。',
  });
}

/** What was taken back with its stage isn't opened again. */
export function takenBackWithStage(): AppError {
  return new AppError({
    code: 'obligations.taken_back',
    status: 409,
    message: '这项公开义务随阶段的撤回或者更正撤销了，不能重新待办。工作确实进入这个阶段的，请重新登记阶段。',
  });
}

/** An obligation that is settled, or isn't. */
export function settledAlready(): AppError {
  return new AppError({
    code: 'obligations.settled',
    status: 409,
    message: '这项公开义务已经有了结果，请刷新后查看。',
  });
}

/** Nobody can know that there is nothing to publish before a period ends. */
export function nilTooEarly(period: {
  readonly label: string;
  readonly to: string;
  readonly from: string;
}): AppError {
  const { label, to, from } = period;
  return new AppError({
    code: 'obligations.nil_too_early',
    status: 409,
    message: `${label}到${to}才结束，在此之前还可能产生应当公开的信息，不能签报无此类信息。${from}当天起可以签报。`,
  });
}

/** Sheets say that there is something. */
export function nilBesideSheets(): AppError {
  return new AppError({
    code: 'obligations.nil_beside_sheets',
    status: 409,
    message:
      '这项公开义务已经登记了张贴，不能签报无此类信息。还有村没有张贴的，请在张贴以后“登记张贴”；张贴登记错了的，请先作废张贴记录。',
  });
}

/** Nothing to open again. */
export function notSettled(): AppError {
  return new AppError({
    code: 'obligations.not_settled',
    status: 409,
    message: '这项公开义务还没有结果，不需要重新打开。',
  });
}

/** Sheets alone don't meet what is for everybody. */
export function notForBoards(): AppError {
  return new AppError({
    code: 'obligations.not_for_boards',
    status: 409,
    message:
      '这项公开义务不只在公示栏公开，张贴不能算作履行。请先在网站公开，再“指明文稿”；公开渠道有误的，请先在标准目录中改正这个公开事项。',
  });
}

/** Only what is or will be public of the same agency can meet it. */
export function foreignDocument(): AppError {
  return new AppError({
    code: 'obligations.foreign_document',
    status: 422,
    message: '只能用本机构的文稿履行本机构的公开义务。',
  });
}

/** What never was public can't be taken back. */
export function neverPublic(): AppError {
  return new AppError({
    code: 'obligations.never_public',
    status: 422,
    message: '这份文稿没有公开过，不需要撤回。请指明已经公开的那份处罚决定。',
  });
}

/** A document was public before what it is to meet; `counts`: from when it would, with a reason. */
export function publishedBefore(on: {
  readonly publishedOn: string;
  readonly begin: string;
  readonly counts: 'trigger' | 'today' | 'periodToday';
}): AppError {
  const effect = {
    trigger: '自起算之日算作履行',
    today: '自今天算作履行；应当自起算之日算的，请发布员指明',
    periodToday: '自今天算作履行',
  }[on.counts];
  return new AppError({
    code: 'obligations.published_before',
    status: 422,
    message: `这份文稿${on.publishedOn}已经公开，早于义务起算的${on.begin}，看不出是为这件事公开的。请改选文稿；确由它履行的，请写明理由。写明理由的，${effect}。理由记入登记册和审计记录。`,
  });
}

/** A file that can't be read, with the reader's own words. */
export function unreadableItems(message: string, cause: unknown): AppError {
  return new AppError({ code: 'obligations.unreadable_items', status: 422, message, cause });
}

/** No file came. */
export function noItemFile(): AppError {
  return new AppError({
    code: 'obligations.no_item_file',
    status: 422,
    message: '没有收到文件。请选择标准目录的文件，再上传。',
  });
}

/** A file without any table of a 标准目录. */
export function noItems(problems: readonly string[]): AppError {
  return new AppError({
    code: 'obligations.no_items',
    status: 422,
    message: `文件中没有找到标准目录的表格，没有保存。${problems.slice(0, 3).join('')}请确认表格带有“公开事项、公开内容、公开时限”等表头，而且没有做成图片。`,
  });
}

/** A file was taken over already. */
export function importApplied(): AppError {
  return new AppError({
    code: 'obligations.import_applied',
    status: 409,
    message: '这个文件已经写入过标准目录。需要再次对照时，请重新读入文件。',
  });
}

/** What was previewed isn't what would happen now. */
export function importOutdated(): AppError {
  return new AppError({
    code: 'obligations.import_outdated',
    status: 409,
    message: '标准目录在预览之后有了改动，没有写入。请看过新的预览再写入。',
  });
}

/** A 标准目录 that is in use can't be exchanged as a whole. */
export function itemsInUse(): AppError {
  return new AppError({
    code: 'obligations.items_in_use',
    status: 409,
    message: '标准目录已经启用：有事项改动过，或者已有办理、提醒的记录，不能整套换用。请逐项修改或者停用。',
  });
}
