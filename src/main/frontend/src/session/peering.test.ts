import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { FakeConnection, FakeMediaStream } from "../peer/fake-connection";
import type { Signal } from "../peer/signal";
import { Peering } from "./peering";

let sent: { to: string; signal: Signal }[];
let linked: boolean;
let paths: string[];
let peering: Peering;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("MediaStream", FakeMediaStream);
  FakeConnection.made = [];
  sent = [];
  paths = [];
  linked = true;
  peering = makePeering("m-self");
});

afterEach(() => {
  peering.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function makePeering(selfPeerId: string): Peering {
  let ids = 0;
  return new Peering(
    {
      selfPeerId,
      now: Date.now,
      newConnection: (configuration) => new FakeConnection(configuration) as unknown as RTCPeerConnection,
      newId: () => `${selfPeerId}-${++ids}`,
      signal: (to, signal) => linked && sent.push({ to, signal }) > 0,
      isLinked: () => linked,
      videoExpected: () => false,
    },
    { onRemoteMedia: vi.fn(), onPath: (path) => paths.push(path), onQuality: vi.fn() },
  );
}

const passes = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);
const offers = () =>
  sent.filter(({ signal }) => "description" in signal && signal.description.type === "offer");
const kinds = () =>
  sent.map(({ signal }) => ("description" in signal ? signal.description.type : Object.keys(signal)[1]));
const connection = () => FakeConnection.made.at(-1) as FakeConnection;
const offerOf = (pc: string, first = true): Signal => ({
  pc,
  description: { type: "offer", sdp: `offer of ${pc}` },
  turn: 1,
  first,
});

async function connectedTo(partner: string): Promise<void> {
  peering.joined(partner);
  await passes(0);
  const pc = offers().at(-1)?.signal.pc ?? "";
  peering.receive(partner, { pc, description: { type: "answer", sdp: "" }, turn: 1, first: false });
  await passes(0);
  connection().becomes("connected");
}

it("warms a connection in the lobby without a word", async () => {
  peering.granted({ iceServers: [], iceTransportPolicy: "all" });
  peering.prepare("other");
  await passes(20_000);
  expect(sent).toEqual([]);
  expect(FakeConnection.made).toHaveLength(1);
});

it("starts as the newcomer, and waits as the one who was there", async () => {
  peering.joined("other");
  await passes(0);
  expect(offers().map(({ to }) => to)).toEqual(["other"]);

  peering = makePeering("m-second");
  sent = [];
  peering.joined(null);
  peering.partnerIs("other", null);
  await passes(5000);
  expect(sent).toEqual([]);
});

it("offers early with what it prepared, and keeps that when 'joined' agrees", async () => {
  peering.prepare("other");
  await passes(0);
  peering.startEarly("other");
  expect(offers()).toHaveLength(1);
  peering.joined("other");
  await passes(100);
  expect(offers()).toHaveLength(1);
});

it("throws an early offer away when the other was gone already", async () => {
  peering.startEarly("other");
  await passes(0);
  peering.joined(null);
  expect(connection().signalingState).toBe("closed");
  peering.joined("newer");
  await passes(0);
  expect(offers().at(-1)?.to).toBe("newer");
});

it("answers an offer", async () => {
  peering.joined(null);
  peering.receive("other", offerOf("theirs"));
  await passes(0);
  expect(kinds()).toEqual(["answer"]);
});

it("gives way by id when both started, with a new connection instead of a rollback", async () => {
  peering.joined("z-other");
  await passes(0);
  const mine = connection();
  peering.receive("z-other", offerOf("theirs"));
  await passes(0);
  expect(mine.signalingState).toBe("closed");
  expect(kinds().at(-1)).toBe("answer");

  peering = makePeering("m-second");
  sent = [];
  peering.joined("a-other");
  await passes(0);
  peering.receive("a-other", offerOf("theirs"));
  await passes(0);
  expect(kinds()).toEqual(["offer"]);
});

it("starts over with a new connection when eight seconds brought none", async () => {
  peering.joined("other");
  await passes(7900);
  expect(offers()).toHaveLength(1);
  await passes(200);
  const ids = offers().map(({ signal }) => signal.pc);
  expect(new Set(ids).size).toBe(2);
});

it("as answerer asks for a new start in the end", async () => {
  peering.joined(null);
  peering.partnerIs("other", null);
  peering.receive("other", offerOf("theirs"));
  await passes(10_000);
  expect(sent.at(-1)).toEqual({ to: "other", signal: { pc: "theirs", unknown: true } });
});

it("starts itself when the one who should does not", async () => {
  peering.joined(null);
  peering.partnerIs("other", null);
  await passes(10_000);
  expect(offers()).toHaveLength(1);
});

it("does not touch a connected call when only the line died", async () => {
  await connectedTo("other");
  linked = false;
  peering.linkLost();
  peering.partnerIs(null, "lost");
  linked = true;
  peering.joined(null);
  peering.partnerIs("other", null);
  peering.joined("other");
  await passes(1000);
  expect(FakeConnection.made).toHaveLength(1);
  expect(connection().signalingState).not.toBe("closed");
  expect(offers()).toHaveLength(1);
});

it("drops what was not yet connected when the line died", async () => {
  peering.joined("other");
  await passes(0);
  peering.linkLost();
  expect(connection().signalingState).toBe("closed");
});

it("drops the call when the other left, and when they come back as another page", async () => {
  await connectedTo("other");
  peering.partnerIs(null, "left");
  expect(connection().signalingState).toBe("closed");

  await connectedTo("other");
  const old = connection();
  peering.partnerIs("reloaded", null);
  expect(old.signalingState).toBe("closed");
  const before = offers().length;
  await passes(5000);
  expect(offers()).toHaveLength(before);
});

it("answers signals for a connection it does not have, and heeds such an answer", async () => {
  peering.joined(null);
  peering.receive("other", { pc: "old", restart: true });
  peering.receive("other", offerOf("old", false));
  peering.receive("other", { pc: "old", unknown: true });
  expect(kinds()).toEqual(["unknown", "unknown"]);

  await connectedTo("other");
  const [first] = offers();
  peering.receive("other", { pc: "stale", unknown: true });
  expect(offers()).toHaveLength(1);
  peering.receive("other", { pc: first?.signal.pc ?? "", unknown: true });
  await passes(0);
  expect(offers()).toHaveLength(2);
});

it("restarts ICE when the connection failed", async () => {
  await connectedTo("other");
  await passes(4000);
  connection().becomes("failed");
  expect(connection().restarts).toBe(1);
});

it("keeps a connection of whose path the browser counts nothing", async () => {
  await connectedTo("other");
  await passes(60_000);
  expect(FakeConnection.made).toHaveLength(1);
  expect(connection().restarts).toBe(0);
  expect(paths.at(-1)).toBe("flowing");
});

it("connects to nobody any more when the other vanishes before their offer came", async () => {
  peering.joined(null);
  peering.partnerIs("other", null);
  expect(paths.at(-1)).toBe("connecting");
  peering.partnerIs(null, "lost");
  expect(paths.at(-1)).toBe("none");
  await passes(20_000);
  expect(sent).toEqual([]);
});

it("connects to nobody any more when the other is gone after the line was lost and made anew", async () => {
  peering.joined(null);
  peering.partnerIs("other", null);
  peering.linkLost();
  peering.joined(null);
  expect(paths.at(-1)).toBe("none");
});

it("still waits for an offer while the snapshots say the same", async () => {
  peering.joined(null);
  peering.partnerIs("other", null);
  await passes(5000);
  peering.partnerIs("other", null);
  expect(paths.at(-1)).toBe("connecting");
  await passes(5000);
  expect(offers()).toHaveLength(1);
});
