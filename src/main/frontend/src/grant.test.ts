import { expect, it, vi } from "vitest";
import { endSession, fetchGrant, problemOf } from "./grant";

const signal = new AbortController().signal;

function answering(status: number, body: unknown): typeof fetch {
  return vi.fn(async () => new Response(body === undefined ? null : JSON.stringify(body), { status }));
}

it("asks as the server wants to be asked", async () => {
  const ask = answering(200, { token: "t", socketUrl: "/ws/calls/b", iceServers: [] });
  const answer = await fetchGrant("/api/video/token", "b", signal, ask);
  expect(answer).toMatchObject({ grant: { token: "t" } });
  expect(ask).toHaveBeenCalledWith(
    "/api/video/token",
    expect.objectContaining({
      method: "POST",
      body: '{"bookingId":"b"}',
      headers: { "Content-Type": "application/json", "X-Requested-With": "exedra" },
    }),
  );
});

it.each([
  [401, "https://exedra.org/problems/unauthenticated", "signedOut"],
  [404, "https://exedra.org/problems/not-found", "notFound"],
  [409, "https://exedra.org/problems/too-early", "tooEarly"],
  [409, "/problems/over", "over"],
  [409, "/problems/ended", "ended"],
  [409, "/problems/not-confirmed", "notConfirmed"],
  [401, undefined, "signedOut"],
  [403, undefined, "busy"],
  [404, undefined, "busy"],
  [409, undefined, "busy"],
  [429, "/problems/too-many-requests", "busy"],
  [503, undefined, "busy"],
])("names problem %s %s as %s", (status, type, reason) => {
  expect(problemOf(status, type)).toBe(reason);
});

it("takes a page instead of a problem, and a dead network, as they are", async () => {
  const page = vi.fn(async () => new Response("<html>", { status: 502 }));
  expect(await fetchGrant("/t", "b", signal, page)).toEqual({ problem: "busy" });
  const dead = vi.fn(async () => Promise.reject(new TypeError("network")));
  expect(await fetchGrant("/t", "b", signal, dead)).toEqual({ problem: "unreachable" });
});

it("tells whether the session was ended", async () => {
  expect(await endSession("/end", answering(204, undefined))).toBe(true);
  expect(await endSession("/end", answering(500, {}))).toBe(false);
});
