const MEGABYTE = 1024 * 1024;

/** Chinese: why an attachment beyond the limit isn't looked into. */
export function tooLargeToCheck(maxBytes: number): string {
  return `文件超过 ${Math.floor(maxBytes / MEGABYTE)} MB，没有检查。请压缩图片或者分成几个文件。`;
}

/** Chinese: why a file beyond the limit isn't read, and what to send instead. */
export function tooLargeToRead(maxBytes: number): string {
  return `文件超过 ${Math.floor(maxBytes / MEGABYTE)} MB，没有读取。请删去图片和附件，只留报告本身，另存后再试。`;
}
