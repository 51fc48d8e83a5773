import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ServerClock } from "../clock";
import type { CallConfig } from "../config";
import type { GrantAnswer } from "../grant";
import { LocalMedia } from "../media/local-media";
import { FakeConnection, FakeMediaStream } from "../peer/fake-connection";
import { GRANT } from "../signalling/fake-grant";
import { FakeSocket } from "../signalling/fake-socket";
import type { Peer } from "../signalling/frames";
import { CallSession } from "./call-session";
import { Peering } from "./peering";

const HOUR = 3_600_000;
const NOW = Date.parse("2026-03-01T10:00:00Z");
const newId = () => `id-${Math.random()}`;
const iso = (instant: number) => new Date(instant).toISOString();

const CONFIG = {
  bookingId: "b",
  self: { id: "student", name: "Sam", role: "student" },
  other: { id: "tutor", name: "Tina", role: "tutor" },
  endsAt: iso(NOW + HOUR),
} as unknown as CallConfig;

let sockets: FakeSocket[];
let answer: GrantAnswer;
let session: CallSession;

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  vi.stubGlobal("MediaStream", FakeMediaStream);
  vi.stubGlobal("WebSocket", { OPEN: 1 });
  FakeConnection.made = [];
  sockets = [];
  answer = { grant: GRANT };
  const media = new LocalMedia({
    unavailable: "notFound",
    canShare: false,
    storage: undefined,
    isAllowedByPage: () => true,
    permission: async () => null,
    enumerateDevices: async () => [],
    getUserMedia: async () => Promise.reject(new Error()),
    getDisplayMedia: async () => Promise.reject(new Error()),
  });
  session = new CallSession(CONFIG, new ServerClock(iso(NOW)), media, {
    newTransport: (needs, listener) => {
      const newConnection = () => new FakeConnection() as unknown as RTCPeerConnection;
      return new Peering({ ...needs, selfPeerId: "self", now: Date.now, newConnection, newId }, listener);
    },
    newId,
    link: {
      askGrant: async () => answer,
      openSocket: (url) => {
        const socket = new FakeSocket(url);
        sockets.push(socket);
        return socket as unknown as WebSocket;
      },
      socketUrl: () => "ws://x",
      now: Date.now,
      random: () => 1,
    },
  });
});

