/** Why a file can't be read; the message is Chinese, for people, and says what to send instead. */
export class UnreadableFile extends Error {}
