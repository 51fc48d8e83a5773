import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { GRANT } from "../signalling/fake-grant";
import { DeferredTransport } from "./deferred-transport";
import type { MediaTransport } from "./media-transport";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("hands on in order what came before its code, and says so when the code cannot be had", async () => {
  const heard: string[] = [];
  const paths: string[] = [];
  const loaded = {
    direct: null,
    opensDevices: true,
    granted: () => heard.push("granted"),
    enter: () => heard.push("enter"),
    close: () => heard.push("close"),
    suspend: () => heard.push("suspend"),
  } as unknown as MediaTransport;
  let tries = 0;
  const load = async () => {
    if (tries++ === 0) throw new TypeError("network");
    return loaded;
  };
  const transport = new DeferredTransport(load, { onPath: (path) => paths.push(path) });
  transport.granted(GRANT);
  transport.enter();
  transport.close();
  await vi.advanceTimersByTimeAsync(2900);
  expect(heard).toEqual([]);
  expect(paths).toEqual(["connecting", "unreachable"]);
  await vi.advanceTimersByTimeAsync(200);
  transport.suspend();
  await vi.advanceTimersByTimeAsync(0);
  expect(heard).toEqual(["granted", "enter", "close", "suspend"]);
});