afterEach(() => {
  session.suspend();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const passes = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);
const socket = () => sockets.at(-1) as FakeSocket;
const state = () => session.store.get();
const tutor = (peerState: Peer["state"], peerId = "t1"): Peer => ({
  peerId,
  accountId: "tutor",
  state: peerState,
  media: { microphone: true, camera: true, screen: false },
});

async function inLobby(...peers: Peer[]): Promise<void> {
  session.open();
  await passes(0);
  welcome(...peers);
}

function welcome(...peers: Peer[]): void {
  socket().says({
    type: "welcome",
    peerId: "self",
    peers,
    endsAt: iso(NOW + HOUR),
    serverTime: iso(Date.now()),
  });
}

function joined(...peers: Peer[]): void {
  socket().says({ type: "joined", peers, startedAt: iso(Date.now()) });
}

async function inCall(...peers: Peer[]): Promise<void> {
  await inLobby(...peers);
  session.join();
  joined(...peers);
  await passes(0);
}

it("says in the lobby who is there, and says nothing itself", async () => {
  await inLobby(tutor("lobby"));
  expect(state()).toMatchObject({ phase: "lobby", line: "open", presence: "lobby" });
  socket().says({ type: "room", peers: [tutor("joined")] });
  await passes(100);
  expect(state().presence).toBe("joined");
  expect(socket().types()).toEqual([]);
});

it("sends join and the offer right behind it when the other is in", async () => {
  await inLobby(tutor("joined"));
  await passes(0);
  session.join();
  session.join();
  expect(socket().types()).toEqual(["join", "signal"]);
});

it("joins as soon as the line is there when it was not yet", async () => {
  session.open();
  session.join();
  expect(state().phase).toBe("joining");
  await passes(0);
  welcome();
  expect(socket().types()).toEqual(["join"]);
  joined();
  expect(state().phase).toBe("call");
});

it("asks again when 'joined' does not come", async () => {
  await inLobby();
  session.join();
  await passes(3000);
  socket().says({ type: "pong" });
  await passes(1000);
  expect(socket().types()).toEqual(["join", "join"]);
});

it("waits for the offer of one who comes later", async () => {
  await inCall();
  socket().says({ type: "room", peers: [tutor("joined")] });
  await passes(100);
  expect(socket().types()).toEqual(["join"]);
});

it("joins again by itself after the line was lost", async () => {
  await inCall();
  socket().closesWith(1006);
  expect(state()).toMatchObject({ phase: "call", line: "down" });
  await passes(300);
  welcome();
  expect(state().line).toBe("open");
  expect(socket().types()).toEqual(["join"]);
});

it("ignores signals of strangers, and all of them in the lobby", async () => {
  await inLobby(tutor("joined"));
  const data = { pc: "x", description: { type: "offer", sdp: "" }, turn: 1, first: true };
  socket().says({ type: "signal", from: "t1", data });
  await passes(0);
  expect(socket().types()).toEqual([]);
  session.join();
  joined();
  const before = socket().types().length;
  socket().says({ type: "signal", from: "stranger", data });
  await passes(0);
  expect(socket().types()).toHaveLength(before);
});

it("knows whether the other left or was lost", async () => {
  await inCall(tutor("joined"));
  socket().says({ type: "room", peers: [], gone: { peerId: "t1", how: "left" } });
  expect(state()).toMatchObject({ away: "left", presence: "absent" });
  socket().says({ type: "room", peers: [tutor("joined", "t2")] });
  expect(state().away).toBeNull();
  socket().says({ type: "room", peers: [], gone: { peerId: "t2", how: "lost" } });
  expect(state().away).toBe("lost");
});

it.each([
  [4001, "takenOver"],
  [4002, "ended"],
  [4003, "notAdmitted"],
  [4004, "timeOver"],
])("ends with close code %s as %s", async (code, reason) => {
  await inCall(tutor("joined"));
  await passes(2000);
  socket().closesWith(code);
  expect(state()).toMatchObject({ phase: "ended", ending: { reason, lasted: 2000 } });
  expect(FakeConnection.made.every(({ signalingState }) => signalingState === "closed")).toBe(true);
  await passes(20_000);
  expect(sockets).toHaveLength(1);
});

it("leaves with a word, and comes back", async () => {
  await inCall();
  session.leave();
  session.leave();
  expect(socket().types()).toEqual(["join", "leave"]);
  expect(socket().closedWith).toBe(1000);
  session.rejoin();
  await passes(0);
  welcome();
  joined();
  expect(state()).toMatchObject({ phase: "call", ending: null });
});

it("is no leave when the page goes away", async () => {
  await inCall();
  session.suspend();
  expect(socket().types()).toEqual(["join"]);
  expect(socket().readyState).toBe(3);
});

it("ends in the lobby on a refusal, but waits for a busy server", async () => {
  answer = { problem: "busy" };
  session.open();
  await passes(0);
  expect(state()).toMatchObject({ phase: "lobby", line: "down", problem: "busy" });
  answer = { problem: "notFound" };
  await passes(300);
  expect(state().ending?.reason).toBe("notFound");
});

it.each([
  ["in the lobby", false, []],
  ["after the joining", true, ["join"]],
])("tells %s that no line comes, until one does", async (_where, joining, said) => {
  session.open();
  if (joining) session.join();
  await passes(0);
  expect(state().line).toBe("connecting");
  socket().closesWith(1006);
  expect(state()).toMatchObject({ line: "down", problem: "unreachable" });
  await passes(3000);
  expect(state().line).toBe("down");
  welcome();
  expect(state()).toMatchObject({ phase: joining ? "joining" : "lobby", line: "open", problem: null });
  expect(socket().types()).toEqual(said);
});

it("lets the call go on for one who was signed out meanwhile", async () => {
  await inCall(tutor("joined"));
  answer = { problem: "signedOut" };
  socket().closesWith(1006);
  await passes(300);
  expect(state()).toMatchObject({ phase: "call", problem: "signedOut" });
  answer = { grant: GRANT };
  session.retryLine();
  await passes(0);
  welcome();
  expect(state().problem).toBeNull();
});

it("ends for one who was signed out meanwhile when the time is over", async () => {
  await inCall(tutor("joined"));
  answer = { problem: "signedOut" };
  socket().closesWith(1006);
  await passes(HOUR - 20_000);
  expect(state().phase).toBe("call");
  await passes(30_000);
  expect(state()).toMatchObject({ phase: "ended", ending: { reason: "timeOver" } });
});

it("follows a changed end", async () => {
  await inCall();
  socket().says({ type: "booking", endsAt: iso(NOW + 2 * HOUR), serverTime: iso(NOW) });
  expect(state().endsAt).toBe(NOW + 2 * HOUR);
});

it("says nothing of a time in the call to somebody who never got in", async () => {
  await inLobby();
  session.join();
  await passes(3000);
  session.leave();
  expect(state().ending).toEqual({ reason: "left", lasted: null });
});

it("counts the time in the call from the joining on, and all of it after a rejoin", async () => {
  await inLobby();
  session.join();
  await passes(3000);
  joined();
  await passes(5000);
  session.leave();
  expect(state().ending?.lasted).toBe(5000);
  await passes(60_000);
  session.rejoin();
  await passes(0);
  welcome();
  await passes(1000);
  session.leave();
  expect(state().ending?.lasted).toBe(5000);
  session.rejoin();
  await passes(0);
  welcome();
  joined();
  await passes(2000);
  session.leave();
  expect(state().ending?.lasted).toBe(7000);
});

it.each([
  ["in the lobby", false, []],
  ["in the call", true, ["join", "leave"]],
])("lets go of line and devices when it is abandoned %s", async (_where, calling, said) => {
  await inLobby();
  if (calling) {
    session.join();
    joined();
  }
  const stopped = vi.spyOn(session.media, "stop");
  session.abandon();
  expect(socket().types()).toEqual(said);
  expect(socket().readyState).toBe(3);
  expect(stopped).toHaveBeenCalledOnce();
  await passes(20_000);
  expect(sockets).toHaveLength(1);
});

it("goes on counting the call when a server that was started anew knows of a later beginning only", async () => {
  await inCall();
  await passes(2000);
  socket().closesWith(1006);
  await passes(300);
  welcome();
  joined();
  expect(socket().types()).toEqual(["join"]);
  expect(state().startedAt).toBe(NOW);
});

it("takes an earlier beginning that it is told of, and begins anew with a rejoin", async () => {
  await inCall();
  socket().says({ type: "joined", peers: [], startedAt: iso(NOW - 60_000) });
  expect(state().startedAt).toBe(NOW - 60_000);
  session.leave();
  await passes(30_000);
  session.rejoin();
  await passes(0);
  welcome();
  joined();
  expect(state().startedAt).toBe(NOW + 30_000);
});

it("knows that I ended it for both, whichever comes first: the answer or the close", async () => {
  await inCall(tutor("joined"));
  let answered = (_taken: boolean) => {};
  const ended = session.endForBoth(() => new Promise((resolve) => (answered = resolve)));
  socket().closesWith(4002);
  expect(state().ending?.reason).toBe("endedByMe");
  answered(true);
  expect(await ended).toBe(true);
  expect(state().ending?.reason).toBe("endedByMe");
});

it("ends by my word alone when the line is down", async () => {
  await inCall(tutor("joined"));
  expect(await session.endForBoth(async () => true)).toBe(true);
  expect(state().ending?.reason).toBe("endedByMe");
});

it("does not take it for mine when mine was not taken, and somebody else ends it later", async () => {
  await inCall(tutor("joined"));
  expect(await session.endForBoth(async () => false)).toBe(false);
  expect(state().phase).toBe("call");
  socket().closesWith(4002);
  expect(state().ending?.reason).toBe("ended");
});
