/** A line-oriented log. Never pass personal data: names, numbers and texts of people stay in the database. */
export interface Logger {
  info(message: string, data?: Readonly<Record<string, unknown>>): void;
  warn(message: string, data?: Readonly<Record<string, unknown>>): void;
  error(message: string, data?: Readonly<Record<string, unknown>>): void;
}

/** Writes JSON lines to a stream (standard error by default). */
export function jsonLogger(write: (line: string) => void = (line) => process.stderr.write(line)): Logger {
  const log = (level: string, message: string, data?: Readonly<Record<string, unknown>>): void =>
    write(`${JSON.stringify({ at: new Date().toISOString(), level, message, ...data })}\n`);
  return {
    info: (message, data) => log('info', message, data),
    warn: (message, data) => log('warn', message, data),
    error: (message, data) => log('error', message, data),
  };
}

/** Says nothing; for tests and short commands. */
export const silentLogger: Logger = { info: () => {}, warn: () => {}, error: () => {} };
