import type { Grant } from "../grant";

/** A grant for tests. */
export const GRANT: Grant = {
  callType: "peer",
  callId: "booking-b",
  userId: "student",
  token: "t",
  socketUrl: "/ws",
  client: {},
  iceServers: [],
  iceTransportPolicy: "all",
};
