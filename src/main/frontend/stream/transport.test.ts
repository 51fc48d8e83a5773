import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { GrantAnswer } from "../src/grant";
import { LocalMedia } from "../src/media/local-media";
import { GRANT } from "../src/signalling/fake-grant";
import { type FakeCall, FakeClient, refusedRequest, refusedSocket } from "./fake-sdk";
import { StreamTransport } from "./transport";

const NEVER = new Promise<void>(() => undefined);

let log: string[];
let clients: FakeClient[];
let paths: string[];
let endings: string[];
let answer: GrantAnswer;
let prepare: (client: FakeClient) => void;
let media: LocalMedia;
let transport: StreamTransport<FakeCall, FakeClient>;

beforeEach(() => {
  vi.useFakeTimers();
  log = [];
  clients = [];
  paths = [];
  endings = [];
  answer = { grant: { ...GRANT, token: "renewed" } };
  prepare = () => undefined;
  media = new LocalMedia({
    unavailable: null,
    canShare: true,
    storage: undefined,
    isAllowedByPage: () => true,
    permission: async () => null,
    enumerateDevices: async () => [],
    getUserMedia: async () => Promise.reject(new Error()),
    getDisplayMedia: async () => Promise.reject(new Error()),
  });
  transport = new StreamTransport<FakeCall, FakeClient>({
    self: { id: "student", name: "Sam" },
    otherId: "tutor",
    media,
    listener: {
      onPath: (path) => paths.push(path),
      onQuality: vi.fn(),
      onRemoteMedia: vi.fn(),
      onOwnMedia: vi.fn(),
      onEnded: (reason) => endings.push(reason),
    },
    now: Date.now,
    askGrant: async () => answer,
    newClient: () => {
      const client = new FakeClient(log);
      prepare(client);
      clients.push(client);
      return client;
    },
    newCall: (client) => client.call,
  });
});

afterEach(() => {
  transport.close();
  vi.useRealTimers();
});

const passes = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);
const client = () => clients.at(-1) as FakeClient;
const call = () => client().call;
const tutor = { userId: "tutor", connectionQuality: 3 };

async function inCall(): Promise<void> {
  transport.granted(GRANT);
  transport.enter();
  await passes(0);
  log.length = 0;
}

it("connects in the lobby, and joins only when the person does", async () => {
  transport.granted(GRANT);
  await passes(0);
  expect(log).toEqual(["new client", "connect"]);
  transport.enter();
  await passes(0);
  expect(log.slice(2)).toEqual(["join"]);
});

it("joins once, however often Join now is pressed and grants come", async () => {
  transport.granted(GRANT);
  transport.enter();
  transport.enter();
  await passes(0);
  transport.granted(GRANT);
  transport.enter();
  await passes(0);
  expect(log).toEqual(["new client", "connect", "join"]);
});

it("joins as soon as it is connected when the person was faster", async () => {
  transport.enter();
  await passes(0);
  transport.granted(GRANT);
  await passes(0);
  expect(log).toEqual(["new client", "connect", "join"]);
});

it("leaves before it disconnects, and awaits both", async () => {
  await inCall();
  let left: () => void = () => undefined;
  call().leaving = new Promise((resolve) => {
    left = resolve;
  });
  transport.close();
  await passes(0);
  expect(log).toEqual(["leave"]);
  left();
  await passes(0);
  expect(log).toEqual(["leave", "left", "disconnect", "disconnected"]);
});

it("does not leave a call that Stream has left already", async () => {
  await inCall();
  call().calling.becomes("left");
  transport.close();
  await passes(0);
  expect(log).toEqual(["disconnect", "disconnected"]);
});

it("makes no new client before the old one is gone: the SDK would give the dying one back", async () => {
  await inCall();
  let gone: () => void = () => undefined;
  client().disconnecting = new Promise((resolve) => {
    gone = resolve;
  });
  transport.close();
  transport.granted(GRANT);
  transport.enter();
  await passes(1000);
  expect(clients).toHaveLength(1);
  gone();
  await passes(0);
  expect(log).toEqual(["leave", "left", "disconnect", "disconnected", "new client", "connect", "join"]);
  expect(transport.store.get().entered?.client).toBe(clients[1]);
});

