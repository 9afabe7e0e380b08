/**
 * Says what is going on while something long runs: on a terminal a line with the seconds gone, elsewhere one line at
 * the start and one at the end.
 */
export async function withProgress(what, work) {
  const started = Date.now();
  const seconds = () => ((Date.now() - started) / 1000).toFixed(1);
  const terminal = process.stderr.isTTY;
  process.stderr.write(terminal ? `${what}……` : `${what}……\n`);
  const timer = terminal
    ? setInterval(
        () => process.stderr.write(`\r${what}……${Math.floor((Date.now() - started) / 1000)} 秒`),
        1000,
      )
    : null;
  try {
    return await work();
  } finally {
    if (timer !== null) clearInterval(timer);
    process.stderr.write(`${terminal ? '\r' : ''}${what}，用时 ${seconds()} 秒\n`);
  }
}
