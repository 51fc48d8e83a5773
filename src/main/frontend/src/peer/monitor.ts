import type { Now } from "../clock";
import type { PeerCall } from "./peer-call";
import { type Quality, qualityBetween } from "./quality";
import { type PathSample, readSample } from "./sample";
import { StallWatch } from "./stall";

const SAMPLE_MS = 500;
const SAMPLES_PER_QUALITY = 4;

export interface MonitorListener {
  /** 0 while media flow. */
  onStalledFor(milliseconds: number): void;
  onQuality(quality: Quality): void;
}

/** Watches one connected PeerCall by its statistics. */
export class PathMonitor {
  private readonly watch = new StallWatch();
  private readonly timer: ReturnType<typeof setInterval>;
  private samples = 0;
  private measured: PathSample | null = null;
  private reading = false;

  constructor(
    private readonly call: PeerCall,
    private readonly videoExpected: () => boolean,
    private readonly now: Now,
    private readonly listener: MonitorListener,
  ) {
    this.timer = setInterval(() => void this.sample(), SAMPLE_MS);
  }

  remoteMediaChanged(): void {
    this.watch.mediaChanged(this.now());
    this.measured = null;
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private async sample(): Promise<void> {
    if (this.reading) return;
    this.reading = true;
    try {
      const report = await this.call.stats();
      this.judge(readSample(report.values(), this.now()));
    } catch {
      return;
    } finally {
      this.reading = false;
    }
  }

  private judge(sample: PathSample): void {
    const stalledFor = this.watch.stalledFor(sample);
    this.listener.onStalledFor(stalledFor);
    if (stalledFor > 0) {
      this.listener.onQuality("lost");
      this.measured = null;
    } else if (this.samples++ % SAMPLES_PER_QUALITY === 0) {
      if (this.measured) this.listener.onQuality(qualityBetween(this.measured, sample, this.videoExpected()));
      this.measured = sample;
    }
  }
}
