// Runs in every page before its own scripts: it watches, and changes nothing that the page could notice.
(() => {
  const connections = [];
  const Original = window.RTCPeerConnection;
  if (Original) {
    window.RTCPeerConnection = class RTCPeerConnection extends Original {
      constructor(...settings) {
        super(...settings);
        connections.push(this);
      }
    };
  }

  document.addEventListener("securitypolicyviolation", (event) => {
    console.error(`Content Security Policy: ${event.violatedDirective} against ${event.blockedURI}`);
  });

  // Chromium without a screen can share only the tab itself, and is told so.
  const devices = navigator.mediaDevices;
  if (devices?.getDisplayMedia) {
    const share = devices.getDisplayMedia.bind(devices);
    devices.getDisplayMedia = (wish) => share({ ...wish, preferCurrentTab: true });
  }

  const living = () => connections.filter((connection) => connection.connectionState !== "closed");

  async function reports() {
    const all = await Promise.all(living().map((connection) => connection.getStats()));
    return all.map((report) => [...report.values()]);
  }

  async function received() {
    const sum = { framesDecoded: 0, audioEnergy: 0, audioSeconds: 0, bytes: 0 };
    for (const report of await reports()) {
      for (const entry of report.filter(({ type }) => type === "inbound-rtp")) {
        sum.framesDecoded += entry.framesDecoded ?? 0;
        sum.audioEnergy += entry.totalAudioEnergy ?? 0;
        sum.audioSeconds += entry.totalSamplesDuration ?? 0;
        sum.bytes += entry.bytesReceived;
      }
    }
    return sum;
  }

  /** Mean square amplitude, 0 to 1, of what is heard from now on for so long. */
  async function loudness(millis) {
    const before = await received();
    await new Promise((resolve) => setTimeout(resolve, millis));
    const after = await received();
    const seconds = after.audioSeconds - before.audioSeconds;
    return seconds > 0 ? (after.audioEnergy - before.audioEnergy) / seconds : 0;
  }

  async function bytesSent() {
    let bytes = 0;
    for (const report of await reports()) {
      for (const entry of report.filter(({ type }) => type === "outbound-rtp")) bytes += entry.bytesSent;
    }
    return bytes;
  }

  /** The kinds of the candidates over which media go, mine and the other's. */
  async function path() {
    for (const report of await reports()) {
      const transport = report.find(({ type }) => type === "transport");
      const pair = report.find(({ id }) => id === transport?.selectedCandidatePairId);
      const kind = (id) => report.find((entry) => entry.id === id)?.candidateType;
      if (pair) return [kind(pair.localCandidateId), kind(pair.remoteCandidateId)];
    }
    return [];
  }

  const picture = { frames: 0, grewAt: 0, longestStop: 0, timer: undefined };

  /** From now on notes how long the other's picture ever stood still. */
  async function watchPicture() {
    clearInterval(picture.timer);
    picture.frames = (await received()).framesDecoded;
    picture.grewAt = performance.now();
    picture.longestStop = 0;
    picture.timer = setInterval(async () => {
      const { framesDecoded } = await received();
      const now = performance.now();
      picture.longestStop = Math.max(picture.longestStop, now - picture.grewAt);
      if (framesDecoded !== picture.frames) {
        picture.frames = framesDecoded;
        picture.grewAt = now;
      }
    }, 100);
  }

  // Instants of the first picture, comparable between the pages of one machine.
  const instants = { click: null, firstFrame: null };
  const epoch = (timeStamp) => performance.timeOrigin + timeStamp;
  addEventListener("click", (event) => (instants.click = epoch(event.timeStamp)), { capture: true });

  function awaitFirstFrame(video) {
    instants.firstFrame = null;
    video.requestVideoFrameCallback(() => {
      instants.firstFrame = epoch(performance.now());
    });
  }

  /** Awaits the other's next first picture, whether its place on the page is there yet or not. */
  function watchFirstFrame() {
    const video = () => document.querySelector("video[data-participant]");
    if (video()) return awaitFirstFrame(video());
    new MutationObserver((_, observer) => {
      if (!video()) return;
      observer.disconnect();
      awaitFirstFrame(video());
    }).observe(document, { childList: true, subtree: true });
  }

  window.witness = Object.freeze({
    received,
    loudness,
    bytesSent,
    path,
    watchPicture,
    longestStop: () => picture.longestStop,
    watchFirstFrame,
    instants: () => ({ ...instants }),
    remoteDescriptions: () => connections.filter((connection) => connection.remoteDescription).length,
  });
})();
