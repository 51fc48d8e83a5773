import { beforeEach, expect, it, vi } from "vitest";
import type { GrantAnswer, GrantProblem } from "../src/grant";
import { GRANT } from "../src/signalling/fake-grant";
import { TokenSource } from "./token-source";

let answers: GrantAnswer[];
let asked: number;
let now: number;
let endings: string[];
let tokens: TokenSource;

beforeEach(() => {
  answers = [];
  asked = 0;
  now = 0;
  endings = [];
  tokens = new TokenSource("first", {
    now: () => now,
    askGrant: async () => {
      asked++;
      return answers.shift() ?? { grant: { ...GRANT, token: "renewed" } };
    },
    onEnded: (reason) => endings.push(reason),
  });
});

it("gives the grant's token first, and asks our server for later ones", async () => {
  expect(await tokens.provide()).toBe("first");
  expect(asked).toBe(0);
  expect(await tokens.provide()).toBe("renewed");
  expect(asked).toBe(1);
  expect(endings).toEqual([]);
});

it.each<GrantProblem>([
  "signedOut",
  "over",
  "ended",
  "notConfirmed",
  "notFound",
  "tooEarly",
])("gives up with %s, once and for all", async (problem) => {
  await tokens.provide();
  answers = [{ problem }, { problem }];
  await expect(tokens.provide()).rejects.toThrow(problem);
  await expect(tokens.provide()).rejects.toThrow();
  expect(endings).toEqual([problem]);
  expect(asked).toBe(1);
});

it.each<GrantProblem>([
  "videoUnavailable",
  "busy",
  "unreachable",
])("waits while the server is %s", async (problem) => {
  vi.useFakeTimers();
  await tokens.provide();
  answers = [{ problem, retryAfterMs: 5000 }, { problem }];
  const token = tokens.provide();
  await vi.advanceTimersByTimeAsync(8000);
  expect(await token).toBe("renewed");
  expect(asked).toBe(3);
  expect(endings).toEqual([]);
  vi.useRealTimers();
});

it("does not go on when Stream refuses every token", async () => {
  await tokens.provide();
  for (let renewal = 0; renewal < 3; renewal++) {
    now += 3000;
    await tokens.provide();
  }
  await expect(tokens.provide()).rejects.toThrow();
  await expect(tokens.provide()).rejects.toThrow();
  expect(endings).toEqual(["videoRefused"]);
  expect(asked).toBe(3);
});

it("renews for as long as the call lasts", async () => {
  for (let hour = 0; hour < 10; hour++) {
    now += 3_600_000;
    await tokens.provide();
  }
  expect(endings).toEqual([]);
});

it("tells nobody of an end after the visit", async () => {
  await tokens.provide();
  tokens.close();
  answers = [{ problem: "over" }];
  await expect(tokens.provide()).rejects.toThrow();
  expect(endings).toEqual([]);
});
