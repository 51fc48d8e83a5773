import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { FakeConnection, FakeMediaStream } from "./fake-connection";
import { PeerCall } from "./peer-call";
import type { Signal } from "./signal";

let sent: Signal[];
let pc: FakeConnection;

beforeEach(() => {
  vi.stubGlobal("MediaStream", FakeMediaStream);
  sent = [];
  pc = new FakeConnection();
});

afterEach(() => vi.unstubAllGlobals());

function peerCall(onConnected = vi.fn()): PeerCall {
  return new PeerCall(
    "pc",
    pc as unknown as RTCPeerConnection,
    { audio: null, video: null },
    { send: (signal) => sent.push(signal), onRemoteMedia: vi.fn(), onConnected, onFailed: vi.fn() },
  );
}

const settled = async () => {
  for (let step = 0; step < 30; step++) await Promise.resolve();
};
const offer = (sdp: string, turn = 1): Signal => ({
  pc: "pc",
  description: { type: "offer", sdp },
  turn,
  first: true,
});
const answer = (turn: number): Signal => ({
  pc: "pc",
  description: { type: "answer", sdp: `to ${turn}` },
  turn,
  first: false,
});
const kinds = () =>
  sent.map((signal) => ("description" in signal ? signal.description.type : Object.keys(signal)[1]));

it("offers once when it starts", async () => {
  peerCall().start();
  await settled();
  expect(sent).toEqual([{ pc: "pc", description: { type: "offer", sdp: "offer 1" }, turn: 1, first: true }]);
});

it("says nothing while it is only prepared, and its offer leaves at once with the start", async () => {
  const call = peerCall();
  call.prepare();
  await settled();
  expect(sent).toEqual([]);
  expect(pc.signalingState).toBe("stable");
  call.start();
  expect(kinds()).toEqual(["offer"]);
  await settled();
  expect(pc.localDescription?.sdp).toBe("offer 1");
  expect(kinds()).toEqual(["offer"]);
});

it("adds nothing before the other's offer is applied, then answers with its own tracks", async () => {
  const call = peerCall();
  await settled();
  expect(pc.transceivers).toHaveLength(0);
  call.receive(offer("theirs"));
  await settled();
  expect(kinds()).toEqual(["answer"]);
  expect(pc.applied).toEqual(["theirs"]);
});

it("keeps candidates back until their description has left", async () => {
  const call = peerCall();
  pc.finds("early");
  call.start();
  await settled();
  pc.finds("late");
  expect(kinds()).toEqual(["offer", "candidate"]);
});

it("applies what comes in strictly one after another", async () => {
  const call = peerCall();
  call.receive(offer("theirs"));
  call.receive({ pc: "pc", candidate: { candidate: "1" } });
  call.receive({ pc: "pc", candidate: { candidate: "2" } });
  await settled();
  expect(pc.candidates).toEqual(["1", "2"]);
});

it("takes an answer once, and only to its latest offer", async () => {
  const call = peerCall();
  call.start();
  await settled();
  call.restart();
  await settled();
  call.receive(answer(1));
  call.receive(answer(2));
  call.receive(answer(2));
  await settled();
  expect(pc.applied).toEqual(["to 2"]);
  expect(pc.signalingState).toBe("stable");
});

it("restarts ICE when it started, and otherwise asks for it", async () => {
  const starter = peerCall();
  starter.start();
  await settled();
  starter.receive(answer(1));
  starter.receive({ pc: "pc", restart: true });
  await settled();
  expect(pc.restarts).toBe(1);
  expect(kinds()).toEqual(["offer", "offer"]);
  expect(sent[1]).toMatchObject({ first: false, turn: 2 });

  sent = [];
  pc = new FakeConnection();
  const answerer = peerCall();
  answerer.receive(offer("theirs"));
  await settled();
  answerer.restart();
  expect(pc.restarts).toBe(0);
  expect(sent.at(-1)).toEqual({ pc: "pc", restart: true });
});

it("keeps its own restart when the other's offer crosses it", async () => {
  const call = peerCall();
  call.start();
  await settled();
  call.receive(answer(1));
  await settled();
  call.restart();
  await settled();
  call.receive(offer("crossing", 1));
  call.receive({ pc: "pc", candidate: { candidate: "of the crossing offer" } });
  await settled();
  expect(pc.applied).toEqual(["to 1"]);
  expect(pc.signalingState).toBe("have-local-offer");
});

it("is quiet after it was closed", async () => {
  const connected = vi.fn();
  const call = peerCall(connected);
  call.start();
  call.close();
  await settled();
  pc.becomes("connected");
  expect(sent).toEqual([]);
  expect(connected).not.toHaveBeenCalled();
});
