import { expect, it } from "vitest";
import type { Peer } from "../signalling/frames";
import { hasOtherTab, partnerIn, presenceOf } from "./room";

const peer = (peerId: string, accountId: string, state: Peer["state"]): Peer => ({
  peerId,
  accountId,
  state,
  media: { microphone: true, camera: true, screen: false },
});

it("sees the other over all their tabs", () => {
  expect(presenceOf([], "tutor")).toBe("absent");
  expect(presenceOf([peer("a", "tutor", "lobby")], "tutor")).toBe("lobby");
  expect(presenceOf([peer("a", "tutor", "lobby"), peer("b", "tutor", "joined")], "tutor")).toBe("joined");
  expect(presenceOf([peer("a", "student", "joined")], "tutor")).toBe("absent");
});

it("keeps the present partner while the other changes tabs", () => {
  const peers = [peer("old", "tutor", "joined"), peer("new", "tutor", "joined")];
  expect(partnerIn(peers, "tutor", "old")?.peerId).toBe("old");
  expect(partnerIn(peers, "tutor", null)?.peerId).toBe("new");
  expect(partnerIn(peers.slice(1), "tutor", "old")?.peerId).toBe("new");
});

it("never takes my own other tab for a partner", () => {
  const peers = [peer("mine", "student", "joined")];
  expect(partnerIn(peers, "tutor", null)).toBeNull();
  expect(hasOtherTab(peers, "student")).toBe(true);
});
