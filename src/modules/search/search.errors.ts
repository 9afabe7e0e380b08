import { AppError, invalidInput } from '../../platform/errors.ts';

/** Somebody saved another list in between. */
export function synonymsChanged(): AppError {
  return new AppError({
    code: 'search.synonyms_changed',
    status: 409,
    message: '同义词表已被他人修改，请刷新后把您的改动再填一次。',
  });
}

/** Lines that say nothing. */
export function badSynonyms(faults: readonly string[]): AppError {
  return invalidInput(faults.slice(0, 5).join(''));
}
