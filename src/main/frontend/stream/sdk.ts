/** What this page asks of Stream's SDK: little enough that tests can stand in for it. */
export interface VideoClient {
  connectUser(user: { id: string; name: string }, token: () => Promise<string>): Promise<unknown>;
  disconnectUser(): Promise<void>;
}

export interface VideoCall {
  readonly state: {
    readonly callingState: string;
    readonly callingState$: Watched<string>;
    readonly remoteParticipants$: Watched<readonly VideoParticipant[]>;
    readonly localParticipant$: Watched<VideoParticipant | undefined>;
  };
  readonly camera: Input;
  readonly microphone: Input;
  readonly screenShare: Switch;
  readonly speaker: { select(id: string): void };
  join(options: { maxJoinRetries: number }): Promise<void>;
  leave(): Promise<void>;
}

export interface VideoParticipant {
  readonly userId: string;
  /** 0 unknown, 1 poor, 2 good, 3 excellent. */
  readonly connectionQuality: number;
}

/** Something of mine that goes on and off. */
export interface Switch {
  readonly state: { readonly status$: Watched<string | undefined> };
  enable(): Promise<void>;
  disable(): Promise<void>;
}

/** A camera or a microphone. */
export interface Input extends Switch {
  select(id: string | undefined): Promise<void>;
}

/** A value that is told anew whenever it changes. */
export interface Watched<T> {
  subscribe(next: (value: T) => void): { unsubscribe(): void };
}
