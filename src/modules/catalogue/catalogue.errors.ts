import { AppError } from '../../platform/errors.ts';

/** Two people changed the column. */
export function changedMeanwhile(): AppError {
  return new AppError({
    code: 'catalogue.changed_by_other',
    status: 409,
    message: '这个栏目刚刚被他人修改过。请刷新页面后再操作。',
  });
}

/** A sibling has that address. */
export function slugTaken(slug: string): AppError {
  return new AppError({
    code: 'catalogue.slug_taken',
    status: 409,
    message: `同级已有网址标识为“${slug}”的栏目，请换一个。`,
  });
}

/** The first level is prescribed. */
export function slugReserved(slug: string): AppError {
  return new AppError({
    code: 'catalogue.slug_reserved',
    status: 422,
    message: `“${slug}”是系统保留的网址标识，请换一个。`,
  });
}

/** Law demands the column. */
export function statutoryColumn(law: string): AppError {
  return new AppError({
    code: 'catalogue.statutory',
    status: 409,
    message: `这个栏目是法定栏目（${law}），不能停用。没有相应内容时，请在栏目说明中写明。`,
  });
}

/** There is something in it or below it. */
export function columnInUse(): AppError {
  return new AppError({
    code: 'catalogue.in_use',
    status: 409,
    message: '这个栏目（或其下级栏目）已有发布的内容，网址必须保留，不能停用。',
  });
}

/** An agency without pages of its own has no catalogue. */
export function doesNotPublish(name: string): AppError {
  return new AppError({
    code: 'catalogue.does_not_publish',
    status: 409,
    message: `${name}没有开通公开栏目。请先在机构信息中勾选“以自己的名义公开信息”。`,
  });
}

/** Old links lead on from there to another column. */
export function addressOfOthers(): AppError {
  return new AppError({
    code: 'catalogue.address_of_others',
    status: 409,
    message: '这个网址以前属于其他栏目，旧链接还在使用，不能改作他用。请换一个网址标识。',
  });
}

/** The statutory tree keeps its shape. */
export function statutoryPlace(): AppError {
  return new AppError({
    code: 'catalogue.statutory_place',
    status: 409,
    message: '法定栏目的位置和网址按规定设置，不能移动。可以修改名称、说明和排序。',
  });
}

/** Below itself, into another block or another agency's catalogue. */
export function wrongPlace(): AppError {
  return new AppError({
    code: 'catalogue.wrong_place',
    status: 422,
    message: '只能移动到本单位同一板块的其他栏目之下，且不能移到自己的下级栏目之下。请另选上级栏目。',
  });
}

/** Below a retired column nothing can stand. */
export function parentRetired(name: string): AppError {
  return new AppError({
    code: 'catalogue.parent_retired',
    status: 409,
    message: `上级栏目“${name}”已停用，请先恢复上级栏目。`,
  });
}

/** The agency's template is faulty, or asks for codes that the agency lacks. */
export function noIndexNumber(name: string, problems: readonly string[]): AppError {
  return new AppError({
    code: 'catalogue.index_number',
    status: 409,
    message: `${name}还不能分配索引号：${problems.join('')}`,
  });
}
