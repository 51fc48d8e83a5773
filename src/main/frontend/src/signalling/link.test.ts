import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { GrantAnswer } from "../grant";
import { GRANT } from "./fake-grant";
import { FakeSocket } from "./fake-socket";
import { type LinkListener, SignallingLink } from "./link";

const WELCOME = { type: "welcome", peerId: "me", peers: [], endsAt: "", serverTime: "" } as const;

let sockets: FakeSocket[];
let answer: GrantAnswer;
let grants: number;
let listener: { [Name in keyof LinkListener]: ReturnType<typeof vi.fn> };
let link: SignallingLink;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("WebSocket", { OPEN: 1 });
  sockets = [];
  grants = 0;
  answer = { grant: GRANT };
  listener = { onGrant: vi.fn(), onFrame: vi.fn(), onDown: vi.fn(), onProblem: vi.fn(), onClosed: vi.fn() };
  link = new SignallingLink(
    {
      askGrant: async () => {
        grants++;
        return answer;
      },
      openSocket: (url) => {
        const socket = new FakeSocket(url);
        sockets.push(socket);
        return socket as unknown as WebSocket;
      },
      socketUrl: (grant) => `${grant.socketUrl}?ticket=${grant.token}`,
      now: () => Date.now(),
      random: () => 1,
    },
    listener as unknown as LinkListener,
  );
});

afterEach(() => {
  link.stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const passes = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);
const last = () => sockets.at(-1) as FakeSocket;

async function opened(): Promise<void> {
  link.start();
  await passes(0);
  last().says(WELCOME);
}

it("is open after the welcome, not before", async () => {
  link.start();
  await passes(0);
  expect(link.send({ type: "leave" })).toBe(false);
  last().says(WELCOME);
  expect(link.send({ type: "leave" })).toBe(true);
  expect(last().url).toBe("/ws?ticket=t");
});

it("beats each second", async () => {
  await opened();
  await passes(1000);
  last().says({ type: "pong" });
  await passes(1000);
  expect(last().sent.filter(({ type }) => type === "ping")).toHaveLength(2);
  expect(listener.onFrame).toHaveBeenCalledTimes(1);
});

it("abandons a silent socket and comes back with a new grant", async () => {
  await opened();
  await passes(4000);
  expect(listener.onDown).toHaveBeenCalledOnce();
  expect(sockets[0]?.readyState).toBe(3);
  await passes(300);
  expect([grants, sockets.length]).toEqual([2, 2]);
  sockets[0]?.says(WELCOME);
  expect(link.isOpen).toBe(false);
});

it("comes back for ever, at most three seconds apart", async () => {
  await opened();
  answer = { problem: "unreachable" };
  last().closesWith(1006);
  await passes(60_000);
  expect(grants).toBeGreaterThan(18);
  answer = { grant: GRANT };
  await passes(3000);
  expect(sockets).toHaveLength(2);
});

it("does not wait for a welcome for ever", async () => {
  link.start();
  await passes(5000 + 300);
  expect(sockets).toHaveLength(2);
  expect(listener.onProblem).toHaveBeenCalledExactlyOnceWith("unreachable");
  expect(listener.onDown).not.toHaveBeenCalled();
});

it.each([
  ["a proxy between that lets no socket through", 1006],
  ["a server in trouble", 1011],
  ["a server that has too many connections", 4409],
])("says with each attempt that %s leaves it without a line, and goes on trying", async (_what, code) => {
  link.start();
  await passes(0);
  for (const attempt of [1, 2, 3]) {
    last().closesWith(code);
    expect(listener.onProblem).toHaveBeenCalledTimes(attempt);
    await passes(3000);
    expect(sockets).toHaveLength(attempt + 1);
  }
  expect(listener.onProblem).toHaveBeenLastCalledWith("unreachable");
  last().says(WELCOME);
  expect(link.isOpen).toBe(true);
});

it("says nothing of trouble when the server closed for good before the welcome", async () => {
  link.start();
  await passes(0);
  last().closesWith(4004);
  expect(listener.onClosed).toHaveBeenCalledExactlyOnceWith("timeOver");
  expect(listener.onProblem).not.toHaveBeenCalled();
});

it("comes back at once when the browser is online again", async () => {
  await opened();
  last().closesWith(1006);
  link.retryNow();
  await passes(0);
  expect(sockets).toHaveLength(2);
});

it("asks calmly again after a refusal", async () => {
  answer = { problem: "signedOut" };
  link.start();
  await passes(9000);
  expect(grants).toBe(1);
  await passes(1000);
  expect(grants).toBe(2);
  expect(listener.onProblem).toHaveBeenCalledWith("signedOut");
});

it("stays away when the server closed for good", async () => {
  await opened();
  last().closesWith(4001);
  await passes(60_000);
  expect(listener.onClosed).toHaveBeenCalledExactlyOnceWith("takenOver");
  expect(sockets).toHaveLength(1);
});

it("fetches a new grant when its ticket was refused", async () => {
  link.start();
  await passes(0);
  last().closesWith(4401);
  await passes(300);
  expect([grants, sockets.length]).toEqual([2, 2]);
});

it("is silent after a stop, even if a grant was on its way", async () => {
  link.start();
  link.stop();
  await passes(10_000);
  expect(sockets).toHaveLength(0);
});
