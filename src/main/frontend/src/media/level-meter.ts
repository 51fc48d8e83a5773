export interface LevelMeter {
  /** Loudness now, 0..1. */
  level(): number;
  close(): void;
}

const QUIETEST_DB = -60;

export function meterTrack(track: MediaStreamTrack): LevelMeter {
  const context = new AudioContext();
  const source = context.createMediaStreamSource(new MediaStream([track]));
  const analyser = context.createAnalyser();
  analyser.fftSize = 512;
  source.connect(analyser);
  const wave = new Float32Array(analyser.fftSize);
  // Without a gesture on the page the context may start asleep.
  const wake = () => void context.resume().catch(() => undefined);
  wake();
  document.addEventListener("pointerdown", wake, { once: true });
  return {
    level() {
      analyser.getFloatTimeDomainData(wave);
      return loudness(wave);
    },
    close() {
      document.removeEventListener("pointerdown", wake);
      void context.close().catch(() => undefined);
    },
  };
}

/** Decibels spread over 0..1, as ears hear it. */
export function loudness(wave: Float32Array): number {
  const power = wave.reduce((sum, value) => sum + value * value, 0) / wave.length;
  const decibels = 10 * Math.log10(power || 1e-12);
  return Math.min(1, Math.max(0, 1 - decibels / QUIETEST_DB));
}
