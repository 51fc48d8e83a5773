import { createContext, useContext, useEffect, useState, useSyncExternalStore } from "react";
import type { ServerClock } from "../clock";
import type { CallConfig } from "../config";
import type { Translate } from "../messages";
import type { CallSession } from "../session/call-session";
import type { Store } from "../store";
import type { CallView } from "./call-view";

export interface CallSurroundings {
  readonly session: CallSession;
  readonly config: CallConfig;
  readonly clock: ServerClock;
  readonly t: Translate;
  /** How the call is shown; a service brings its own view when it is loaded. */
  readonly view: Store<{ readonly current: CallView }>;
}

export const CallContext = createContext<CallSurroundings | null>(null);

export function useCall(): CallSurroundings {
  const call = useContext(CallContext);
  if (!call) throw new Error("outside of CallContext");
  return call;
}

export function useStore<T extends object>(store: Store<T>): T {
  return useSyncExternalStore(store.subscribe, store.get, store.get);
}

/** The server's time, once a second. */
export function useNow(): number {
  const { clock } = useCall();
  const [now, setNow] = useState(clock.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(clock.now()), 1000);
    return () => clearInterval(timer);
  }, [clock]);
  return now;
}

export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title;
  }, [title]);
}
