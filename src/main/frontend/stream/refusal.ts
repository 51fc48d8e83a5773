const BUSY = 429;
const REQUEST_TIMEOUT = 408;

/** Stream has understood and says no; asking the same again would not help. Everything else is trouble that may pass. */
export function isRefusal(failure: unknown): boolean {
  const status = statusOf(failure);
  return status >= 400 && status < 500 && status !== BUSY && status !== REQUEST_TIMEOUT;
}

/** The SDK tells of a refused request in a property, of a refused socket in JSON as the error's message. */
function statusOf(failure: unknown): number {
  if (!(failure instanceof Error)) return 0;
  const { status } = failure as { status?: unknown };
  if (typeof status === "number") return status;
  try {
    return Number((JSON.parse(failure.message) as { StatusCode?: unknown } | null)?.StatusCode) || 0;
  } catch {
    return 0;
  }
}