it("keeps nobody waiting for a farewell over a dead line", async () => {
  await inCall();
  call().leaving = NEVER;
  transport.close();
  transport.granted(GRANT);
  await passes(6000);
  expect(clients).toHaveLength(2);
});

it("says within twelve seconds that Stream cannot be reached, and goes on trying", async () => {
  prepare = (made) => {
    made.connecting = new Promise((_, reject) => setTimeout(() => reject(new Error("{}")), 10_500));
  };
  transport.granted(GRANT);
  await passes(9000);
  expect(paths).toEqual([]);
  await passes(3000);
  expect(paths).toContain("unreachable");
  expect(endings).toEqual([]);
  prepare = () => undefined;
  await passes(5000);
  expect(log).toEqual([
    "new client",
    "connect",
    "leave",
    "left",
    "disconnect",
    "disconnected",
    "new client",
    "connect",
  ]);
  expect(paths.at(-1)).toBe("none");
});

it("says within twelve seconds that joining takes long, and still takes it when it comes", async () => {
  let joined: () => void = () => undefined;
  prepare = (made) => {
    made.call.joining = () =>
      new Promise((resolve) => {
        joined = () => {
          made.call.calling.becomes("joined");
          resolve();
        };
      });
  };
  await inCall();
  await passes(11_000);
  expect(paths.at(-1)).toBe("unreachable");
  joined();
  await passes(0);
  expect(paths.at(-1)).toBe("none");
});

it("joins again after trouble, over the same client, and stays with 'unreachable' meanwhile", async () => {
  prepare = (made) => {
    made.call.joining = () => Promise.reject(refusedRequest(503));
  };
  await inCall();
  await passes(8500);
  expect(log).toEqual(["join", "join"]);
  expect(paths.at(-1)).toBe("unreachable");
  expect(clients).toHaveLength(1);
});

const refuseSocket = (made: FakeClient) => {
  made.connecting = Promise.reject(refusedSocket(401));
};
const refuseJoining = (made: FakeClient) => {
  made.call.joining = () => Promise.reject(refusedRequest(403));
};

it.each([
  ["the socket", refuseSocket],
  ["the joining", refuseJoining],
])("ends with one message when Stream refuses %s", async (_what, refuse) => {
  prepare = refuse;
  transport.granted(GRANT);
  transport.enter();
  await passes(0);
  expect(endings).toEqual(["videoRefused"]);
  transport.close();
  await passes(60_000);
  expect(endings).toHaveLength(1);
  expect(clients).toHaveLength(1);
});

it("follows the call", async () => {
  await inCall();
  call().remote.becomes([tutor]);
  call().calling.becomes("reconnecting");
  call().calling.becomes("joining");
  call().calling.becomes("joined");
  call().calling.becomes("migrating");
  call().calling.becomes("offline");
  call().remote.becomes([]);
  call().calling.becomes("joined");
  const changes = paths.filter((path, index) => path !== paths[index - 1]);
  expect(changes).toEqual([
    "none",
    "connecting",
    "none",
    "flowing",
    "stalled",
    "flowing",
    "moving",
    "offline",
    "none",
  ]);
});

it("gives our own line the first word on why Stream let go of us", async () => {
  await inCall();
  call().calling.becomes("left");
  await passes(2500);
  expect(endings).toEqual([]);
  await passes(1000);
  expect(endings).toEqual(["videoLost"]);
});

it("takes the devices over as the person left them, and a denied camera keeps nobody out", async () => {
  media.want("microphone", false);
  transport.granted(GRANT);
  await passes(0);
  call().camera.failure = new DOMException("", "NotAllowedError");
  transport.enter();
  await passes(0);
  expect(call().microphone.status.value).toBe("disabled");
  expect(log.at(-1)).toBe("join");
  expect(transport.store.get().entered?.devices.store.get()).toMatchObject({
    cameraProblem: "denied",
    microphoneProblem: null,
  });
});

it("lets nobody wait for a camera that hesitates", async () => {
  transport.granted(GRANT);
  await passes(0);
  call().camera.enable = () => NEVER;
  transport.enter();
  await passes(2600);
  expect(log.at(-1)).toBe("join");
});

it("hangs up when the page goes away", async () => {
  await inCall();
  transport.suspend();
  await passes(0);
  expect(log[0]).toBe("leave");
});
