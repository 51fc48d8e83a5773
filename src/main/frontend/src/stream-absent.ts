import type { OpenService } from "./service";

/** Stands for "#stream" in builds without Stream's SDK, whose licence is its customers' alone. */
export const openService: OpenService | null = null;
