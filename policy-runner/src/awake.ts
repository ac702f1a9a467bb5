/**
 * Waits for what other threads of WebAssembly's do. Nothing of theirs keeps Node.js 24 from ending meanwhile,
 * as if all were done, once there is nothing else to wait for.
 */
export async function awake<T>(work: Promise<T>): Promise<T> {
  const waiting = setInterval(() => undefined, 2 ** 30);
  try {
    return await work;
  } finally {
    clearInterval(waiting);
  }
}
